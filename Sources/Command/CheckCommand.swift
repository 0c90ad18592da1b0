internal import ArgumentParser
internal import Plumbline

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

  @OptionGroup var options: CheckOptions

  @Argument(help: ArgumentHelp("报告文件或文件夹 · report files or folders", valueName: "report"))
  var reports: [String] = []

  func validate() throws {
    if let fault = arguments.fault { throw ValidationError(fault) }
  }

  func run() throws { try CheckRun(arguments: arguments).run() }

  private var arguments: CheckArguments { options.arguments(pack: pack, reports: reports) }
}
