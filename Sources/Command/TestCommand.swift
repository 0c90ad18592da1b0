internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Packs
internal import Plumbline
internal import Quantities

/// `plumbline test`: runs a pack's own tests.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "运行规则包的测试 · Run a pack's tests.",
    discussion: """
      退出状态 · exit status: 0 全部通过 · everything holds; 1 有失败 · something fails;
      2 规则包或测试无法读取，或没有测试 · the pack or a test cannot be read, or there is none; 64 命令有误 · a wrong command line.
      """)

  @Argument(help: ArgumentHelp("规则包的文件夹 · the pack's folder", valueName: "pack"))
  var pack: String

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "只运行名称或规则编号相符的测试（RE2 正则表达式）· only tests whose name or rules match (RE2)", valueName: "pattern"))
  var pattern: String?

  @Flag(help: "按现在的结果改写测试中的 message，不改其他期望 · rewrite the messages that tests expect, and nothing else")
  var update = false

  @Flag(help: "逐一改错规则，找出测试不能发现的错误 · alter the rules as authors err, and name what no test notices")
  var mutate = false

  @Option(help: ArgumentHelp("输出格式 · output format", valueName: "text|json|junit"))
  var format: TestFormat = .text

  @Option(help: ArgumentHelp("语言 · language", valueName: "zh|en"))
  var lang: Language?

  @Flag(help: ArgumentHelp("列出测试没有覆盖的结果、限值和条件 · list outcomes, limits and conditions that no test shows"))
  var coverage = false

  @Option(
    help: ArgumentHelp("覆盖率低于此百分比即以 1 退出 · exit with 1 where less is covered", valueName: "percent"))
  var minCoverage: Decimal?

  @Option(
    defaultAsFlag: "-",
    help: ArgumentHelp(
      "为没有覆盖的限值、缺失、到期前各生成一例供审阅，写到标准输出或新文件 · write cases for what no test shows, for review",
      valueName: "file"))
  var generate: String?

  func validate() throws {
    if generate != nil, pattern != nil { throw ValidationError("--generate: --run") }
    if let minCoverage, minCoverage.isNegative || minCoverage > 100 {
      throw ValidationError("--min-coverage \(minCoverage): 0...100")
    }
  }

  func run() throws {
    let language = lang ?? Terminal.language(isTextForTerminal: format == .text)
    var tests = try tests(language)
    var run = TestRun.run(tests.cases, of: tests.pack.pack)
    if update {
      try rewriteMessages(of: tests, by: run, language)
      tests = try self.tests(language, isAgain: true)
      run = TestRun.run(tests.cases, of: tests.pack.pack)
    }
    if let generate {
      try write(GeneratedTests(for: tests, by: run, language), to: generate)
      // Standard output holds the cases, for a file to take.
      if generate == "-" { throw ExitCode(run.holds ? 0 : 1) }
    }
    let mutation = mutate && run.holds ? MutationRun.run(tests) : nil
    let coverage =
      coverage || minCoverage != nil ? Coverage(of: tests.pack.pack, by: run, demanded: minCoverage) : nil
    let report = TestReport(
      pack: tests.pack.pack, files: tests.files, run: run, coverage: coverage, mutation: mutation,
      refusesMutation: mutate && !run.holds)
    try Terminal.write(format.rendered(report, language))
    if !report.holds { throw ExitCode(1) }
  }

  private func rewriteMessages(of tests: PackTests, by run: TestRun, _ language: Language) throws {
    let update = MessageUpdate(run, files: tests.files)
    for file in update.files { try Terminal.replace(file.path, with: String(decoding: file.bytes, as: UTF8.self)) }
    Terminal.writeErrors(update.faults.flatMap { $0.lines(in: language) } + [update.summary(in: language)])
  }

  private func write(_ generated: GeneratedTests, to path: String) throws {
    if path == "-" { try Terminal.write(generated.text) } else { try Terminal.create(path, with: generated.text) }
    Terminal.writeError(generated.summary)
  }

  /// The pack with its tests; where they cannot be read the program ends.
  ///
  /// - Parameter isAgain: Whether its warnings have been given.
  private func tests(_ language: Language, isAgain: Bool = false) throws -> PackTests {
    let (tests, faults) = read()
    let untold = faults.filter { !isAgain || $0.severity == .error }
    Terminal.writeErrors(untold.flatMap { $0.lines(in: language) })
    guard let tests else { throw ExitCode(2) }
    return tests
  }

  private func read() -> (tests: PackTests?, faults: [Diagnostic]) {
    do throws(Diagnostic) {
      return PackTests.read(
        folder: pack, files: try PackFolder.files(in: pack), matching: pattern, mayBeEmpty: generate != nil)
    } catch {
      return (nil, [error])
    }
  }
}
