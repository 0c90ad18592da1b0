import Diagnostics
import Evaluation
import Random
import Testing

@Suite("Slips put into consistent reports at random")
struct InjectedSlipTests {
  static let kinds: [Slip] = [
    .unit(meant: "", written: ""), .fraction, .decimalPoint, .digitsSwapped, .digitDoubled, .digitDropped,
  ]

  @Test("Reports that agree with one another are given no suggestion")
  func none() throws {
    let result = try InjectedSlips().judged([])
    #expect(result.suggestions.all.map(\.changes).isEmpty)
    #expect(!result.suggestions.isGivenUp)
  }

  @Test("measure")
  func measure() throws {
    let slips = try InjectedSlips()
    var random = PseudoRandom(seed: 11)
    var table: [String: [String: Int]] = [:]
    var lines: [String] = []
    var done = 0
    while done < 240 {
      let kind = done % 5 == 4 ? Slip.other : random.pick(Self.kinds)
      let location = random.pick(slips.compared)
      guard let text = InjectedSlips.slip(kind, in: location.text, &random) else { continue }
      let result = try slips.judged([(location.place, location.text, text)])
      let found = result.verdicts.contains {
        ["derived-mismatch", "total-mismatch"].contains($0.rule) && $0.outcome == .fail
      }
      let name = "\(kind)".prefix(12).description
      guard found else {
        table[name, default: [:]]["unnoticed", default: 0] += 1
        done += 1
        continue
      }
      done += 1
      let first = result.suggestions.all.first
      let cells = first?.changes.map(\.location.place) ?? []
      let right = location.text.prefix { $0.isNumber || $0 == "." }
      var how = "none"
      if let first {
        let change = first.changes[0]
        let given = change.text?.prefix { $0.isNumber || $0 == "." } ?? "-"
        how =
          cells == [location.place]
          ? (Double(given) == Double(right) ? "right" : "cell") : cells.contains(location.place) ? "within" : "wrong"
        if first.alternatives > 1 { how += "+alt" }
      }
      table[name, default: [:]][how, default: 0] += 1
      if how != "right" {
        lines.append(
          "\(kind) \(location.name) \(location.region ?? -1) \(location.text) -> \(text): \(how) \(result.suggestions.all.map { $0.changes.map { "\($0.location.name) \($0.location.region ?? -1) \($0.location.text)=>\($0.text ?? "-") \($0.slip)" } }) gaveup \(result.suggestions.isGivenUp)"
        )
      }
    }
    for (k, v) in table.sorted(by: { $0.key < $1.key }) {
      print("TABLE", k, v.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: " "))
    }
    for line in lines { print("CASE", line) }
  }
}
