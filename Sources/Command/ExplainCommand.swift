internal import ArgumentParser
internal import Diagnostics
internal import Plumbline

/// `plumbline explain`: a rule in one sentence.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "用一句话说明规则 · Say a rule in one sentence.")

  @Argument(help: ArgumentHelp("规则的编号 · the rule's id", valueName: "rule"))
  var rule: String

  @Option(help: ArgumentHelp("规则包的文件夹 · the pack's folder", valueName: "dir"))
  var pack: String?

  @Option(help: ArgumentHelp("语言 · language", valueName: "zh|en"))
  var lang: Language?

  func run() throws {
    let language = lang ?? Terminal.language(isTextForTerminal: true)
    let result = explain(rule, pack: pack, asOf: Terminal.today(), language)
    Terminal.writeErrors(result.faults.flatMap { $0.lines(in: language) })
    for sentence in result.sentences { try Terminal.write(sentence + "\n") }
    if result.faults.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
  }
}
