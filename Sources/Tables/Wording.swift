public import Diagnostics

extension TableFault: Fact {
  public var chinese: String {
    switch self {
    case .noSuchFile: "文件不存在，请检查路径"
    case .notAFile: "此处不是普通文件，无法读取"
    case .unreadable: "无法读取，请检查权限"
    case .empty: "文件是空的；第一行应写列名"
    case .workbook: "这其实是工作簿，不是 CSV；应恢复扩展名 .xlsx，作为单独的报告提交，或在 Excel 或 WPS 中另存为 CSV"
    case .tooLarge(let bytes, let limit): "文件有 \(bytes) 字节，超过上限 \(limit) 字节；应拆成几个文件"
    case .illFormed(let encoding): "此处不是 \(encoding.title) 编码的文字，文件有损坏或是别的编码；应另存为 UTF-8"
    case .controlCharacter(let code): "此处有控制字符 \(code.codePoint)，文件有损坏或不是文本；应删去此字符"
    case .unclosedQuote: "此处的双引号没有闭合；应补上"
    case .strayQuote: "值中有双引号；应把整个值放在双引号中，其中的双引号写两个"
    case .textAfterQuote: "闭合的双引号之后还有文字；值中的双引号应写两个"
    case .rowTooLong(let limit): "此行超过 \(limit) 字节；应缩短"
    case .tooManyValues(let limit): "文件中的值超过 \(limit) 个；应拆成几个文件，行很多的名录用 --register 给出"
    case .fieldCount(let count, let header): "此行有 \(count) 个值，表头有 \(header) 列；应一致"
    case .duplicateColumn(let name, let first): "列名“\(name.brief)”与第 \(first) 列相同；应改名或删去一列"
    case .unnamedColumn(let column): "第 \(column) 列没有列名；应写上，或删去此列"
    }
  }

  public var english: String {
    switch self {
    case .noSuchFile: "there is no such file; check the path"
    case .notAFile: "this is no ordinary file and cannot be read"
    case .unreadable: "it cannot be read; check its permissions"
    case .empty: "the file is empty; name the columns in its first line"
    case .workbook:
      "the file is in fact a workbook and no CSV; let its name end in .xlsx and send it as a report of its own, or save it "
        + "as CSV in Excel or WPS"
    case .tooLarge(let bytes, let limit):
      "the file has \(bytes) bytes, more than the limit of \(limit); split it"
    case .illFormed(let encoding):
      "this is no \(encoding.title) text, the file is damaged or in another encoding; save it as UTF-8"
    case .controlCharacter(let code):
      "the control character \(code.codePoint) stands here, the file is damaged or no text; remove the character"
    case .unclosedQuote: "the quote that opens here is not closed; close it"
    case .strayQuote: "a quote stands within a value; put the whole value in quotes and write the quote twice"
    case .textAfterQuote: "text follows the closing quote; write a quote within a value twice"
    case .rowTooLong(let limit): "this row has more than \(limit) bytes; shorten it"
    case .tooManyValues(let limit):
      "the file has more than \(limit) values; split it, or give a register of many rows by --register"
    case .fieldCount(let count, let header):
      "this row has \(count) \(count == 1 ? "field" : "fields"), the header \(header); give it as many"
    case .duplicateColumn(let name, let first):
      "the column '\(name.brief)' has the name of column \(first); rename or remove one"
    case .unnamedColumn(let column): "column \(column) has no name; name it or remove it"
    }
  }
}

extension UInt8 {
  /// `U+001A`.
  fileprivate var codePoint: String {
    let digits = String(self, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
