internal import Diagnostics
internal import Findings
internal import Plumbline
internal import Quantities
internal import Tables

/// What `check` is asked for.
struct CheckArguments {
  var pack: String?
  var registers: [NamedFile] = []
  var observations: [String] = []
  var encoding: TextEncoding?
  var waivers: String?
  var since: String?
  var asOf: CalendarDate?
  /// What standard output gets; `nil` for text, unless everything is written to files.
  var format: OutputFormat?
  var output: [String] = []
  /// The folder for marked copies of the workbooks that are checked.
  var mark: String?
  var limit: Int?
  var rows: Int?
  var failOn = FailOn.error
  var lang: Language?
  /// Rules and regions to show; all where there is none.
  var only: [String] = []
  var regions: [String] = []
  var isVerbose = false
  var isQuiet = false
  var reports: [String] = []

  enum FailOn: String, CaseIterable {
    case error, warning, note, never

    /// The severity from which on a finding counts, `nil` for none.
    var severity: Severity? {
      switch self {
      case .error: .error
      case .warning: .warning
      case .note: .note
      case .never: nil
      }
    }
  }

  /// What is wrong with them together, `nil` where nothing is.
  var fault: String? {
    if let limit, limit < 0 { return Self.isNegative("--limit \(limit)") }
    if let rows, rows < 0 { return "--rows \(rows) < 0" }
    if isVerbose, isQuiet { return "--verbose, --quiet: 二者选一 · choose one of them" }
    // Nobody wants a report replaced by what was found in it.
    for path in output where isInput(path) {
      return Self.isInputToo(path)
    }
    for path in output where OutputFormat(ofFile: path) == nil {
      return "--output \(path): \(OutputFormat.allCases.map(\.fileEnding).joined(separator: ", "))"
    }
    #if !Workbooks
    if mark != nil { return "--mark: 此版本不读写工作簿 · this build does without workbooks" }
    #endif
    return nil
  }

  static func isNegative(_ option: String) -> String { option + " < 0" }

  static func isInputToo(_ path: String) -> String { "--output \(path): 也是输入文件 · it is an input, too" }

  static func isNoText(_ format: OutputFormat) -> String {
    "--format \(format.rawValue): 不能显示在终端上，请用 --output 文件\(format.fileEnding) 写入文件 · "
      + "no terminal can show it; write it to a file with --output FILE\(format.fileEnding)"
  }

  private func isInput(_ path: String) -> Bool {
    (reports + registers.map(\.path) + observations + [waivers, since].compactMap { $0 })
      .contains { FileSystem.isSame(path, $0) }
  }

  /// Whether some output tells how values came about.
  var showsSteps: Bool {
    // Where everything else goes to files, a terminal gets a summary.
    let screen = format ?? (output.isEmpty ? .text : nil)
    let formats = output.compactMap(OutputFormat.init(ofFile:)) + (screen.map { [$0] } ?? [])
    return formats.contains { $0.showsSteps || (isVerbose && $0 == .text) }
  }
}

extension CheckArguments {
  /// Takes a command line at its word that needs no interpretation: paths, and whole names of options, each followed by
  /// a value that it can have.
  ///
  /// ArgumentParser needs as long to come to the same as it takes to judge a report by twenty rules.
  ///
  /// - Returns: `nil` for every other command line: ArgumentParser reads it, explains it, or tells what is wrong.
  init?(plain words: [String]) {
    var words = words[...]
    guard words.popFirst() == "check" else { return nil }
    while let word = words.popFirst() {
      if !word.hasPrefix("-"), !word.isEmpty {
        reports.append(word)
      } else if !set(word) {
        guard let value = words.popFirst(), !value.hasPrefix("-"), !value.isEmpty, set(word, to: value) else {
          return nil
        }
      }
    }
    guard fault == nil else { return nil }
  }

  /// - Returns: Whether there is such an option that takes no value.
  private mutating func set(_ flag: String) -> Bool {
    switch flag {
    case "--verbose": isVerbose = true
    case "--quiet": isQuiet = true
    default: return false
    }
    return true
  }

  /// - Returns: Whether there is such an option and it can have the value.
  private mutating func set(_ option: String, to value: String) -> Bool {
    switch option {
    case "--pack": pack = value
    case "--observations": observations.append(value)
    case "--encoding":
      encoding = TextEncoding(named: value)
      return encoding != nil
    case "--waivers": waivers = value
    case "--since": since = value
    case "--output": output.append(value)
    case "--mark": mark = value
    case "--only": only.append(value)
    case "--region": regions.append(value)
    case "--register":
      guard let register = NamedFile(argument: value) else { return false }
      registers.append(register)
    case "--as-of":
      asOf = CalendarDate(value)
      return asOf != nil
    case "--limit":
      limit = Int(value)
      return limit != nil
    case "--rows":
      rows = Int(value)
      return rows != nil
    case "--lang":
      lang = Language(rawValue: value)
      return lang != nil
    case "--format":
      guard let known = OutputFormat(rawValue: value) else { return false }
      format = known
    case "--fail-on":
      guard let known = FailOn(rawValue: value) else { return false }
      failOn = known
    default: return false
    }
    return true
  }
}
