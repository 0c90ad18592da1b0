public import Diagnostics
internal import Evaluation

extension PushdownObstacle: Fact {
  public var chinese: String {
    switch self {
    case .columns(let obstacle): obstacle.chinese
    case .part(let text): "“\(text)”在该引擎中没有完全等价的写法"
    case .digits(let needed, let limit): "计算可能需要 \(needed) 位数字，引擎的小数最多 \(limit) 位"
    case .columnType(let field, let column, let type, let wanted):
      "字段 \(field) 的列 \(column) 是 \(type)，须为 \(wanted.joined(separator: "、"))；请建视图转换类型，并用 --map 指向该视图"
    }
  }

  public var english: String {
    switch self {
    case .columns(let obstacle): obstacle.english
    case .part(let text): "'\(text)' has no exact form in the engine's language"
    case .digits(let needed, let limit): "it may need \(needed) digits, and the engine's decimals have \(limit)"
    case .columnType(let field, let column, let type, let wanted):
      "the column \(column) of the field \(field) is \(type), and has to be \(wanted.joined(separator: " or ")); "
        + "make a view that converts it, and name that with --map"
    }
  }
}
