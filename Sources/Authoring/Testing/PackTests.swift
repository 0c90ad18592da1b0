internal import CEL
public import Diagnostics
public import Packs

/// A pack with its tests, read and ready to run.
public struct PackTests: Sendable {
  public let pack: EditablePack
  public let files: [PackFile]
  /// Those that were asked for.
  public let cases: [TestCase]
  let acceptedSurvivors: [AcceptedSurvivor]
  /// The rules that were asked for, by what matches a pattern: those that do, else all that the cases name; `nil` for all.
  let chosenRules: Set<String>?

  /// Reads a pack and its tests.
  ///
  /// - Parameters:
  ///   - folder: The pack's folder, as messages name it.
  ///   - files: All files under it.
  ///   - mayBeEmpty: Whether a pack without tests will do.
  ///   - pattern: A regular expression (RE2) that a case's name or one of the rules it names must match.
  /// - Returns: `nil` where something has a fault of form, or there is no test; and every fault.
  public static func read(
    folder: String, files: [PackFile], matching pattern: String? = nil, mayBeEmpty: Bool = false
  ) -> (tests: PackTests?, faults: [Diagnostic]) {
    let (pack, packFaults) = PackReader.readEditable(folder: folder, files: files)
    guard let pack else { return (nil, packFaults) }
    let (tests, testFaults) = TestReader.read(files, of: pack.pack)
    var faults = packFaults + testFaults
    let place = Place(path: folder + "/tests")
    if tests.cases.isEmpty, !mayBeEmpty, !faults.contains(where: { $0.severity == .error }) {
      faults.append(Diagnostic(at: place, TestFault.noTests))
    }
    var cases = tests.cases
    var rules: Set<String>?
    if let pattern {
      do throws(Diagnostic) {
        (cases, rules) = try choose(tests.cases, pattern, place)
      } catch {
        faults.append(error)
      }
    }
    guard !faults.contains(where: { $0.severity == .error }) else { return (nil, faults.sortedByPlace()) }
    return (
      PackTests(
        pack: pack, files: files, cases: cases, acceptedSurvivors: tests.acceptedSurvivors,
        chosenRules: rules),
      faults.sortedByPlace()
    )
  }

  /// The cases that match a pattern by their name or by a rule that they name, and the rules that are meant.
  private static func choose(
    _ cases: [TestCase], _ pattern: String, _ place: Place
  ) throws(Diagnostic) -> (cases: [TestCase], rules: Set<String>) {
    var chosen: [TestCase] = []
    var matching: Set<String> = []
    do throws(EvaluationFault) {
      let expression = try RegularExpression(pattern)
      for testCase in cases {
        var isChosen = try expression.matches(testCase.name)
        for expectation in testCase.expectations where try expression.matches(expectation.rule) {
          matching.insert(expectation.rule)
          isChosen = true
        }
        if isChosen { chosen.append(testCase) }
      }
    } catch {
      throw Diagnostic(at: place, error)
    }
    guard !chosen.isEmpty || cases.isEmpty else { throw Diagnostic(at: place, TestFault.noneMatches(pattern)) }
    return (chosen, matching.isEmpty ? Set(chosen.flatMap { $0.expectations.map(\.rule) }) : matching)
  }
}
