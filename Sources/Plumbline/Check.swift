public import Diagnostics
public import Evaluation
public import Findings
internal import Packs
public import Quantities
internal import Reports
public import Tables

/// What to check.
public struct CheckRequest: Sendable {
  /// The pack's folder; `nil` for the pack that the first report names.
  public var pack: String?
  /// Files, and folders that are searched for reports.
  public var reports: [String]
  /// Registers in files of their own: what each is called, and its CSV file.
  public var registers: [(name: String, path: String)]
  /// CSV files of observations: region, indicator, year, value.
  public var observations: [String]
  /// The encoding of all CSV files of data and reports that have no byte order mark; `nil` to find it out file by file.
  public var encoding: TextEncoding?
  public var waivers: String?
  /// An earlier assessment as JSON, to compare with.
  public var since: String?
  /// Decides which rules are in effect and which waivers run.
  public var asOf: CalendarDate
  /// How many verdicts on records to keep for each rule and outcome that is a finding.
  public var limit: Int
  /// How many rows of registers' files to list for each rule and outcome that is a finding; `nil` for none.
  public var rowLimit: Int?
  /// Whether findings, and what waivers cover, tell how their values came about, step by step.
  public var showsSteps: Bool

  public init(
    pack: String? = nil, reports: [String], registers: [(name: String, path: String)] = [],
    observations: [String] = [], encoding: TextEncoding? = nil, waivers: String? = nil, since: String? = nil,
    asOf: CalendarDate,
    limit: Int = Judge.standardLimit, rowLimit: Int? = nil, showsSteps: Bool = false
  ) {
    self.pack = pack
    self.reports = reports
    self.registers = registers
    self.observations = observations
    self.encoding = encoding
    self.waivers = waivers
    self.since = since
    self.asOf = asOf
    self.limit = limit
    self.rowLimit = rowLimit
    self.showsSteps = showsSteps
  }
}

/// What came of a check: an assessment, unless nothing could be judged at all; and every fault of form.
public struct CheckResult: Sendable {
  public let assessment: Assessment?
  public let faults: [Diagnostic]
  /// The earlier assessment that was asked for, unless it could not be read.
  public var previous: PreviousAssessment?
}

/// Judges reports by a pack: files in, assessment out.
///
/// - Parameter progress: Who is told how far work on large files has come.
public func check(_ request: CheckRequest, progress: Progress? = nil) -> CheckResult {
  check(request, progress: progress, engine: nil)
}

/// - Parameter engine: Has an engine that holds registers count their records by a pack; `nil` where there is none.
func check(
  _ request: CheckRequest, progress: Progress?, engine: ((Pack, BesideEngine) -> EngineFindings)?
) -> CheckResult {
  // Find the reports and read them.
  let reportFiles = ReportFiles(named: request.reports, areNeeded: request.tables.isEmpty && engine == nil)
  var faults = reportFiles.faults
  var files: [SubmittedReport] = []
  for report in reportFiles.reports {
    do throws(Diagnostic) {
      files.append(try SubmittedReport(report, encoding: request.encoding))
    } catch {
      faults.append(error)
    }
  }

  guard request.pack != nil || !files.isEmpty || !request.tables.isEmpty else {
    return CheckResult(assessment: nil, faults: faults.sortedByPlace())
  }

  // Load the pack, whole or not at all.
  let packFiles: [PackFile]
  let folder: String
  do throws(Diagnostic) {
    folder = try packFolder(request, files)
    packFiles = try PackFolder.files(in: folder)
  } catch {
    return CheckResult(assessment: nil, faults: (faults + files.flatMap(\.text.faults) + [error]).sortedByPlace())
  }
  let (loaded, packFaults) = PackReader.read(folder: folder, files: packFiles)
  faults += packFaults
  guard let loaded else {
    return CheckResult(assessment: nil, faults: (faults + files.flatMap(\.text.faults)).sortedByPlace())
  }

  // Read the reports; one with a fault of form is not judged, the others are.
  let reader = ReportReader(loaded)
  var reports: [Report] = []
  var inputs: [Input] = []
  var unreadable: Set<RegionYear> = []
  for file in files {
    let read = reader.read(file.text)
    faults += read.faults
    if let report = read.report { reports.append(report) }
    if read.report == nil, let region = read.region, let year = read.year {
      unreadable.insert(RegionYear(region: region, year: year))
    }
    inputs.append(Input(file, read, of: loaded))
  }
  let (waivers, waiverFaults) = waivers(request, loaded)
  faults += waiverFaults

  // Ask the engine that holds registers, where there is one; rules that it cannot judge ask nothing.
  let found = engine?(loaded, BesideEngine(reports: reports, answered: AnsweredRules(waivers, reports).ids))
  let pack = found?.pack ?? loaded
  faults += found?.faults ?? []
  if let found, found.isRefused { return CheckResult(assessment: nil, faults: faults.sortedByPlace()) }
  if pack.rules.isEmpty { faults.append(Diagnostic(at: Place(path: folder), CheckFault.noRules)) }
  let (previous, previousFaults) = previous(request, pack)
  faults += previousFaults

  // Go through the files of data, each once.
  let data = DataFiles(request, pack, beside: reports)
  faults += data.faults
  for table in found?.observations ?? [] { faults += table.disagreements(with: data.observations, reports) }
  let registers = data.registers.map { table in
    RegisterPass(
      table, by: pack, beside: reports, waivers: waivers, asOf: request.asOf, limit: request.limit,
      rowLimit: request.rowLimit, progress: progress)
  }
  faults += registers.flatMap(\.summary.rows.faults)
  inputs += registers.map { Input($0, of: pack) } + data.inputs + (found?.inputs ?? [])
  faults += registers.compactMap { $0.table.warningOfUnplaced($0.summary) }
  // Whoever sends a table without rows has most likely lost them.
  let emptyTables =
    registers.filter { $0.summary.rows.rowCount == 0 }.map(\.table.path)
    + data.observations.filter { $0.rows.rowCount == 0 }.map(\.path)
  faults += emptyTables.map { Diagnostic(.warning, at: Place(path: $0), CheckFault.noRows) }
  guard !files.isEmpty || !data.isEmpty || found != nil, !pack.rules.isEmpty else {
    return CheckResult(assessment: nil, faults: faults.sortedByPlace())
  }
  guard registers.reduce(0, { $0 + $1.summary.rows.rowCount }) <= DataFiles.mostRecords else {
    let fault = CheckFault.tooManyRecords(limit: DataFiles.mostRecords)
    faults.append(Diagnostic(at: Place(path: registers[0].table.path), fault))
    return CheckResult(assessment: nil, faults: faults.sortedByPlace())
  }

  if data.isEmpty, found == nil, let first = reports.first,
    !reports.contains(where: { pack.identity.years.contains($0.year) })
  {
    let years = pack.identity.years
    faults.append(
      Diagnostic(at: first.place, CheckFault.noneJudged(first: years.lowerBound, last: years.upperBound)))
  }

  // Judge.
  var result = Judge.judge(
    reports, by: pack, registers: registers + (found?.registers ?? []),
    observations: data.observations + (found?.observations ?? []), waivers: waivers, asOf: request.asOf,
    unreadable: unreadable, earlier: previous?.earlier(than: pack, asOf: request.asOf) ?? EarlierAssessment(),
    limit: request.limit, rowLimit: request.rowLimit, showsSteps: request.showsSteps, suggests: true,
    progress: progress)
  faults += found?.verdicts.disagreements(with: result.verdicts, beside: data, hasReports: !files.isEmpty, pack) ?? []
  if let refused = found?.refused {
    result.rules.removeAll { refused.contains($0.id) && $0.counts.total == 0 }
  }
  // Where nothing could be read, its faults say so.
  let isNothingJudged = result.rules.allSatisfy { $0.counts.total == 0 }
  if let table = request.tables.first ?? found?.inputs.first?.path, files.isEmpty, isNothingJudged,
    !faults.contains(where: { $0.severity == .error })
  {
    faults.append(Diagnostic(at: Place(path: table), CheckFault.noRowJudged))
  }
  faults += result.disagreements.map { Diagnostic(at: Place(path: folder), PushdownFault.disagreement(rule: $0)) }
  faults = faults.sortedByPlace()
  let assessment = Assessment(
    pack: pack, packFiles: packFiles, asOf: request.asOf, inputs: inputs, faults: faults, result: result)
  return CheckResult(assessment: assessment, faults: faults, previous: previous)
}

