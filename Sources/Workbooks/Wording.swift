#if Workbooks
public import Diagnostics

extension WorkbookFault: Fact {
  public var chinese: String {
    switch self {
    case .empty: "文件是空的；应提交 .xlsx（Excel 工作簿）"
    case .tooLarge(let bytes, let limit): "文件有 \(bytes) 字节，超过上限 \(limit) 字节；应删去图片等无关内容，或拆成几个文件"
    case .unusable(let kind): kind.chinese
    case .truncated: "文件不完整：压缩包没有结尾，多半是传输中断；应重新复制或上传"
    case .archive(let problem): "工作簿的压缩包\(problem.chinese)"
    case .missingPart(let part): "工作簿中缺少 \(part.brief)；应在 Excel 或 WPS 中打开并另存为 .xlsx（Excel 工作簿）"
    case .missingSheet(let sheet): "工作表“\(sheet.brief)”的内容不在文件中；应在 Excel 或 WPS 中打开检查，并另存为 .xlsx（Excel 工作簿）"
    case .sheetNamedTwice(let sheet): "有两个工作表都叫“\(sheet.brief)”；应改名"
    case .noSheets: "工作簿中没有工作表；应至少有一个"
    case .tooManySheets(let limit): "工作表超过 \(limit) 个；应拆成几个文件"
    case .xml(let part, let line, let problem): "工作簿中的 \(part.brief) 第 \(line) 行\(problem.chinese)"
    case .tooManyStyles(let limit): "单元格格式超过 \(limit) 种；应把内容复制到新工作簿中再保存"
    case .tooManySharedTexts(let limit): "工作簿中的文字超过 \(limit) 条；应拆成几个文件"
    case .sharedTextsTooLong(let limit): "工作簿中的文字合计超过 \(limit) 字节；应拆成几个文件"
    default: chineseOfCell
    }
  }

  private var chineseOfCell: String {
    switch self {
    case .badAddress(let text): "单元格地址“\(text.brief)”不成立；\(Self.chineseRemedy)"
    case .addressInRow(let text, let row): "单元格 \(text.brief) 写在第 \(row) 行中；\(Self.chineseRemedy)"
    case .badRowNumber(let text): "行号“\(text.brief)”不成立；\(Self.chineseRemedy)"
    case .rowOutOfOrder(let row, let after): "第 \(row) 行写在第 \(after) 行之后；\(Self.chineseRemedy)"
    case .cellTwice: "此单元格在文件中出现两次，无法确定取哪个值；\(Self.chineseRemedy)"
    case .cellOutOfOrder: "此单元格写在其右侧的单元格之后；\(Self.chineseRemedy)"
    case .tooManyColumns(let limit): "此行超过 \(limit) 列；应删去多余的列"
    case .tooManyRows(let limit): "此表超过 \(limit) 行；应删去多余的行"
    case .tooManyCells(let limit): "此表有内容的单元格超过 \(limit) 个；应拆成几个文件"
    case .tooManyMerged(let limit): "此表的合并单元格超过 \(limit) 处；应取消合并"
    case .textTooLong(let limit): "此单元格的文字超过 \(limit) 字节；应缩短"
    case .unknownCellType(let type): "此单元格的类型“\(type.brief)”不可识别；\(Self.chineseRemedy)"
    case .noSharedText(let text, let count): "此单元格引用第“\(text.brief)”条文字，而文件中只有 \(count) 条；\(Self.chineseRemedy)"
    case .noStyle(let text, let count): "此单元格引用第“\(text.brief)”种格式，而文件中只有 \(count) 种；\(Self.chineseRemedy)"
    default: ""
    }
  }

  private static let chineseRemedy = "应在 Excel 或 WPS 中打开检查，并另存为 .xlsx（Excel 工作簿）"

  public var english: String {
    switch self {
    case .empty: "the file is empty; hand in an .xlsx workbook"
    case .tooLarge(let bytes, let limit):
      "the file has \(bytes) bytes, more than the limit of \(limit); remove pictures and the like, or split it"
    case .unusable(let kind): kind.english
    case .truncated:
      "the file is not whole: the archive has no end, most likely because copying was cut off; copy or upload it again"
    case .archive(let problem): "the workbook's archive \(problem.english)"
    case .missingPart(let part): "the workbook lacks \(part.brief); \(Self.englishRemedy)"
    case .missingSheet(let sheet): "what the sheet '\(sheet.brief)' holds is not in the file; \(Self.englishRemedy)"
    case .sheetNamedTwice(let sheet): "two sheets are called '\(sheet.brief)'; rename one"
    case .noSheets: "the workbook has no sheet; it needs one at least"
    case .tooManySheets(let limit): "the workbook has more than \(limit) sheets; split it"
    case .xml(let part, let line, let problem): "line \(line) of the workbook's \(part.brief) \(problem.english)"
    case .tooManyStyles(let limit): "cells have more than \(limit) formats; copy the contents to a new workbook"
    case .tooManySharedTexts(let limit): "the workbook has more than \(limit) texts; split it"
    case .sharedTextsTooLong(let limit): "the workbook's texts have more than \(limit) bytes together; split it"
    default: englishOfCell
    }
  }

