public import Diagnostics
internal import Evaluation

extension PushdownObstacle: Fact {
  public var chinese: String {
    switch self {
    case .columns(let obstacle): obstacle.chinese
    case .part(let text): "“\(text)”在该引擎中没有完全等价的写法"
    case .tooLong: "条件展开后过长"
    case .noColumn(let field): "表中没有字段 \(field) 的列，请用 --map \(field)=列名 指明"
    case .noObservations(let id): "引擎中没有指标 \(id) 的数据，请用 --map observations=表名 指明"
    case .visitsRecords(let text): "“\(text)”要逐条查看引擎中的记录，而不是只用其个数和合计"
    case .asksRefused(let id): "它引用的规则 \(id) 不能在该引擎中判定"
    case .digits(let needed, let limit): "计算可能需要 \(needed) 位数字，引擎的小数最多 \(limit) 位；请用位数更少的列类型（如建视图转换）"
    case .columnType(let field, let column, let type, let wanted):
      "字段 \(field) 的列 \(column) 是 \(type)，须为 \(wanted.joined(separator: "、"))；请建视图转换类型，并用 --map 指向该视图"
    }
  }

  public var english: String {
    switch self {
    case .columns(let obstacle): obstacle.english
    case .part(let text): "'\(text)' has no exact form in the engine's language"
    case .tooLong: "its condition would be too long"
    case .noColumn(let field): "the table has no column for the field \(field); name it with --map \(field)=COLUMN"
    case .noObservations(let id):
      "the engine has no observations of \(id); name their table with --map observations=TABLE"
    case .visitsRecords(let text):
      "'\(text)' looks at single records that the engine holds, not at counts and sums of them"
    case .asksRefused(let id): "it asks about \(id), which the engine cannot judge"
    case .digits(let needed, let limit):
      "it may need \(needed) digits, and the engine's decimals have \(limit); give its columns types of fewer digits, such "
        + "as by a view"
    case .columnType(let field, let column, let type, let wanted):
      "the column \(column) of the field \(field) is \(type), and has to be \(wanted.joined(separator: " or ")); "
        + "make a view that converts it, and name that with --map"
    }
  }
}

extension TableFault: Fact {
  public var chinese: String {
    switch self {
    case .unknownName(let name): "--map 中的“\(name)”既不是名录也不是字段，请用规则包中的名称"
    case .noColumn(let field, let table, let known):
      "表 \(table) 没有字段 \(field) 的列，请用 --map \(field)=列名 指明；表中有 \(known.joined(separator: "、"))"
    case .noMappedColumn(let column, let table, let known):
      "表 \(table) 没有 --map 指明的列 \(column)；表中有 \(known.joined(separator: "、"))"
    case .columnType(let field, let column, let type, let wanted):
      PushdownObstacle.columnType(field: field, column: column, type: type, wanted: wanted).chinese
    case .hasUnits(let column): "引擎中的指标数据须以规则包中各指标的单位表示，不能有单位列 \(column)；请建视图换算并去掉该列，再用 --map observations= 指向该视图"
    case .severalColumns(let field, let columns):
      "字段 \(field) 可能是 \(columns.joined(separator: "、"))，请用 --map \(field)=列名 指明"
    }
  }

  public var english: String {
    switch self {
    case .unknownName(let name): "'\(name)' of --map is neither a register nor a field; use the pack's names"
    case .noColumn(let field, let table, let known):
      "the table \(table) has no column for the field \(field); name it with --map \(field)=COLUMN; there are "
        + known.joined(separator: ", ")
    case .noMappedColumn(let column, let table, let known):
      "the table \(table) has no column \(column), which --map names; there are \(known.joined(separator: ", "))"
    case .columnType(let field, let column, let type, let wanted):
      PushdownObstacle.columnType(field: field, column: column, type: type, wanted: wanted).english
    case .hasUnits(let column):
      "an engine's observations have to be in the units of the pack's indicators, without the column \(column); make a "
        + "view that converts them, and name that with --map observations="
    case .severalColumns(let field, let columns):
      "the field \(field) may be \(columns.joined(separator: " or ")); name its column with --map \(field)=COLUMN"
    }
  }
}

/// What the comments of statements say.
struct Wording {
  let language: Language

  init(_ language: Language) { self.language = language }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func head(_ pack: String, _ version: String, _ date: String) -> String {
    say("规则包 \(pack) \(version)，按 \(date) 生效的规则", "Pack \(pack) \(version), the rules in effect on \(date)")
  }

  var lines: String {
    say(
      "结果的每一行是一个 JSON 列表，由 plumbline run 读回", "Each line of the result is a JSON list, which plumbline run reads back")
  }

  func refused(_ rule: String, _ obstacle: PushdownObstacle) -> String {
    say("未包括 \(rule)：\(obstacle.chinese)", "without \(rule): \(obstacle.english)")
  }

  func undecided(_ rule: String, _ obstacle: PushdownObstacle) -> String {
    say("只有合计，没有判定 \(rule)：\(obstacle.chinese)", "sums alone, no verdict, for \(rule): \(obstacle.english)")
  }

  func columns(of table: String) -> String {
    say("表 \(table) 的列及其类型；值更细的列会被截短，须先核对", "Columns of \(table) and their types, which have to be these")
  }

  func records(_ title: String) -> String {
    say("\(title)：每条记录，字段以规则包中的名称和单位", "\(title): every record, its fields by the pack's names and in its units")
  }

  var judged: String { say("每条记录按每条规则的结果", "How each rule judges every record") }

  var groups: String { say("每个地区每年的记录数、结果数和合计", "What is counted and summed for every region and year") }

  func findings(_ limit: Int) -> String {
    say("每条规则每种结果的前 \(limit) 条记录", "The first \(limit) records of each rule and outcome")
  }

  func repeated(_ rule: String) -> String { say("\(rule)：重复出现的值", "\(rule): values that occur more than once") }

  var regions: String { say("规则包的地区", "The pack's regions") }

  var regionNames: String { say("地区可用的名称及代码", "What regions may be called, and their codes") }

  func ownRecords(_ title: String) -> String {
    say("\(title)：各地区自己的记录", "\(title): the records that name a region itself")
  }

  func withRegionsBelow(_ title: String) -> String {
    say(
      "\(title)：没有自己记录的地区，下一级各地区都有时为其合计",
      "\(title): a region without records of its own has those of the regions below, where none of them lacks any")
  }

  var indicatorNames: String { say("指标可用的名称及其代号", "What indicators may be called, and their ids") }

  var observed: String { say("各地区每年的指标值", "The indicators of regions in years") }

  var judgedRegions: String {
    say(
      "要判定的地区和年份：有数据的，或下一级至少两个地区有数据的",
      "The regions and years that are judged: those with data, or with data of two regions below at least")
  }

  func regionsBelow(_ rule: String) -> String {
    say("\(rule)：下一级地区的情况", "\(rule): what the regions below come to")
  }

  var shared: String { say("有这些值的记录", "The records that have them") }
}
