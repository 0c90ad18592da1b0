internal import Diagnostics

extension TabularFault.HeadItem {
  fileprivate var chinese: String {
    switch self {
    case .pack: "规则包"
    case .version: "规则包版本"
    case .region: "地区"
    case .year: "年份"
    case .revision: "修订号"
    case .preparedBy: "填报单位"
    case .preparedDate: "填报日期"
    }
  }

  fileprivate var english: String {
    switch self {
    case .pack: "pack"
    case .version: "pack version"
    case .region: "region"
    case .year: "year"
    case .revision: "revision"
    case .preparedBy: "prepared by"
    case .preparedDate: "date"
    }
  }
}

extension TabularFault {
  public var chinese: String {
    switch self {
    case .headMissing(.region): "没有写明是哪个地区的报告，请在表的上方加一格“地区”，在它右边的一格写地区名称"
    case .headMissing(let item): "没有写明报告的\(item.chinese)，请在表的上方加一格“\(item.chinese)”，在它右边的一格填写，如 2025"
    case .headDiffers(let item, let text, let first, let place):
      "\(item.chinese)有两个不同的写法，这里是“\(text.brief)”，\(place) 是“\(first.brief)”，请改为一致"
    case .titleDiffers(let item, let text, let head): "标题写的是\(text)，而\(item.chinese)一栏是\(head.brief)，请核实"
    case .otherVersion(let found, let wanted): "表格是按规则包版本“\(found.brief)”制作的，本次检查用的是“\(wanted)”，请核实表格是否仍然适用"
    case .nothingUnderstood: "没有一张表能够识别，什么也没有读取；表名应为“指标”或名录的标题，表头应为指标、单位、年份或名录的字段"
    case .sheetNotRead(let name): "不知道表“\(name.brief)”是什么，未读取；如应读取，请把表名改为“指标”或名录的标题"
    case .sheetNameUnknown(let name, let nearest): "未知的表“\(name.brief)”，是否应为“\(nearest)”？"
    case .sheetUnclear(let name, let titles):
      "表“\(name.brief)”的表头同时符合\(titles.map { "“\($0)”" }.joined(separator: "、"))，请把表名改为其中之一"
    case .sheetTwice(let name, let first): "名录“\(name)”在 \(first) 已有一张表，请合并为一张"
    case .sheetOfTableUnclear(let title, let names):
      "不知道“\(title.zh)”在哪张工作表中（有 \(names.map(\.brief).joined(separator: "、"))），请把工作表命名为“\(title.zh)”"
    case .recordsJoined(let range): "合并的单元格 \(range) 跨了几条记录，请取消合并，并在每一行写明"
    case .noHeader(let name): "在表“\(name.brief)”中找不到表头，请写明各列是什么"
    case .noWorkbooks: "此版本的程序不读取工作簿，请改交 YAML、JSON 或 CSV，或使用完整版本"
    case .tooManyCells(let limit): "单元格超过 \(limit) 个，无法作为一份报告读取；记录很多的名录请另存为 CSV，用 --register 检查"
    case .tooManySheets(let limit): "表超过 \(limit) 张，无法作为一份报告读取"
    case .columnTwice(let name, let first, let place):
      name == first
        ? "“\(name.brief)”一列出现两次，另一列在 \(place)，请保留一列"
        : "“\(name.brief)”与 \(place) 的“\(first.brief)”是同一项，请保留一列"
    case .columnUnknown(let name, let nearest): "未知的列“\(name.brief)”，是否应为“\(nearest)”？"
    case .columnNotRead(let name): "未知的列“\(name.brief)”，未读取"
    case .columnMissing(let name): "缺少“\(name)”列，请补上"
    case .dataWithoutHeading: "此列有数据而没有表头，未读取；请写明此列是什么，或删去"
    case .noValueColumn: "找不到数值列，请在表头写明年份，如 2025年，或写“数值”"
    case .yearAfterReport(let year, let report): "\(year) 年晚于报告年份 \(report)，请核实年份，或删去此列的数据"
    case .unitsOfOneKind(let one, let other): "“\(one)”与“\(other)”不能同时作为此表的单位，请只写一个，或在各行写明单位"
    case .unitBelowHeader(let text): "表中间又写了“\(text.brief)”，与表上方的单位不同；请分成两张工作表，或在各行写明单位"
    case .secondTable(let text): "“\(text.brief)”处另起了一张表，各列的含义可能不同；请把它放到另一张工作表"
    case .cornerUnitUnknown(let text, let nearest): "未知的单位“\(text.brief)”，是否应为“\(nearest)”？"
    case .indicatorUnknown(let name, let nearest): "未知的指标“\(name.brief)”，是否应为“\(nearest)”？"
    case .indicatorNotRead(let name): "规则包没有指标“\(name.brief)”，此行未读取"
    case .rowWithoutName: "此行有数据而没有指标名称，未读取；请写明是哪个指标"
    case .valueTwice(let name, let first): "“\(name.brief)”在 \(first) 已有另一个值，请保留一个"
    case .rowOfOtherRegion(let name): "此行是“\(name.brief)”的数据，不属于本报告的地区，未读取"
    case .totalNotRead(let name): "“\(name.brief)”行不是记录，未读取"
    case .rowNotRead(let text): "“\(text.brief)”一行不是记录，未读取"
    case .noneBesideRecords: "这里写“无”，而同一张表另有记录，请删去其一"
    case .statusUnknown(let text): "未知的状态“\(text.brief)”，请写初步、修订或最终"
    case .yearUnclear(let text): "“\(text.brief)”不是年份，请写如 2025"
    case .statementWithoutRule: "没有写明针对哪条规则，请填写规则编号"
    case .statementPartUnclear(let text): "“\(text.brief)”应写为“名称=值”，几项之间用分号隔开"
    }
  }