/// The folder that was given, or that of the first pack that a report names and that can be found.
func packFolder(
  _ request: CheckRequest, _ files: [SubmittedReport]
) throws(Diagnostic) -> String {
  if let folder = request.pack { return folder }
  var firstFault: Diagnostic?
  for file in files {
    let place = Place(path: file.path)
    if let id = file.text.packID, !id.isEmpty {
      if let folder = PackFolder.find(id) { return folder }
      firstFault = firstFault ?? Diagnostic(at: place, CheckFault.noPack(id: id))
    } else {
      // Where a file cannot be parsed, nobody can tell what it names.
      let unparsed = file.text.faults.first { $0.severity == .error }
      firstFault = firstFault ?? unparsed ?? Diagnostic(at: place, CheckFault.noPackNamed)
    }
  }
  if let table = request.tables.first {
    firstFault = firstFault ?? Diagnostic(at: Place(path: table), CheckFault.tableNamesNoPack)
  }
  throw firstFault ?? Diagnostic(at: Place(path: "."), CheckFault.noReport)
}

private func waivers(_ request: CheckRequest, _ pack: Pack) -> ([Waiver], [Diagnostic]) {
  guard let path = request.waivers else { return ([], []) }
  do throws(Diagnostic) {
    return WaiverReader.read(try FileSystem.read(path), path: path, pack: pack)
  } catch {
    return ([], [error])
  }
}

private func previous(_ request: CheckRequest, _ pack: Pack) -> (PreviousAssessment?, [Diagnostic]) {
  guard let path = request.since else { return (nil, []) }
  do throws(Diagnostic) {
    let bytes = try FileSystem.read(path, limit: PreviousAssessment.mostBytes)
    return PreviousAssessment.read(bytes, path: path, of: pack, asOf: request.asOf)
  } catch {
    return (nil, [PreviousAssessment.fitting(error)])
  }
}

extension CheckRequest {
  /// The files beside reports.
  fileprivate var tables: [String] { registers.map(\.path) + observations }
}

extension Input {
  init(_ file: SubmittedReport, _ read: ReadReport, of pack: Pack) {
    let isJudged = read.report.map { pack.identity.years.contains($0.year) } ?? false
    let content = Content.report(
      bytes: file.bytes, region: read.region, year: read.year, revision: read.year == nil ? nil : read.revision)
    self.init(path: file.path, content, isJudged: isJudged)
  }
}

extension CheckResult {
  /// Whether something could not be judged.
  public var hasErrors: Bool { faults.contains { $0.severity == .error } }
}
