internal import ArgumentParser
internal import Diagnostics
internal import Evaluation
internal import Findings
internal import Plumbline
internal import Quantities

/// `plumbline check`: judges reports.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查报告 · Judge reports by the rules of a pack.",
    discussion: """
      退出状态 · exit status: 0 没有达到 --fail-on 的问题 · no finding at or above --fail-on; 1 有 · findings;
      2 有内容无法判定 · something could not be judged; 64 命令有误 · a wrong command line.
      """)

  @Option(help: ArgumentHelp("规则包的文件夹 · the pack's folder", valueName: "dir"))
  var pack: String?

  @Option(
    name: .customLong("register"),
    help: ArgumentHelp(
      "名录的记录，每行一条的 CSV，可重复 · a register's records as CSV; may be repeated", valueName: "name=file"))
  var registers: [NamedFile] = []

  @Option(
    help: ArgumentHelp(
      "观测值的 CSV（地区、指标、年份、数值），可重复 · region, indicator, year, value as CSV; may be repeated",
      valueName: "file"))
  var observations: [String] = []

  @Option(help: ArgumentHelp("豁免文件 · a file of waivers", valueName: "file"))
  var waivers: String?

  @Option(help: ArgumentHelp("按此日判定生效与豁免，默认今天 · decides what is in effect; default today, UTC", valueName: "date"))
  var asOf: CalendarDate?

  @Option(help: ArgumentHelp("输出格式 · output format", valueName: "format"))
  var format: OutputFormat = .text

  @Option(
    help: ArgumentHelp(
      "写入文件，由后缀决定格式，可重复 · write to a file; its ending names the format; may be repeated", valueName: "file"))
  var output: [String] = []

  @Option(help: ArgumentHelp("每条规则每种结果列出的记录数 · records listed for each rule and outcome", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("JSON 中每条规则每种结果列出的行号数 · rows listed in JSON for each rule and outcome", valueName: "n"))
  var rows: Int?

  @Option(help: ArgumentHelp("达到此级即以 1 退出 · exit with 1 from this severity on", valueName: "severity"))
  var failOn: FailOn = .error

  @Option(help: ArgumentHelp("语言 · language", valueName: "zh|en"))
  var lang: Language?

  @Argument(help: ArgumentHelp("报告文件或文件夹 · report files or folders", valueName: "report"))
  var reports: [String] = []

  enum FailOn: String, CaseIterable, ExpressibleByArgument {
    case error, warning, note, never

    /// The severity from which on a finding counts, `nil` for none.
    var severity: Severity? {
      switch self {
      case .error: .error
      case .warning: .warning
      case .note: .note
      case .never: nil
      }
    }
  }

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit \(limit) < 0") }
    if let rows, rows < 0 { throw ValidationError("--rows \(rows) < 0") }
    // Nobody wants a report replaced by what was found in it.
    let inputs = reports + registers.map(\.path) + observations + [waivers].compactMap { $0 }
    for path in output where inputs.contains(path) {
      throw ValidationError("--output \(path): 也是输入文件 · it is an input, too")
    }
    for path in output where OutputFormat(ofFile: path) == nil {
      throw ValidationError("--output \(path): \(OutputFormat.allCases.map(\.fileEnding).joined(separator: ", "))")
    }
  }

  func run() throws {
    let language = lang ?? Terminal.language(isTextForTerminal: format == .text && output.isEmpty)
    var request = CheckRequest(
      pack: pack, reports: reports, registers: registers.map { ($0.name, $0.path) },
      observations: observations, waivers: waivers,
      asOf: asOf ?? Terminal.today(), rowLimit: rows)
    if let limit { request.limit = limit }
    let line = ProgressLine(language)
    let result = check(request, progress: line?.progress)
    line?.end()
    // The process ends with this; to give back the pack and the verdicts piece by piece would only take time.
    try withExtendedLifetime(result) {
      let status = try report(result, language)
      Terminal.exit(status)
    }
  }

  /// Writes what came of it.
  /// - Returns: The exit status.
  private func report(_ result: CheckResult, _ language: Language) throws -> Int32 {
    Terminal.writeErrors(result.faults.flatMap { $0.lines(in: language) })
    guard let assessment = result.assessment else { return 2 }
    if output.isEmpty {
      let options = TextOptions(
        language: language, usesColour: Terminal.showsColour, width: Terminal.width)
      try Terminal.write(format.rendered(assessment, options))
    }
    for path in output {
      let options = TextOptions(language: language, usesColour: false, width: nil)
      let format = OutputFormat(ofFile: path) ?? .text
      try Terminal.write(format.rendered(assessment, options), to: path)
    }
    if result.hasErrors { return 2 }
    return failOn.severity.map { assessment.hasFinding(atLeast: $0) } ?? false ? 1 : 0
  }
}
