import Diagnostics

/// Finds out what an author most likely did where libyaml says that it cannot go on.
struct YAMLSyntax {
  let source: SourceText

  func diagnostic(for error: YAMLSyntaxError) -> Diagnostic {
    switch error {
    case .outOfMemory:
      return Diagnostic(at: Place(path: source.path), DocumentFault.yaml(.outOfMemory))
    case .badCharacter(let offset, let value):
      return Diagnostic(at: source.place(ofByte: offset), DocumentFault.forbiddenCharacter(value))
    case .syntax(let problem, let context, let problemAt, let contextAt):
      return diagnostic(problem, context, problemAt, contextAt)
    }
  }

  private func diagnostic(
    _ problem: String, _ context: String, _ problemAt: YAMLReader.Mark, _ contextAt: YAMLReader.Mark
  ) -> Diagnostic {
    let line = source.line(problemAt.line)
    let before = line.prefix(problemAt.column - 1)
    let character = line.dropFirst(problemAt.column - 1).first
    func at(_ mark: YAMLReader.Mark, _ problem: YAMLProblem) -> Diagnostic {
      Diagnostic(
        at: Place(path: source.path, line: mark.line, column: mark.column), DocumentFault.yaml(problem))
    }

    if character == "\t" || problem.contains("tab character") || isIndentedByTab(line) {
      return at(problemAt, .tabForIndentation)
    }
    if context == "while scanning a quoted scalar", problem.contains("end of stream") || problem.contains("indicator") {
      return at(contextAt, .unclosedQuote(text(at: contextAt)))
    }
    if problem == "found unknown escape character" {
      let escape = line.dropFirst(problemAt.column - 1).prefix(2)
      return at(problemAt, .unknownEscape(Self.string(escape)))
    }
    if let start = valueStart(before: line.prefix(problemAt.column)), "!&*%@`|>".contains(start.character) {
      return at(
        YAMLReader.Mark(line: problemAt.line, column: start.column), .specialStart(String(start.character)))
    }
    switch problem {
    case "mapping values are not allowed in this context":
      return at(problemAt, hasEarlierColon(before) ? .colonInValue : .indentation)
    case "could not find expected ':'":
      return at(contextAt, .missingColon)
    case "block sequence entries are not allowed in this context":
      return at(problemAt, .listAfterKey)
    default: break
    }
    if let start = valueStart(before: before), "\"'[{".contains(start.character) {
      return at(problemAt, .textAfterEnd(String(start.character)))
    }
    if context.hasPrefix("while parsing a flow") {
      return at(problemAt, .unclosedBracket(text(at: contextAt), line: contextAt.line))
    }
    if context.hasPrefix("while parsing a block") || problem.contains("<document start>") {
      return at(problemAt, .indentation)
    }
    return at(problemAt, .other(context.isEmpty ? problem : "\(context): \(problem)"))
  }

  private func text(at mark: YAMLReader.Mark) -> String {
    Self.string(source.line(mark.line).dropFirst(mark.column - 1).prefix(1))
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private func isIndentedByTab(_ line: [Unicode.Scalar]) -> Bool {
    line.prefix { $0 == " " || $0 == "\t" }.contains("\t")
  }

  private func hasEarlierColon(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    zip(before, before.dropFirst()).contains { $0 == ":" && $1 == " " }
  }

  /// The first character of the value that the text ends in: what follows the last `: `, or the first `- `.
  private func valueStart(
    before text: ArraySlice<Unicode.Scalar>
  ) -> (character: Character, column: Int)? {
    let scalars = Array(text)
    var start: Int?
    for index in scalars.indices.dropLast() where scalars[index + 1] == " " {
      if scalars[index] == ":" || (scalars[index] == "-" && start == nil) { start = index + 2 }
    }
    guard var column = start else { return nil }
    while column < scalars.count, scalars[column] == " " { column += 1 }
    guard column < scalars.count else { return nil }
    return (Character(scalars[column]), column + 1)
  }
}
