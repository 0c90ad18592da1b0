internal import Diagnostics
public import Packs
public import Quantities
public import Reports

/// Judges reports by the rules of a pack, a value at a time.
///
/// A class, since every part of it holds on to the same tables and asks them in turn.
public final class Judge {
  /// How many verdicts on records are kept for each rule and outcome that is a finding.
  public static let standardLimit = 1_000

  let pack: Pack
  let submissions: Submissions
  let rows: PlanRows
  let subjects: [RegionYear]
  let subjectsWithBelow: [RegionYear]
  let waivers: [Waiver]
  let asOf: CalendarDate
  /// What one pass over each register's file found.
  let passes: [RegisterPass]
  let answered: AnsweredRules
  /// How observations are judged.
  let method: RecordMethod
  let progress: Progress?
  let earlier: EarlierAssessment
  /// The rules' revisions that were asked for, by their ids.
  var revisions: [String: String] = [:]
  /// Verdicts on records that are no findings and were some earlier.
  private(set) var settled: [Verdict] = []
  /// Rules by which a record that was counted was judged otherwise when it was judged by itself.
  var disagreements: Set<String> = []
  /// Regions and years whose reports have a fault of form: they are neither there nor missing.
  let unreadable: Set<RegionYear>
  /// Whether outcomes alone are asked for: no texts, no advice, no places, and waivers cover nothing.
  let isTrial: Bool

  /// What came of judging.
  public struct Result {
    public package(set) var rules: [RuleSummary]
    public internal(set) var verdicts: [Verdict]
    public var trajectories: [Trajectory] = []
    /// Verdicts on records that are no findings and were some in the earlier assessment.
    public var settled: [Verdict] = []
    /// Rules by which records that an engine counted are judged otherwise here: an error of this program's, or of the
    /// engine's.
    public var disagreements: Set<String> = []
    /// What is probably wrong, where that was asked for.
    public var suggestions = Suggestions()
  }

  init(
    _ pack: Pack, _ submissions: Submissions, passes: [RegisterPass] = [], waivers: [Waiver], asOf: CalendarDate,
    unreadable: Set<RegionYear> = [], earlier: EarlierAssessment = EarlierAssessment(),
    method: RecordMethod = .oneByOne, progress: Progress? = nil, observer: (any VerdictObserver)?
  ) {
    self.pack = pack
    self.submissions = submissions
    rows = PlanRows(submissions, asOf: asOf, observer: observer)
    subjects = Self.subjects(submissions, drawingOnRegionsBelow: false)
    subjectsWithBelow = Self.subjects(submissions, drawingOnRegionsBelow: true)
    self.waivers = waivers
    self.asOf = asOf
    self.unreadable = unreadable
    self.earlier = earlier
    self.passes = passes
    self.method = method
    self.progress = progress
    answered = AnsweredRules(waivers, submissions.reports)
    isTrial = false
    prepareColumns()
  }

  /// A judge of the same data with some reported values taken for others, that tells outcomes alone.
  init(trying submissions: Submissions, like judge: Judge) {
    pack = judge.pack
    self.submissions = submissions
    rows = PlanRows(submissions, like: judge.rows)
    subjects = judge.subjects
    subjectsWithBelow = judge.subjectsWithBelow
    waivers = judge.waivers
    asOf = judge.asOf
    unreadable = judge.unreadable
    earlier = judge.earlier
    passes = judge.passes
    method = judge.method
    progress = nil
    answered = judge.answered
    isTrial = true
  }

  /// Judges every report and every record of a register's file by every rule.
  ///
  /// - Parameters:
  ///   - registers: Registers in files of their own, one file for each at most.
  ///   - observations: Values of indicators in files of their own.
  ///   - asOf: Decides which rules are in effect and which waivers run.
  ///   - unreadable: Regions and years of which a report came that could not be read.
  ///   - earlier: What an earlier assessment found that this one has to know of.
  ///   - limit: How many verdicts on records to keep for each rule and outcome that is a finding; `nil` keeps every
  ///     verdict, those that are no finding as well.
  ///   - rowLimit: How many rows of registers' files to list for each rule and outcome that is a finding; `nil` lists
  ///     none.
  ///   - showsSteps: Whether those to act on tell how their values came about.
  ///   - suggests: Whether it is looked for what is probably wrong; see `Suggestion`.
  ///   - observer: Who is told the values of the parts of the rules' expressions, where the pack is an observed one.
  public static func judge(
    _ reports: [Report], by pack: Pack,
    registers: [RegisterPass] = [], observations: [ObservationTable] = [], waivers: [Waiver] = [],
    asOf: CalendarDate, unreadable: Set<RegionYear> = [], earlier: EarlierAssessment = EarlierAssessment(),
    limit: Int? = Judge.standardLimit, rowLimit: Int? = nil,
    method: RecordMethod = .columns(threads: nil), showsSteps: Bool = false, suggests: Bool = false,
    progress: Progress? = nil, observer: (any VerdictObserver)? = nil
  ) -> Result {
    let judge = Judge(
      pack,
      Submissions(
        reports, registers: registers.map { ($0.table, $0.summary) }, observations: observations, of: pack),
      passes: registers, waivers: waivers, asOf: asOf, unreadable: unreadable, earlier: earlier,
      method: method, progress: progress, observer: observer)
    var result = judge.result(limit: limit, rowLimit: rowLimit)
    if showsSteps { judge.recordSteps(of: &result.verdicts) }
    if suggests { judge.addSuggestions(to: &result) }
    return result
  }

