#if Workbooks
extension MarkingFault {
  public var chinese: String {
    switch self {
    case .malformed(let part): "工作簿的部件“\(part)”结构不完整，无法标注；请用 Excel 或 WPS 打开后另存为 .xlsx 再试"
    case .foreignEncoding(let part): "工作簿的部件“\(part)”不是 UTF-8 编码，无法标注；请用 Excel 或 WPS 另存为 .xlsx 再试"
    case .missingPart(let part): "工作簿缺少部件“\(part)”，无法标注；请用 Excel 或 WPS 打开后另存为 .xlsx 再试"
    case .tooManyFormats(let limit): "工作簿的单元格格式已达 \(limit) 种，无法再加颜色；请先清除不用的格式"
    case .noSuchSheet(let name): "工作簿没有工作表“\(name)”，此处没有标注，只列入问题清单"
    case .signatureVoid: "工作簿带有数字签名，标注后的副本签名无效；如需签名请用原文件"
    case .commentBehindThread: "此单元格有会话式批注，Excel 只显示会话，请到问题清单中查看问题"
    }
  }

  public var english: String {
    switch self {
    case .malformed(let part):
      "the workbook's part '\(part)' is not whole and cannot be marked; open it in Excel or WPS and save it as .xlsx"
    case .foreignEncoding(let part):
      "the workbook's part '\(part)' is not UTF-8 and cannot be marked; save it as .xlsx in Excel or WPS"
    case .missingPart(let part):
      "the workbook lacks the part '\(part)' and cannot be marked; open it in Excel or WPS and save it as .xlsx"
    case .tooManyFormats(let limit):
      "the workbook has \(limit) cell formats already, and no colours can be added; clear formats that are not used"
    case .noSuchSheet(let name):
      "the workbook has no sheet '\(name)'; nothing is marked there, see the list of findings"
    case .signatureVoid:
      "the workbook is signed, and the signature does not hold for the marked copy; keep the original for it"
    case .commentBehindThread:
      "the cell has a threaded comment, which Excel shows instead; see the list of findings"
    }
  }
}
#endif
