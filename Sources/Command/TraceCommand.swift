internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Findings
internal import Packs
internal import Plumbline

/// `plumbline trace`: holds a pack against the text of its plan.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "对照规划原文检查规则包 · Compare a pack with the text of its plan.",
    discussion: """
      退出状态 · exit status: 0 引文都在原文中，数值一致，目录无缺 · every quote stands in the plan, figures agree, nothing is
      absent; 1 有出入 · something differs; 2 文件无法读取 · a file cannot be read; 64 命令有误 · a wrong command line.
      """)

  @Argument(help: ArgumentHelp("规则包的文件夹 · the pack's folder", valueName: "pack"))
  var pack: String

  @Option(help: ArgumentHelp("规划的文本 · the plan's text", valueName: "text"))
  var plan: String

  @Option(help: ArgumentHelp("规划要求的目录 · a catalogue of the plan's requirements", valueName: "file"))
  var catalogue: String?

  @Option(help: ArgumentHelp("输出格式 · output format", valueName: "format"))
  var format: TraceFormat = .text

  @Option(help: ArgumentHelp("语言 · language", valueName: "zh|en"))
  var lang: Language?

  @Option(help: ArgumentHelp("文本中列出的未引用句子数 · sentences listed in text that are not quoted", valueName: "n"))
  var limit = 20

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit \(limit) < 0") }
  }

  func run() throws {
    let language = lang ?? Terminal.language(isTextForTerminal: format == .text)
    let (request, faults) = read()
    Terminal.writeErrors(faults.sortedByPlace().flatMap { $0.lines(in: language) })
    guard let request else { throw ExitCode(2) }
    let (trace, traceFaults) = trace(request)
    Terminal.writeErrors(traceFaults.flatMap { $0.lines(in: language) })
    guard let trace else { throw ExitCode(2) }
    switch format {
    case .text:
      let options = TextOptions(language: language, usesColour: Terminal.showsColour, width: Terminal.width)
      try Terminal.write(trace.text(options, limit: limit))
    case .json: try Terminal.write(trace.json(language))
    }
    if !trace.isSound { throw ExitCode(1) }
  }

  /// Reads the pack and the files, and goes on after a fault, so that one run finds them all.
  private func read() -> (request: TraceRequest?, faults: [Diagnostic]) {
    var faults: [Diagnostic] = []
    func file(_ path: String) -> TextFile? {
      do throws(Diagnostic) {
        return TextFile(path: path, bytes: try FileSystem.read(path))
      } catch {
        faults.append(error)
        return nil
      }
    }
    let plan = file(plan)
    let catalogue = catalogue.map { file($0) }
    do throws(Diagnostic) {
      let files = try PackFolder.files(in: self.pack)
      let (pack, packFaults) = PackReader.read(folder: self.pack, files: files)
      faults += packFaults
      guard let pack, let plan, !faults.contains(where: { $0.severity == .error }) else { return (nil, faults) }
      return (TraceRequest(pack: pack, packFiles: files, plan: plan, catalogue: catalogue ?? nil), faults)
    } catch {
      return (nil, faults + [error])
    }
  }
}

/// A form in which a trace is given out.
enum TraceFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
}
