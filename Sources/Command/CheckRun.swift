internal import ArgumentParser
internal import Diagnostics
internal import Evaluation
internal import Findings
internal import Plumbline

/// Judges reports, and writes what came of it.
struct CheckRun {
  let arguments: CheckArguments
  /// What makes an assessment of what was asked for.
  var judge: (CheckRequest, Progress?) -> CheckResult = { check($0, progress: $1) }

  /// Ends the process with the contract's exit status.
  ///
  /// - Throws: What keeps the output from being written.
  func run() throws {
    if let format, !format.isText, Terminal.isInteractive {
      throw ValidationError(CheckArguments.isNoText(format))
    }
    let language = arguments.lang ?? Terminal.language(isTextForTerminal: format == .text)
    var request = CheckRequest(
      pack: arguments.pack, reports: arguments.reports, registers: arguments.registers.map { ($0.name, $0.path) },
      observations: arguments.observations, encoding: arguments.encoding, waivers: arguments.waivers,
      since: arguments.since,
      asOf: arguments.asOf ?? Terminal.today(), rowLimit: arguments.rows, showsSteps: arguments.showsSteps)
    if let limit = arguments.limit { request.limit = limit }
    let line = ProgressLine(language)
    let result = judge(request, line?.progress)
    line?.end()
    // The process ends with this; to give back the pack and the verdicts piece by piece would only take time.
    try withExtendedLifetime(result) {
      let status = try report(result, language)
      Terminal.exit(status)
    }
  }

  /// What standard output gets: what was asked for, else text, and on a terminal a summary of what goes to files.
  private var format: OutputFormat? {
    arguments.format ?? (arguments.output.isEmpty || Terminal.isInteractive ? .text : nil)
  }

  /// Writes what came of it.
  /// - Returns: The exit status.
  private func report(_ result: CheckResult, _ language: Language) throws -> Int32 {
    Terminal.writeErrors(result.faults.flatMap { $0.lines(in: language) })
    guard let assessment = result.assessment else { return 2 }
    let presentation: Presentation
    do throws(SelectionFault) {
      let selection = try Selection(rules: arguments.only, regions: arguments.regions, in: assessment)
      presentation = Presentation(assessment, selection: selection, since: result.previous)
    } catch {
      throw ValidationError(error.wording(in: language))
    }
    if let path = arguments.output.first(where: { path in
      assessment.inputs.contains { FileSystem.isSame(path, $0.path) }
    }) {
      throw ValidationError(CheckArguments.isInputToo(path))
    }
    #if Workbooks
    if let folder = arguments.mark { try checkMarks(assessment.inputs, into: folder) }
    #endif
    // Where one of them cannot be written, which has been told, the others are all the same.
    var failure: (any Error)?
    if let format {
      let isSummary = arguments.isQuiet || (arguments.format == nil && !arguments.output.isEmpty)
      let options = TextOptions(
        language: language, usesColour: Terminal.showsColour, width: Terminal.width,
        detail: isSummary ? .counts : arguments.isVerbose ? .everything : .findings)
      do { try Terminal.write(format.rendered(presentation, options)) } catch { failure = error }
    }
    for path in arguments.output {
      let options = TextOptions(
        language: language, detail: arguments.isVerbose ? .everything : arguments.isQuiet ? .counts : .findings)
      let content = (OutputFormat(ofFile: path) ?? .text).rendered(presentation, options)
      do { try Terminal.write(content, to: path) } catch { failure = error }
    }
    var isMarked = true
    #if Workbooks
    if let folder = arguments.mark {
      do { isMarked = try mark(presentation, into: folder, told: result.faults, language) } catch { failure = error }
    }
    #endif
    if let failure { throw failure }
    if result.hasErrors || !isMarked { return 2 }
    return arguments.failOn.severity.map { assessment.hasFinding(atLeast: $0) } ?? false ? 1 : 0
  }
}
