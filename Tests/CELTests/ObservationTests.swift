import CEL
import Quantities
import Testing

@Suite("The parts of an observed expression tell their values")
struct ObservationTests {
  private final class Notes: Observer {
    var lines: [String] = []
    func note(_ value: Value, of part: Expression, in scope: ObservedScope) {
      let text =
        switch value {
        case .boolean(let truth): "\(truth)"
        case .number(let number): number.description
        case .unknown(let missing): "?" + missing.elements.map(\.name).joined(separator: ",")
        default: "…"
        }
      lines.append("\(part.text) = \(text)")
    }
  }

  private static func observed(
    _ text: String, responseRate: Number? = nil
  ) throws -> (value: Value, lines: [String]) {
    let expression = try Checker.check(text, against: WorldVocabulary()).observed()
    let notes = Notes()
    var evaluator = Evaluator(WorldRows(), subject: World.subject, observer: notes)
    return (evaluator.evaluate(expression, responseRate: responseRate), notes.lines)
  }

  @Test(
    "Every part, innermost first, also where it decides nothing",
    arguments: [
      ("firms > 2 * labs", ["firms = 300", "2 = 2", "labs = 12", "2 * labs = 24", "firms > 2 * labs = true"]),
      (
        "no && lost_share > 1 * target",
        [
          "no = false", "lost_share = ?lost_share", "1 = 1", "target = 0.025", "1 * target = 0.025",
          "lost_share > 1 * target = ?lost_share", "no && lost_share > 1 * target = false",
        ]
      ),
      (
        "figures.exists(f, f > 5)",
        [
          "figures = …", "f = 4", "5 = 5", "f > 5 = false", "f = 1", "5 = 5", "f > 5 = false", "f = 7", "5 = 5",
          "f > 5 = true", "f = 2", "5 = 5", "f > 5 = false", "figures.exists(f, f > 5) = true",
        ]
      ),
      ("reported(lost)", ["lost = ?lost", "reported(lost) = false"]),
      ("yes ? firms : labs", ["yes = true", "labs = 12", "firms = 300", "yes ? firms : labs = 300"]),
    ])
  func parts(text: String, lines: [String]) throws {
    let found = try Self.observed(text).lines
    #expect(found == lines)
  }

  @Test("With a response rate the parts are told once, without the members that are left out")
  func responseRate() throws {
    let found = try Self.observed("cities.count(c, c.firms > labs)", responseRate: Number(1).divided(by: 2))
    #expect(found.lines.filter { $0.hasPrefix("c.firms =") } == ["c.firms = 10", "c.firms = 10"])
    #expect(found.lines.last == "cities.count(c, c.firms > labs) = 0")
  }

  @Test("It has the value that it has when nobody watches")
  func same() throws {
    for text in [
      "firms / labs", "zones.count(z, z.tier == 'national')", "figures.sum(f, f)", "!(yes || no)",
      "lost_share > 1 * target",
    ] {
      let expression = try Checker.check(text, against: WorldVocabulary())
      var plain = Evaluator(WorldRows(), subject: World.subject)
      var watched = Evaluator(WorldRows(), subject: World.subject, observer: Notes())
      #expect("\(watched.evaluate(expression.observed()))" == "\(plain.evaluate(expression))")
    }
  }

  @Test("An expression that is not observed tells nothing")
  func unobserved() throws {
    let notes = Notes()
    var evaluator = Evaluator(WorldRows(), subject: World.subject, observer: notes)
    _ = evaluator.evaluate(try Checker.check("firms > labs", against: WorldVocabulary()))
    #expect(notes.lines == [])
  }
}
