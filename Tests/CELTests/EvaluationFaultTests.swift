import CEL
import Diagnostics
import Testing

@Suite("Why an expression has no value is said in both languages")
struct EvaluationFaultTests {
  @Test(
    "The words are these",
    arguments: [
      Worded(.divisionByZero, "除数为零", "division by zero"),
      Worded(.overflow(operation: "+"), "“+”的结果超出了该类型的范围", "the result of '+' is beyond the range of its type"),
      Worded(.conversion(of: "'x'", to: "int"), "'x' 不能转换为 int", "'x' cannot be converted to int"),
      Worded(.noSuchKey("'a'"), "映射中没有键 'a'", "the map has no key 'a'"),
      Worded(.indexOutOfRange(3), "下标 3 超出范围", "index 3 is out of range"),
      Worded(
        .noSuchOverload(function: "+", types: ["int", "string"]), "+ 不适用于（int，string）",
        "+ cannot be applied to (int, string)"),
      Worded(
        .invalidArgument(function: "replace", argument: "-1"), "replace 的参数不可用：-1",
        "replace cannot use the argument -1"),
      Worded(
        .malformedFormat(clause: "%q"), "格式“%q”不存在，或不适用于其参数",
        "the format '%q' does not exist or does not fit its argument"),
      Worded(
        .invalidPattern("(", reason: "missing )"), "“(”不是正则表达式（RE2 语法）：missing )",
        "'(' is not a regular expression in RE2 syntax: missing )"),
      Worded(
        .unknownTimeZone("X"), "未知的时区“X”，应如 Asia/Shanghai 或 +08:00",
        "unknown time zone 'X'; it should be like Asia/Shanghai or +08:00"),
      Worded(.emptyOptional, "可选值为空", "the optional value is empty"),
      Worded(.duplicateKey("1"), "映射中的键 1 重复", "the map has the key 1 twice"),
      Worded(.unsupportedKey("list"), "list 不能作为映射的键", "list cannot be a key of a map"),
      Worded(.unknownName("x"), "未知的名称“x”", "unknown name 'x'"),
      Worded(.tooManySteps(limit: 5), "计算超过 5 步，已停止", "the evaluation took more than 5 steps and was stopped"),
    ])
  func wording(_ given: Worded) {
    #expect([given.fault.wording(in: .zh), given.fault.wording(in: .en)] == [given.zh, given.en])
    #expect(isListed(given.fault))
  }

  /// No case without a row: a new one makes this switch incomplete.
  private func isListed(_ fault: EvaluationFault) -> Bool {
    switch fault {
    case .divisionByZero, .overflow, .conversion, .noSuchKey, .indexOutOfRange, .noSuchOverload, .invalidArgument,
      .malformedFormat, .invalidPattern, .unknownTimeZone, .emptyOptional, .duplicateKey, .unsupportedKey,
      .unknownName, .tooManySteps:
      true
    }
  }

  struct Worded: Sendable, CustomTestStringConvertible {
    let fault: EvaluationFault
    let zh: String
    let en: String

    init(_ fault: EvaluationFault, _ zh: String, _ en: String) {
      self.fault = fault
      self.zh = zh
      self.en = en
    }

    var testDescription: String { en }
  }
}

@Suite("The faults of a text are told with their lines")
struct RenderedFaultsTests {
  @Test("Every fault has its line and column, the line itself and a caret below it")
  func rendered() {
    let text = "area > 'a' &&\n  (数 + 1 == 2) ||\n  aera"
    let environment = Environment(variables: [Checker.Variable(name: "area", type: .int)])
    let unreadable = "2:4: error: '数' cannot stand in an expression\n    (数 + 1 == 2) ||\n     ^"
    #expect(rendered(text, environment) == unreadable)
    let readable = text.replacing("数", with: "1.5")
    let expected = """
      1:1: error: '>' cannot be applied to int and a text
          area > 'a' &&
          ^
      2:4: error: '+' cannot be applied to double and int
          (1.5 + 1 == 2) ||
           ^
      3:3: error: unknown name 'aera'; did you mean 'area'?
          aera
          ^
      """
    #expect(rendered(readable, environment) == expected)
  }

  @Test(
    "A literal beyond its type's range is a fault",
    arguments: ["9223372036854775808", "-9223372036854775809", "18446744073709551616u", "1e400", "-1e400"])
  func range(_ text: String) {
    #expect(
      rendered(text, Environment()) == "1:1: error: '\(text.replacing("u", with: ""))' is beyond the range of its type"
        + "\n    \(text)\n    ^")
  }

  private func rendered(_ text: String, _ environment: Environment) -> String {
    do throws(ExpressionFaults) {
      _ = try Program(text, in: environment)
      return ""
    } catch {
      return error.rendered(of: text, in: .en)
    }
  }
}
