import CEL
import Diagnostics
import Foundation
import Quantities
import Random
import Testing

/// How many, and from which seed, the environment says:
///
///     EXPRESSIONS=10000000 swift test -c release -Xswiftc -enable-testing --filter RandomExpressionTests
///
/// - `EXPRESSIONS`: How many (20,000). Every million is reported.
/// - `EXPRESSION_SEED`: The first seed (0). With at most 1,000 expressions each one is printed before it is run, on one
///   thread; with `EXPRESSION_SEED` alone it is that one.
/// - `EXPRESSION_LOG`: A file that always holds the seed from which each thread is running its present 1,000. After a
///   crash, `EXPRESSION_SEED=… EXPRESSIONS=1000` with one of them prints the culprit last. Without such a file the seeds
///   are printed, every 100,000.
@Suite("Expressions at random, good and bad, end in faults or values")
struct RandomExpressionTests {
  @Test("No expression crashes, hangs, or gives what its type does not say")
  func random() throws {
    let run = RandomRun(environment: ProcessInfo.processInfo.environment)
    run.run()
    let report = run.report
    print(report)
    // Were most good ones refused, little but the parser would be tested.
    #expect(
      (report.complaints, report.leastAcceptance > 0.9 || run.count < 1_000) == ([], true),
      "\(report.complaints.joined(separator: "\n"))")
  }
}

/// One expression, wholly determined by its seed.
struct RandomCase: CustomStringConvertible {
  enum Dialect: Int, CaseIterable {
    case rule
    case standard
    case untyped
  }

  let seed: UInt64
  let dialect: Dialect
  let flavor: ExpressionGenerator.Flavor
  let text: String

  init(seed: UInt64) {
    self.seed = seed
    var generator = ExpressionGenerator(seed: seed)
    dialect = Dialect(rawValue: generator.random.below(3)) ?? .rule
    flavor = [.wellTyped, .wellTyped, .wellTyped, .spoilt, .spoilt, .heap][generator.random.below(6)]
    text = generator.text(flavor, of: dialect == .rule ? .rule : .standard)
  }

  var description: String { "seed \(seed), \(dialect), \(flavor): \(text)" }

  private static let budget = 20_000

  enum Outcome {
    case refused
    case valued
    case complaint(String)
  }

  func outcome(_ rows: RandomRows) -> Outcome {
    do throws(ExpressionFaults) {
      switch dialect {
      case .rule: return try rule(rows)
      case .standard: return try standard(StandardWorld.typed, StandardWorld.activations)
      case .untyped: return try standard(StandardWorld.untyped, StandardWorld.untypedActivations)
      }
    } catch {
      let length = text.utf8.count
      let isSound = !error.all.isEmpty && error.all.allSatisfy { (0...length).contains($0.offset) }
      // Wording takes longer than the rest.
      let isWorded =
        seed % 8 != 0
        || error.all.allSatisfy { !$0.fact.wording(in: .en).isEmpty && !$0.fact.wording(in: .zh).isEmpty }
      return isSound && isWorded ? .refused : .complaint("a fault without words, or outside the text: \(error)")
    }
  }

  private func rule(_ rows: RandomRows) throws(ExpressionFaults) -> Outcome {
    let expression = try Checker.check(text, against: WorldVocabulary())
    rows.salt = seed &* 0x1_0000
    func evaluate() -> (value: Value, absorbed: MissingSet) {
      var evaluator = Evaluator(rows, subject: World.subject, budget: Self.budget)
      let value = evaluator.evaluate(expression, responseRate: seed % 5 == 0 ? 1 : nil)
      return (value, evaluator.absorbed)
    }
    let (value, absorbed) = evaluate()
    guard value.fits(expression.type) else { return unfit(value, expression.type) }
    guard seed % 16 == 0 else { return .valued }
    let again = evaluate()
    let isSame = outline(value) == outline(again.value) && absorbed == again.absorbed
    return isSame ? .valued : .complaint("not the same twice")
  }

  private func standard(
    _ environment: Environment, _ activations: [Activation]
  ) throws(ExpressionFaults) -> Outcome {
    let program = try Program(text, in: environment)
    let activation = activations[Int(seed % UInt64(StandardWorld.activationCount))]
    let first = program.evaluate(activation, budget: Self.budget)
    guard first.value.fits(program.type) else { return unfit(first.value, program.type) }
    guard seed % 16 == 0 else { return .valued }
    let again = program.evaluate(activation, budget: Self.budget)
    let isSame = outline(first.value) == outline(again.value) && first.absorbed == again.absorbed
    return isSame ? .valued : .complaint("not the same twice")
  }

  private func unfit(_ value: Value, _ type: ValueType) -> Outcome {
    .complaint("the type is \(type), the value \(outline(value))")
  }
}
