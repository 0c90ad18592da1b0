internal import ArgumentParser
internal import Diagnostics
internal import Findings
internal import Quantities
internal import Tables

/// What is judged beside reports, and what is told of it: the options of `check` and `run`.
struct CheckOptions: ParsableArguments {
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

  @Option(
    help: ArgumentHelp(
      "CSV 文件的编码，默认自动识别 · the encoding of CSV files; default: found out",
      valueName: TextEncoding.allCases.map(\.rawValue).joined(separator: "|")))
  var encoding: TextEncoding?

  @Option(help: ArgumentHelp("豁免文件 · a file of waivers", valueName: "file"))
  var waivers: String?

  @Option(help: ArgumentHelp("与以前的检查结果（JSON）比较 · compare with an earlier assessment (JSON)", valueName: "file"))
  var since: String?

  @Option(help: ArgumentHelp("按此日判定生效与豁免，默认今天 · decides what is in effect; default today, UTC", valueName: "date"))
  var asOf: CalendarDate?

  @Option(help: ArgumentHelp("输出格式，默认 text · output format; default text", valueName: "format"))
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "写入文件，由后缀决定格式，可重复 · write to a file; its ending names the format; may be repeated", valueName: "file"))
  var output: [String] = []

  @Option(
    help: ArgumentHelp(
      "把标注了问题的工作簿副本写入此文件夹 · write copies of the workbooks with findings marked into this folder", valueName: "dir"))
  var mark: String?

  @Option(help: ArgumentHelp("每条规则每种结果列出的记录数 · records listed for each rule and outcome", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("JSON 中每条规则每种结果列出的行号数 · rows listed in JSON for each rule and outcome", valueName: "n"))
  var rows: Int?

  @Option(help: ArgumentHelp("达到此级即以 1 退出 · exit with 1 from this severity on", valueName: "severity"))
  var failOn: CheckArguments.FailOn = .error

  @Option(help: ArgumentHelp("语言 · language", valueName: "zh|en"))
  var lang: Language?

  @Option(help: ArgumentHelp("只显示此规则，可重复 · show only this rule; may be repeated", valueName: "rule"))
  var only: [String] = []

  @Option(
    name: .customLong("region"),
    help: ArgumentHelp("只显示此地区，可重复 · show only this region; may be repeated", valueName: "region"))
  var regions: [String] = []

  @Flag(help: "显示全部判定、数值和计算过程 · show every verdict, its values and how they came about")
  var verbose = false

  @Flag(help: "只显示计数和下一步 · show only the counts and what to do")
  var quiet = false

  func arguments(pack: String?, reports: [String]) -> CheckArguments {
    CheckArguments(
      pack: pack, registers: registers, observations: observations, encoding: encoding, waivers: waivers, since: since,
      asOf: asOf, format: format, output: output, mark: mark, limit: limit, rows: rows, failOn: failOn, lang: lang,
      only: only, regions: regions, isVerbose: verbose, isQuiet: quiet, reports: reports)
  }
}