  /// Every verdict of some rules alone, by their places in the pack; none that comes without a rule.
  public static func verdicts(
    of rules: [Int], on reports: [Report], by pack: Pack, waivers: [Waiver] = [], asOf: CalendarDate,
    observer: (any VerdictObserver)? = nil
  ) -> [Verdict] {
    let judge = Judge(
      pack, Submissions(reports, of: pack), waivers: waivers, asOf: asOf, observer: observer)
    var tally = Tally(limit: nil)
    for index in rules { judge.judge(index, into: &tally) }
    return tally.result().verdicts
  }

  private func result(limit: Int?, rowLimit: Int?) -> Result {
    var tally = Tally(limit: limit, rowLimit: rowLimit)
    let found = judgeObservations(limit: limit)
    for index in pack.rules.indices { judge(index, found, into: &tally) }
    let data = DataFindings(self)
    for rule in BuiltInRule.allCases {
      tally.begin(summary(of: rule), listsRows: listsRows(rule))
      for verdict in data.verdictsOnRegions(of: rule) { add(verdict, into: &tally) }
      guard rule.judgesRecords else { continue }
      for register in pack.registers.indices where !addCounted(rule, register, into: &tally) {
        data.judge(rule, register) { add($0, record: recordInTable($1), into: &tally) }
      }
    }
    addStatementFindings(to: &tally)
    var result = tally.result()
    result.trajectories = trajectories(of: result.verdicts)
    result.settled = settled
    result.disagreements = disagreements
    return result
  }

  /// Keeps a record's verdict that is no finding where the record was one earlier: no list has it else.
  func keepSettled(_ verdict: Verdict) {
    guard !verdict.isFinding, earlier.hadFinding(on: verdict, of: pack) else { return }
    settled.append(verdict)
  }

  /// Adds the verdict of a finding that comes without a rule.
  func add(_ verdict: consuming Verdict, record: Int? = nil, into tally: inout Tally) {
    settle(&verdict, behind: nil)
    tally.add(verdict, record: record)
  }

  /// A record's index where it stands in a file.
  func recordInTable(_ index: Int) -> Int? { submissions.table(of: index) == nil ? nil : index }

  /// Of several files nobody could tell which one a row is of.
  private func listsRows(_ rule: BuiltInRule) -> Bool { rule.judgesRecords && submissions.tables.count == 1 }

  private func listsRows(_ rule: Rule) -> Bool {
    rule.forms.contains { form in
      guard case .records(let register) = form.subject else { return false }
      return submissions.tables.contains { $0.table.register == register }
    }
  }

  private func summary(of rule: BuiltInRule) -> RuleSummary {
    let statement = pack.builtInRules[rule]
    return RuleSummary(
      id: rule.rawValue, also: statement?.also ?? [], severity: statement?.severity ?? rule.severity,
      title: rule.title, sources: statement?.sources ?? [], tags: [], counts: OutcomeCounts())
  }

  // MARK: - Subjects

  /// The regions and years of which anything was sent; with those whose regions below can be judged together, for the
  /// rules that draw on them.
  private static func subjects(_ submissions: Submissions, drawingOnRegionsBelow draws: Bool) -> [RegionYear] {
    let regions = submissions.pack.regions
    return regions.all.indices.filter { !regions.isResidual($0) }.flatMap { region in
      submissions.pack.identity.years.filter { year in
        if submissions.hasData(region, year) { return true }
        let below = draws ? regions.below(region) : []
        return below.count { !regions.isResidual($0) && submissions.hasData($0, year) } >= 2
      }.map { RegionYear(region: region, year: $0) }
    }
  }

  /// Of several rules with one id the one that is in effect speaks.
  func isSuperseded(_ rule: Rule) -> Bool {
    !rule.effective.contains(asOf) && pack.rules.contains { $0.id == rule.id && $0.effective.contains(asOf) }
  }

  /// - Parameter found: What columns of observations found of its forms.
  private func judge(
    _ index: Int, _ found: [FormPlace: RegionRuleJudge.Found] = [:], into tally: inout Tally
  ) {
    let rule = pack.rules[index]
    guard !isSuperseded(rule) else { return }
    tally.begin(
      RuleSummary(
        id: rule.id, also: rule.also, severity: rule.severity, title: title(of: rule), sources: rule.sources,
        tags: rule.tags, counts: OutcomeCounts()),
      listsRows: listsRows(rule), isLong: isLong(rule))
    for (number, form) in rule.forms.enumerated() {
      switch form.subject {
      case .regions(let level, let only):
        if let found = found[FormPlace(rule: index, form: number)] {
          add(found, rule, form, into: &tally)
        } else {
          judgeRegions(rule, form, level, only, into: &tally)
        }
      case .records(let register):
        for verdict in missingRegisters(register, rule, form) { tally.add(verdict) }
        if !addCounted(index, form: number, register, into: &tally) { judgeRecords(rule, form, register, into: &tally) }
      }
    }
  }

  /// The title as it reads without any subject's values.
  private func title(of rule: Rule) -> LocalizedText {
    guard let form = rule.forms.first else { return LocalizedText(rule.id) }
    return TextWriter(rows).constant(form.title)
  }

  private func judgeRegions(
    _ rule: Rule, _ form: RuleForm, _ level: Int, _ only: [Int]?, into tally: inout Tally
  ) {
    let combinations = EachCombinations.of(form.each)
    for key in form.drawsOnRegionsBelow ? subjectsWithBelow : subjects {
      guard pack.regions.all[key.region].level == level, only?.contains(key.region) ?? true else { continue }
      let subject = Subject(region: key.region, year: key.year)
      let row = PlanRows.regionRow(key.region, key.year)
      for each in combinations { tally.add(verdict(on: subject, row, rule, form, each)) }
    }
  }
}
