import Diagnostics
import Packs
import Testing

@Suite("A fault within an expression has its own line and column, however YAML writes it")
struct ExpressionPlaceTests {
  private static let unknown = "unknown name 'gpd'; did you mean 'gdp'?"
  private static let cut =
    "the expression breaks off here: ' #' begins a comment in YAML; put the whole expression in quotes"

  @Test(
    "The place",
    arguments: [
      Change(rule: "for: city\nassert: rd > ‸gpd", unknown),
      Change(rule: "for: city\nassert: 'rd > ‸gpd'", unknown),
      Change(rule: "for: city\nassert: \"rd > ‸gpd\"", unknown),
      Change(rule: "for: city\nassert: \"'\\u4e2d' != '中\\t' && ‸gpd > 0\"", unknown),
      Change(rule: "for: city\nassert: 'name != ''中'' && ‸gpd > 0'", unknown),
      Change(rule: "for: city\nassert: name != '黑龙江' && ‸gpd > 0", unknown),
      Change(rule: "for: city\nassert: rd > 0 &&\n    ‸gpd > 0", unknown),
      Change(rule: "for: city\nassert: 'rd > 0   \n\n    && ‸gpd > 0'", unknown),
      Change(rule: "for: city\nassert: \"rd > 0 \\\n    && ‸gpd > 0\"", unknown),
      Change(rule: "for: city\nassert: |\n  rd > 0\n    && ‸gpd > 0", unknown),
      Change(rule: "for: city\nassert: >-\n  rd > 0\n  && ‸gpd > 0", unknown),
      Change(rule: "for: city\nassert: |-\n  rd > ‸gpd", unknown),
      Change(rule: "for: city\nassert: &a rd > ‸gpd", unknown),
      Change(rule: "{for: city, assert: rd > ‸gpd}", unknown).inFlow,
      Change(rule: "for: city\nneeds: [rd, ‸gpd]\nassert: gdp > 0", unknown),
      Change(rule: "for: city\ntitle: 强度 ${rd} 与 ${‸gpd}\nassert: gdp > 0", unknown),
      Change(rule: "for: city\ntitle: {zh: \"甲\\n${‸gpd}\", en: a}\nassert: gdp > 0", unknown),
      Change(rule: "for: city\nmessage: 'it''s ${rd > ‸}'\nassert: gdp > 0", "the expression is incomplete"),
      Change(rule: "for: city\nmessage: 甲 ‸${rd\nassert: gdp > 0", "'${' has no closing '}'"),
      Change(rule: "for: city\nassert: rd + ‸", "the expression is incomplete").trimmed,
      Change(
        rule: "for: city\nassert: name.matches(‸'(')", "'(' is not a regular expression in RE2 syntax: missing ): ("),
      Change(rule: "for: city\nassert: type(name) == ‸int", PlaceMessages.noInt),
      Change(rule: "for: city\nassert: rd > quantity(‸'5 億元')", "unknown unit '億元'; did you mean '亿元'?"),
      Change(
        rule: "for: city\nassert: ‸rd > 5",
        "one side of '>' is in '亿元', the other is a number without a unit; write the unit, as in quantity('1 亿元')"),
    ])
  func places(_ change: Change) {
    #expect(SmallPack.read(change.files).faults.map { $0.rendered(in: .en) } == [change.expected])
  }

  @Test(
    "Where YAML cuts an expression that is not quoted, the message says so",
    arguments: [
      Change(rule: "for: city\nassert: rd >‸ # 0", cut), Change(rule: "for: city\nassert: name == 'a‸ #1'", cut),
      Change(rule: "for: city\nassert: (rd > 0‸ #)", cut),
      Change(rule: "for: city\nassert: rd >‸  # 甲\ntags: [a]", cut),
      Change(rule: "for: city\nassert: rd > 0 ?‸ true : false", "the value holds ': '; put the whole value in quotes"),
      Change(
        rule: "for: city\nassert: ‸'a' in [name]",
        "the value begins with ' and goes on after the closing one; put the whole value in quotes"),
      Change(
        rule: "for: city\nassert: ‸[1, 2].sum() > 0",
        "the value begins with [ and goes on after the closing one; put the whole value in quotes"),
    ])
  func cuts(_ change: Change) {
    let faults = SmallPack.read(change.files).faults.map { $0.rendered(in: .en) }
    let isSyntax = !change.message.hasPrefix("the expression")
    #expect(isSyntax ? faults.count == 1 && faults[0].hasSuffix(change.message) : faults == [change.expected])
  }

  @Test("A comment after a whole expression is a comment")
  func comment() throws {
    _ = try SmallPack.pack(rules: "  - id: X\n    for: city\n    assert: gdp > 0 # always\n")
  }
}

private enum PlaceMessages {
  static let noInt =
    "rules have no int: every number is an exact decimal and types and units are known when it is loaded; "
    + "use decimal or int"
}

extension Change {
  /// The rule as one flow mapping.
  fileprivate var inFlow: Change {
    Change("rules/b.yaml", "", "rules:\n  - {id: X, for: city, assert: rd > ‸gpd}\n", message)
  }

  /// Where YAML leaves out the space at the end of a line.
  fileprivate var trimmed: Change { Change("rules/b.yaml", "", new.replacing(" ‸", with: "‸"), message) }
}