  public var english: String {
    switch self {
    case .headMissing(.region):
      "nothing says which region the report is of; add a cell 'region' above the tables, with its name in the cell to the "
        + "right"
    case .headMissing(let item):
      "nothing states the report's \(item.english); add a cell '\(item.english)' above the tables, with the answer in "
        + "the cell to the right, such as 2025"
    case .headDiffers(let item, let text, let first, let place):
      "the \(item.english) is stated twice, here as '\(text.brief)' and at \(place) as '\(first.brief)'; make them agree"
    case .titleDiffers(let item, let text, let head):
      "the title says \(text), but the \(item.english) is given as \(head.brief); confirm it"
    case .otherVersion(let found, let wanted):
      "the form was made for version '\(found.brief)' of the pack, but this run uses '\(wanted)'; confirm that the form "
        + "still fits"
    case .nothingUnderstood:
      "no sheet was understood and nothing was read; name sheets '指标' (indicators) or by a register's title, and head "
        + "the columns by indicator, unit and year or by the register's fields"
    case .sheetNotRead(let name):
      "nobody knows what the sheet '\(name.brief)' is, and it is not read; if it should be, name it 'indicators' or by a "
        + "register's title"
    case .sheetNameUnknown(let name, let nearest): "unknown sheet '\(name.brief)'; did you mean '\(nearest)'?"
    case .sheetUnclear(let name, let titles):
      "the headings of the sheet '\(name.brief)' fit \(titles.map { "'\($0)'" }.joined(separator: ", ")); name the sheet "
        + "by one of them"
    case .sheetTwice(let name, let first): "the register '\(name)' has a sheet at \(first) already; join them to one"
    case .sheetOfTableUnclear(let title, let names):
      "it is not clear which sheet holds '\(title.en)' (there are \(names.map(\.brief).joined(separator: ", "))); "
        + "name the sheet '\(title.en)'"
    case .recordsJoined(let range):
      "the joined cells \(range) span several records; separate them and write the value in each row"
    case .noHeader(let name): "no header is found in the sheet '\(name.brief)'; say what each column is"
    case .noWorkbooks:
      "this build of the program reads no workbooks; submit YAML, JSON or CSV, or use a full build"
    case .tooManyCells(let limit):
      "there are more than \(limit) cells, too many for one report; save a register of very many records as CSV and "
        + "check it by --register"
    case .tooManySheets(let limit): "there are more than \(limit) sheets, too many for one report"
    case .columnTwice(let name, let first, let place):
      name == first
        ? "the column '\(name.brief)' stands twice, the other at \(place); keep one"
        : "the column '\(name.brief)' is the same as '\(first.brief)' at \(place); keep one"
    case .columnUnknown(let name, let nearest): "unknown column '\(name.brief)'; did you mean '\(nearest)'?"
    case .columnNotRead(let name): "the column '\(name.brief)' is not known and is not read"
    case .columnMissing(let name): "there is no column '\(name)'; add it"
    case .dataWithoutHeading: "this column has data but no heading, and is not read; say what it is, or clear it"
    case .noValueColumn: "there is no column of values; head it by its year, such as 2025, or by 'value'"
    case .yearAfterReport(let year, let report):
      "\(year) is after the report's year \(report); confirm the year, or clear the column"
    case .unitsOfOneKind(let one, let other):
      "'\(one)' and '\(other)' cannot both be the unit of this table; keep one, or write the unit in each row"
    case .unitBelowHeader(let text):
      "'\(text.brief)' stands between the rows and differs from the unit above the table; make two sheets of it, or "
        + "write the unit in each row"
    case .secondTable(let text):
      "another table begins at '\(text.brief)', whose columns may hold something else; put it on a sheet of its own"
    case .cornerUnitUnknown(let text, let nearest): "unknown unit '\(text.brief)'; did you mean '\(nearest)'?"
    case .indicatorUnknown(let name, let nearest): "unknown indicator '\(name.brief)'; did you mean '\(nearest)'?"
    case .indicatorNotRead(let name): "the pack has no indicator '\(name.brief)'; the row is not read"
    case .rowWithoutName: "this row has data but names no indicator, and is not read; say which one it is"
    case .valueTwice(let name, let first): "'\(name.brief)' has another value at \(first); keep one"
    case .rowOfOtherRegion(let name): "this row is of '\(name.brief)', not of the report's region, and is not read"
    case .totalNotRead(let name): "the row '\(name.brief)' is no record and is not read"
    case .rowNotRead(let text): "the row '\(text.brief)' is no record and is not read"
    case .noneBesideRecords: "this says that there is none, but the sheet has records; remove one of the two"
    case .statusUnknown(let text): "unknown status '\(text.brief)'; write preliminary, revised or final"
    case .yearUnclear(let text): "'\(text.brief)' is no year; write it as in 2025"
    case .statementWithoutRule: "this names no rule; write the rule's id"
    case .statementPartUnclear(let text):
      "'\(text.brief)' should read 'name=value', several of them with semicolons between"
    }
  }
}
