public import Diagnostics
public import Packs

/// What came of `test`: the cases, and where they were asked for, what they cover and which mutants they catch.
public struct TestReport: Sendable {
  public let pack: Pack
  /// For the pack's digest.
  public let files: [PackFile]
  public let run: TestRun
  public let coverage: Coverage?
  public let mutation: MutationRun?
  /// Whether mutants were asked for and not made: where a case fails already, nothing tells which it would notice.
  public let refusesMutation: Bool

  public init(
    pack: Pack, files: [PackFile], run: TestRun, coverage: Coverage? = nil, mutation: MutationRun? = nil,
    refusesMutation: Bool = false
  ) {
    self.refusesMutation = refusesMutation
    self.pack = pack
    self.files = files
    self.run = run
    self.coverage = coverage
    self.mutation = mutation
  }

  /// Whether everything that was asked of the tests holds.
  public var holds: Bool { run.holds && (coverage?.holds ?? true) && (mutation?.unexplained ?? 0) == 0 }
}

/// A form in which a test report is given out.
public enum TestFormat: String, CaseIterable, Sendable {
  /// For people.
  case text
  /// For programs.
  case json
  /// For continuous integration.
  case junit

  public func rendered(_ report: TestReport, _ language: Language) -> String {
    switch self {
    case .text: TestText(report, language).rendered()
    case .json: TestJSON(report, language).rendered()
    case .junit: TestJUnit(report, language).rendered()
    }
  }
}
