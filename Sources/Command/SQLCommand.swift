internal import ArgumentParser
internal import Diagnostics
internal import Evaluation
internal import Findings
internal import Plumbline
internal import Pushdown
internal import Quantities

/// `plumbline sql`: a pack's rules as a statement for an engine.
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "把规则写成 SQL · Write a pack's rules as SQL.",
    discussion: """
      退出状态 · exit status: 0 已写出 · written; 2 有规则不能用 SQL 准确表达，或规则包有误 · a rule that SQL cannot say exactly,
      or a fault of the pack; 64 命令有误 · a wrong command line.
      """)

  @Argument(help: ArgumentHelp("规则包的文件夹或标识 · the pack's folder or id", valueName: "pack"))
  var pack: String

  @Option(help: ArgumentHelp("SQL 方言 · the dialect", valueName: Dialect.names))
  var dialect: Dialect

  @Option(
    help: ArgumentHelp(
      "从引擎读取列的类型；不给则按规则包假定 · ask the engine for the types of columns; else the pack's are assumed",
      valueName: "address"))
  var connect: String?

  @Option(help: ArgumentHelp("引擎的客户端程序 · the engine's client", valueName: "path"))
  var client: String?

  @Option(
    help: ArgumentHelp(
      "名录=表 或 字段=列，可重复 · register=table or field=column; may be repeated", valueName: "name=target"))
  var map: [NamedFile] = []

  @Flag(help: "略去不能准确表达的规则 · leave out what cannot be said exactly")
  var partial = false

  @Option(help: ArgumentHelp("以此日期生效的规则为准 · decides which rules are in effect", valueName: "date"))
  var asOf: CalendarDate?

  @Option(help: ArgumentHelp("每条规则每种结果列出的记录数 · records listed for each rule and outcome", valueName: "n"))
  var limit: Int?

  @Option(name: [.short, .long], help: ArgumentHelp("写入文件 · write to a file", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("注释的语言 · the language of comments", valueName: "zh|en"))
  var lang: Language?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError(CheckArguments.isNegative("--limit")) }
  }

  func run() throws {
    let language = lang ?? .zh
    let result = sql(
      pack: pack,
      for: PushdownRequest(
        dialect: dialect, connect: connect, client: client, map: map.map { ($0.name, $0.path) }, isPartial: partial),
      asOf: asOf ?? Terminal.today(), limit: limit ?? Judge.standardLimit, language)
    Terminal.writeErrors(result.faults.flatMap { $0.lines(in: language) })
    guard let script = result.script else { throw ExitCode(2) }
    if let output { try Terminal.write(.text(script), to: output) } else { try Terminal.write(script) }
  }
}
