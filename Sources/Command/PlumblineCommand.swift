internal import ArgumentParser

/// `plumbline`: arguments in, exit status out.
struct PlumblineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumbline",
    abstract: "按规划的要求检查各地上报的数据 · Check what regions report against what a plan requires.",
    version: "0.1.0",
    subcommands: [
      CheckCommand.self, ExplainCommand.self, TestCommand.self, TraceCommand.self, TemplateCommand.self,
      SQLCommand.self, RunCommand.self,
    ])
}