  private var englishOfCell: String {
    switch self {
    case .badAddress(let text): "'\(text.brief)' is no address of a cell; \(Self.englishRemedy)"
    case .addressInRow(let text, let row): "the cell \(text.brief) stands in row \(row); \(Self.englishRemedy)"
    case .badRowNumber(let text): "'\(text.brief)' is no number of a row; \(Self.englishRemedy)"
    case .rowOutOfOrder(let row, let after): "row \(row) stands behind row \(after); \(Self.englishRemedy)"
    case .cellTwice: "the file has this cell twice, and nobody can tell which counts; \(Self.englishRemedy)"
    case .cellOutOfOrder: "this cell stands behind a cell to its right; \(Self.englishRemedy)"
    case .tooManyColumns(let limit): "this row has more than \(limit) columns; remove those that are not needed"
    case .tooManyRows(let limit): "this sheet has more than \(limit) rows; remove those that are not needed"
    case .tooManyCells(let limit): "this sheet has more than \(limit) cells with contents; split it"
    case .tooManyMerged(let limit): "this sheet has more than \(limit) merged cells; unmerge them"
    case .textTooLong(let limit): "this cell's text has more than \(limit) bytes; shorten it"
    case .unknownCellType(let type): "this cell's type '\(type.brief)' is not known; \(Self.englishRemedy)"
    case .noSharedText(let text, let count):
      "this cell refers to text '\(text.brief)' of \(count); \(Self.englishRemedy)"
    case .noStyle(let text, let count): "this cell refers to format '\(text.brief)' of \(count); \(Self.englishRemedy)"
    default: ""
    }
  }

  private static let englishRemedy = "open it in Excel or WPS, look at it there and save it as .xlsx again"
}

extension FileKind {
  fileprivate var chinese: String {
    let save = "应在 Excel 或 WPS 中打开，另存为 .xlsx（Excel 工作簿）"
    return switch self {
    case .empty: WorkbookFault.empty.chinese
    case .workbook: "文件其实是 Excel 工作簿；应把扩展名改为 .xlsx"
    case .oldWorkbook: "文件是旧格式的工作簿（.xls 或 .et）；\(save)"
    case .encrypted: "工作簿有打开密码，无法读取；应在 Excel 或 WPS 中打开，取消密码后另存为 .xlsx（Excel 工作簿）"
    case .binaryWorkbook: "文件是二进制工作簿（.xlsb）；\(save)"
    case .openDocument: "文件是 OpenDocument 文件（.ods）；\(save)"
    case .otherOffice: "文件是 Word 文档或 PowerPoint 演示文稿，不是工作簿；应把表格复制到 Excel 或 WPS 表格中，另存为 .xlsx（Excel 工作簿）"
    case .webPage: "文件其实是网页（HTML），不是工作簿；\(save)"
    case .xml: "文件其实是 XML（如 XML 电子表格 2003），不是 .xlsx；\(save)"
    case .pdf: "文件是 PDF，不是工作簿；应提交其中数据的 .xlsx（Excel 工作簿）"
    case .binary: "文件不是工作簿，也不是文本；应提交 .xlsx（Excel 工作簿）"
    case .otherArchive: "文件是压缩包，其中没有工作簿的内容；应解压后提交其中的 .xlsx（Excel 工作簿）"
    case .truncated: WorkbookFault.truncated.chinese
    case .text: "文件其实是文本，不是工作簿；如为 CSV，应把扩展名改为 .csv，否则应在 Excel 或 WPS 中打开，另存为 .xlsx（Excel 工作簿）"
    }
  }

  fileprivate var english: String {
    let save = "open it in Excel or WPS and save it as .xlsx (Excel workbook)"
    return switch self {
    case .empty: WorkbookFault.empty.english
    case .workbook: "the file is in fact an Excel workbook; let its name end in .xlsx"
    case .oldWorkbook: "the file is a workbook of an old format (.xls or .et); \(save)"
    case .encrypted:
      "a password keeps the workbook from being read; open it in Excel or WPS, remove the password and save it as .xlsx"
    case .binaryWorkbook: "the file is a binary workbook (.xlsb); \(save)"
    case .openDocument: "the file is an OpenDocument file (.ods); \(save)"
    case .otherOffice:
      "the file is a document of Word or PowerPoint and no workbook; copy the tables to Excel or WPS and save them as .xlsx"
    case .webPage: "the file is in fact a web page (HTML) and no workbook; \(save)"
    case .xml: "the file is in fact XML (such as XML Spreadsheet 2003) and no .xlsx; \(save)"
    case .pdf: "the file is a PDF and no workbook; hand in its data as .xlsx (Excel workbook)"
    case .binary: "the file is neither a workbook nor text; hand in an .xlsx workbook"
    case .otherArchive: "the file is an archive that is no workbook; unpack it and hand in the .xlsx workbook"
    case .truncated: WorkbookFault.truncated.english
    case .text: "the file is in fact text and no workbook; if it is CSV let its name end in .csv, else \(save)"
    }
  }
}

