internal import ArgumentParser
internal import Plumbline
internal import Pushdown

/// `plumbline run`: judges the records that an engine holds.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "在数据库中判定 · Judge the records that a database or cluster holds.",
    discussion: """
      通过引擎自己的客户端（duckdb、psql、spark-sql）连接；密码由客户端自己的方式提供（.pgpass、环境变量），不写在命令行。
      It connects through the engine's own client (duckdb, psql, spark-sql), which has means of its own for passwords
      (.pgpass, its environment); none belongs on a command line.
      退出状态 · exit status: 0 没有达到 --fail-on 的问题 · no finding at or above --fail-on; 1 有 · findings;
      2 有内容无法判定 · something could not be judged; 64 命令有误 · a wrong command line.
      """)

  @Argument(help: ArgumentHelp("规则包的文件夹或标识 · the pack's folder or id", valueName: "pack"))
  var pack: String

  @Option(help: ArgumentHelp("引擎 · the engine", valueName: Dialect.names))
  var engine: Dialect

  @Option(
    help: ArgumentHelp(
      "DuckDB 的数据库文件；psql 的库名、连接串或 service=名称；Spark 的 master · a DuckDB file; a database, connection string or "
        + "service=NAME for psql; Spark's master",
      valueName: "address"))
  var connect: String?

  @Option(
    help: ArgumentHelp(
      "名录=表 或 字段=列，可重复 · register=table or field=column; may be repeated", valueName: "name=target"))
  var map: [NamedFile] = []

  @Option(help: ArgumentHelp("引擎的客户端程序 · the engine's client", valueName: "path"))
  var client: String?

  @Flag(help: "有规则不能在引擎中判定时，只判定其他规则 · judge the other rules where the engine cannot judge some")
  var partial = false

  @OptionGroup var options: CheckOptions

  @Argument(help: ArgumentHelp("一并判定的报告文件或文件夹 · report files or folders beside it", valueName: "report"))
  var reports: [String] = []

  func validate() throws {
    if let fault = arguments.fault { throw ValidationError(fault) }
  }

  func run() throws {
    let request = PushdownRequest(
      dialect: engine, connect: connect, client: client, map: map.map { ($0.name, $0.path) }, isPartial: partial)
    try CheckRun(arguments: arguments) { Plumbline.run($0, in: request, progress: $1) }.run()
  }

  private var arguments: CheckArguments {
    options.arguments(pack: PackFolder.named(pack), reports: reports)
  }
}
