internal import ArgumentParser
internal import Diagnostics
internal import Findings
internal import Plumbline
internal import Quantities

/// `plumbline template`: the form for a region's report.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "生成填报用的表 · Make the form for a region's report.",
    discussion: """
      退出状态 · exit status: 0 已生成 · made; 2 规则包、报告或文件有误 · a fault of the pack, the report or a file;
      64 命令有误 · a wrong command line.
      """)

  @Argument(help: ArgumentHelp("规则包的文件夹或标识 · the pack's folder or id", valueName: "pack"))
  var pack: String

  @Option(help: ArgumentHelp("地区的名称、别名或代码 · the region's name, alias or code", valueName: "region"))
  var region: String?

  @Option(help: ArgumentHelp("报告的年份 · the year of the report", valueName: "year"))
  var year: Int?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "工作簿，或放一组 CSV 文件的文件夹 · a workbook, or a folder for CSV files", valueName: "file.xlsx|folder/"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "用本年或上一年的报告填好 · filled in from a report of the year or the year before", valueName: "report"))
  var from: String?

  @Option(
    help: ArgumentHelp("以此日期为准，已失效的规则不再要求什么 · the date that decides which rules are in effect", valueName: "date"))
  var asOf: CalendarDate?

  @Flag(help: "覆盖已有的文件 · replace files that stand there")
  var force = false

  @Option(help: ArgumentHelp("语言 · language", valueName: "zh|en"))
  var lang: Language?

  func validate() throws {
    if region == nil, from == nil { throw ValidationError("--region: 地区 · region") }
    if year == nil, from == nil { throw ValidationError("--year: 年份 · year") }
    if let from, FileSystem.isSame(from, output) { throw ValidationError(CheckArguments.isInputToo(output)) }
  }

  func run() throws {
    let language = lang ?? .zh
    let result = template(
      TemplateRequest(
        pack: pack, region: region, year: year, from: from, output: output, replacesFiles: force,
        asOf: asOf ?? Terminal.today(), language: language))
    Terminal.writeErrors(result.faults.flatMap { $0.lines(in: language) })
    if result.faults.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    if let folder = result.newFolder { try Terminal.createFolder(folder) }
    for file in result.files { try Terminal.write(.bytes(file.bytes), to: file.path) }
  }
}