extension ArchiveProblem {
  fileprivate var chinese: String {
    let again = "应重新复制或上传，或在 Excel、WPS 中打开后另存"
    return switch self {
    case .directory: "已损坏（目录不成立）；\(again)"
    case .tooManyEntries(let limit): "中超过 \(limit) 个文件；应删去图片等无关内容"
    case .encrypted(let name): "已加密（\(name.brief)），无法读取；应去掉密码后另存"
    case .nameTwice(let name): "中有两个 \(name.brief)，无法确定取哪个；应在 Excel 或 WPS 中打开后另存"
    case .unsafeName(let name): "中的文件名“\(name.brief)”不安全，已拒绝；应核对文件来源"
    case .overlap(let name): "中 \(name.brief) 与别的内容重叠，已拒绝；应核对文件来源"
    case .header(let name): "中 \(name.brief) 的说明与目录不一致；\(again)"
    case .method(let name): "中 \(name.brief) 用了不支持的压缩方式；应在 Excel 或 WPS 中打开后另存"
    case .tooLarge(let name, let bytes, let limit):
      "中 \(name.brief) 解压后有 \(bytes) 字节，超过上限 \(limit) 字节；应拆成几个文件"
    case .ratio(let name, let bytes, let packed):
      "中 \(name.brief) 从 \(packed) 字节解压为 \(bytes) 字节，疑为压缩炸弹，已拒绝；应核对文件来源"
    case .damaged(let name): "中 \(name.brief) 已损坏，无法解压；\(again)"
    case .checksum(let name): "中 \(name.brief) 已损坏（校验和不符）；\(again)"
    }
  }

  fileprivate var english: String {
    let again = "copy or upload it again, or save it again in Excel or WPS"
    return switch self {
    case .directory: "is damaged (its directory makes no sense); \(again)"
    case .tooManyEntries(let limit): "holds more than \(limit) files; remove pictures and the like"
    case .encrypted(let name): "is encrypted (\(name.brief)) and cannot be read; save it without a password"
    case .nameTwice(let name):
      "holds \(name.brief) twice, and nobody can tell which counts; save it again in Excel or WPS"
    case .unsafeName(let name): "was refused: the name '\(name.brief)' in it is unsafe; ask where the file comes from"
    case .overlap(let name):
      "was refused: \(name.brief) overlaps with something else in it; ask where the file comes from"
    case .header(let name): "is damaged: the header of \(name.brief) does not agree with the directory; \(again)"
    case .method(let name): "packs \(name.brief) in a way that is not supported; save it again in Excel or WPS"
    case .tooLarge(let name, let bytes, let limit):
      "unpacks \(name.brief) to \(bytes) bytes, more than the limit of \(limit); split the workbook"
    case .ratio(let name, let bytes, let packed):
      "was refused: \(name.brief) unpacks from \(packed) to \(bytes) bytes, like a zip bomb; ask where the file comes from"
    case .damaged(let name): "is damaged: \(name.brief) cannot be unpacked; \(again)"
    case .checksum(let name): "is damaged: the checksum of \(name.brief) is wrong; \(again)"
    }
  }
}

extension XMLProblem {
  fileprivate var chinese: String {
    switch self {
    case .malformed(let problem): "不是正确的 XML（\(problem)）；应在 Excel 或 WPS 中打开后另存"
    case .documentType: "有文档类型声明（DOCTYPE），已拒绝；应核对文件来源"
    case .tooDeep(let limit): "嵌套超过 \(limit) 层，已拒绝；应核对文件来源"
    case .tooManyAttributes(let limit): "有元素的属性超过 \(limit) 个，已拒绝；应核对文件来源"
    case .tooLong(let limit): "有超过 \(limit) 字节的标记，已拒绝；应核对文件来源"
    case .outOfMemory: "读取时内存不足；应拆成几个文件"
    }
  }

  fileprivate var english: String {
    switch self {
    case .malformed(let problem): "is no well-formed XML (\(problem)); save the workbook again in Excel or WPS"
    case .documentType: "was refused: it has a document type declaration (DOCTYPE); ask where the file comes from"
    case .tooDeep(let limit): "was refused: it is nested more than \(limit) deep; ask where the file comes from"
    case .tooManyAttributes(let limit):
      "was refused: an element has more than \(limit) attributes; ask where the file comes from"
    case .tooLong(let limit): "was refused: a tag has more than \(limit) bytes; ask where the file comes from"
    case .outOfMemory: "took more memory than there is; split the workbook"
    }
  }
}
#endif
