import Diagnostics
import Packs
import Testing

@Suite("A rule in one sentence")
struct RuleSentenceTests {
  private static func sentences(_ id: String, _ rules: String, _ language: Language) throws -> [String]? {
    var files = SmallPack.files
    files["pack.yaml"] = files["pack.yaml"]?.replacing(
      "city: cities", with: "city: {plural: cities, title: {zh: 市（地）, en: division}}")
    files["rules/b.yaml"] = "rules:\n" + rules
    let (pack, faults) = SmallPack.read(files)
    return RuleSentence.sentences(
      of: id, in: try #require(pack, "\(faults.map { $0.rendered(in: .en) })"), language)
  }

  @Test(
    "For whom, what, when and how firmly",
    arguments: [
      (
        "{id: A, for: [province, city], evidence: 方案, by: 2025, severity: note}",
        "A A：黑龙江省、每个市（地）（2 个），应附文件“方案”；2025 年到期；未满足时为提示。",
        "A A: Heilongjiang, each division (2 of them): has to name the document '方案'; due in 2025; if not, a note."
      ),
      (
        "{id: A, for: city, title: \"${box} ${x}\", each: {box: [专栏1], x: [甲、乙, 丙]}, evidence: \"“${x}”方案\", severity: note}",
        "A 专栏1 〈x〉：每个市（地）（2 个），应附文件“‘〈x〉’方案”；x 逐一取“甲、乙”、“丙”；每年；未满足时为提示。",
        "A 专栏1 <x>: each division (2 of them): has to name the document '“<x>”方案'; x being each of '甲、乙', '丙'; every year; if not, a note."
      ),
      (
        "{id: A, for: [province, city], each: {x: {tag: money}}, assert: x > 0, severity: note}",
        "A A：黑龙江省、每个市（地）（2 个），应满足 x > 0；x 逐一取“gdp”、“rd”；每年；未满足时为提示。",
        "A A: Heilongjiang, each division (2 of them): has to meet x > 0; x being each of 'gdp', 'rd'; every year; if not, a note."
      ),
      (
        "{id: A, for: city, value: gdp, at_least: 1 亿元, needs: rd, response_rate: 90 %, effective: {from: 2024-01-01}, severity: note}",
        "A A：每个市（地）（2 个），生产总值（gdp）应不低于 1 亿元；需要已报告 rd；至少 90% 的成员有数据；每年；2024-01-01 起生效；未满足时为提示。",
        "A A: each division (2 of them): 生产总值 (gdp) has to be at least 1 亿元; judged only where rd is reported; with figures of at least 90 % of the members; every year; in effect from 2024-01-01; if not, a note."
      ),
      (
        "{id: A, for: zone, unique: [name, year], severity: note}",
        "A A：园区的每条记录，name、年份应各不相同；每年；未满足时为提示。",
        "A A: each record of 园区: has to have its own name, year; every year; if not, a note."
      ),
    ])
  func sentence(rule: String, zh: String, en: String) throws {
    let found = (try Self.sentences("A", "  - \(rule)\n", .zh), try Self.sentences("A", "  - \(rule)\n", .en))
    #expect(found.0 == [zh])
    #expect(found.1 == [en])
  }

  @Test("An id that another rule answers, or that nobody checks, says so")
  func others() throws {
    let rules = "  - {id: A, also: [B], for: city, evidence: 方案, severity: note}\n  - {id: value-missing, also: [C]}\n"
    #expect(
      try Self.sentences("B", rules, .en)?.first?.hasPrefix("B: answered by this rule. A A: each division") == true)
    #expect(
      try Self.sentences("C", rules, .zh) == ["C：由下述规则回答。value-missing 内置检查：同时回应 C；未满足时为错误。"])
    #expect(try Self.sentences("U-1", rules, .zh) == ["U-1：不由程序检查：无法核对应由人查看：查看文件"])
    #expect(try Self.sentences("X", rules, .zh) == nil)
  }
}
