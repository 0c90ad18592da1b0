import Diagnostics

/// Finds out what an author most likely did where libyaml says that it cannot go on.
struct YAMLSyntax {
  let source: SourceText
  /// The innermost mapping or sequence that was open, and the node that was read last.
  let innermostOpen: NodeRecord?
  let last: NodeRecord?

  func diagnostic(for error: YAMLSyntaxError) -> Diagnostic {
    switch error {
    case .outOfMemory:
      return Diagnostic(at: Place(path: source.path), DocumentFault.yaml(.outOfMemory))
    case .notUTF8(let offset):
      return Diagnostic(at: source.place(ofByte: offset), DocumentFault.notUTF8)
    case .forbiddenCharacter(let offset, let value):
      return Diagnostic(at: source.place(ofByte: offset), DocumentFault.forbiddenCharacter(value))
    case .syntax(let problem, let context, let problemAt, let contextAt):
      let spot = Spot(
        problem: problem, context: context, mark: problemAt, contextMark: contextAt,
        line: source.line(problemAt.line))
      let (mark, problem) =
        lexicalProblem(spot) ?? startOfValueProblem(spot) ?? structuralProblem(spot)
      let place = Place(path: source.path, line: mark.line, column: mark.column)
      return Diagnostic(at: place, DocumentFault.yaml(problem))
    }
  }

  private typealias Found = (YAMLReader.Mark, YAMLProblem)

  /// libyaml's words, and the line that they are about.
  private struct Spot {
    let problem: String
    let context: String
    let mark: YAMLReader.Mark
    let contextMark: YAMLReader.Mark
    let line: [Unicode.Scalar]

    /// What stands in the line before the problem.
    var before: ArraySlice<Unicode.Scalar> { line.prefix(mark.column - 1) }

    /// The character at which libyaml stopped; `nil` at the end of a line.
    var character: Unicode.Scalar? { line.dropFirst(mark.column - 1).first }
  }
}

// MARK: - What went wrong

extension YAMLSyntax {
  /// Tabs, quotes and escapes.
  private func lexicalProblem(_ spot: Spot) -> Found? {
    let indentation = spot.line.prefix { $0 == " " || $0 == "\t" }
    if spot.character == "\t" || spot.problem.contains("tab character") || indentation.contains("\t") {
      return (spot.mark, .tabForIndentation)
    }
    if spot.context == "while scanning a quoted scalar", !spot.problem.contains("escape") {
      return (spot.contextMark, .unclosedQuote(character(at: spot.contextMark)))
    }
    if spot.problem == "found unknown escape character" {
      return (spot.mark, .unknownEscape(Self.string(spot.line.dropFirst(spot.mark.column - 1).prefix(2))))
    }
    if let last, last.form == .quoted, spot.problem.hasPrefix("did not find expected"), last.line < spot.mark.line,
      !isClosedInItsLine(last)
    {
      let mark = YAMLReader.Mark(line: Int(last.line), column: Int(last.column))
      return (mark, .unclosedQuote(character(at: mark)))
    }
    return nil
  }

  /// Values that had to be quoted as a whole.
  private func startOfValueProblem(_ spot: Spot) -> Found? {
    let through = spot.line.prefix(spot.mark.column)
    if let start = lastValueStart(in: through), "!&*%@`|>".unicodeScalars.contains(start.character) {
      let mark = YAMLReader.Mark(line: spot.mark.line, column: start.column)
      return (mark, .specialStart(String(start.character)))
    }
    if spot.problem == "mapping values are not allowed in this context", hasColon(spot.before) {
      return (spot.mark, .colonInValue)
    }
    let isInBlock = spot.context.hasPrefix("while parsing a block")
    guard isInBlock || spot.context.hasPrefix("while parsing a flow"), let character = spot.character else {
      return nil
    }
    guard let start = isInBlock ? firstValueStart(in: through) : lastValueStart(in: through) else { return nil }
    if isInBlock, start.column == spot.mark.column, ",]}".unicodeScalars.contains(character) {
      return (spot.mark, .specialStart(String(character)))
    }
    let closing: [Unicode.Scalar: Unicode.Scalar] = ["\"": "\"", "'": "'", "[": "]", "{": "}"]
    guard let close = closing[start.character], spot.before.last(where: { $0 != " " }) == close,
      isInBlock || !"\"'[{]}".unicodeScalars.contains(character)
    else { return nil }
    return (spot.mark, .textAfterEnd(String(start.character)))
  }

  /// Brackets, colons and indentation.
  private func structuralProblem(_ spot: Spot) -> Found {
    switch spot.problem {
    case "mapping values are not allowed in this context": return (spot.mark, .indentation)
    case "could not find expected ':'": return (spot.contextMark, .missingColon)
    case "block sequence entries are not allowed in this context": return (spot.mark, .listAfterKey)
    case "did not find expected <document start>": return (spot.mark, .textAfterDocument)
    default: break
    }
    if spot.context == "while parsing a flow sequence" || spot.context == "while parsing a flow mapping" {
      let bracket = character(at: spot.contextMark)
      return (spot.mark, .unclosedBracket(bracket, line: spot.contextMark.line))
    }
    if spot.context == "while parsing a flow node", spot.character == nil, let innermostOpen {
      let mark = YAMLReader.Mark(line: Int(innermostOpen.line), column: Int(innermostOpen.column))
      let bracket = character(at: mark)
      if bracket == "[" || bracket == "{" { return (spot.mark, .unclosedBracket(bracket, line: mark.line)) }
    }
    if spot.context.hasPrefix("while parsing a block") { return (spot.mark, .indentation) }
    return (spot.mark, .other(spot.context.isEmpty ? spot.problem : "\(spot.context): \(spot.problem)"))
  }
}

// MARK: - The text around it

extension YAMLSyntax {
  private func character(at mark: YAMLReader.Mark) -> String {
    Self.string(source.line(mark.line).dropFirst(mark.column - 1).prefix(1))
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Whether a closing quote stands in the line in which the scalar begins. Block scalars have none and count as closed.
  private func isClosedInItsLine(_ scalar: NodeRecord) -> Bool {
    let text = source.line(Int(scalar.line)).dropFirst(Int(scalar.column) - 1)
    guard let quote = text.first, quote == "\"" || quote == "'" else { return true }
    var isEscaped = false
    for character in text.dropFirst() {
      if character == quote, !isEscaped { return true }
      isEscaped = quote == "\"" && character == "\\" && !isEscaped
    }
    return false
  }

  private func hasColon(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    zip(text, text.dropFirst()).contains { $0 == ":" && $1 == " " }
  }

  private typealias ValueStart = (character: Unicode.Scalar, column: Int)

  /// Where the value of a line's first key, or of its `-`, begins.
  private func firstValueStart(in text: ArraySlice<Unicode.Scalar>) -> ValueStart? {
    let pairs = zip(text.indices, zip(text, text.dropFirst()))
    let colon = pairs.first { $1.0 == ":" && $1.1 == " " }?.0
    let dash = text.firstIndex { $0 != " " }.flatMap { text[$0] == "-" ? $0 : nil }
    return (colon ?? dash).flatMap { valueStart(after: $0, in: text) }
  }

  /// Where the value begins that the text ends in.
  private func lastValueStart(in text: ArraySlice<Unicode.Scalar>) -> ValueStart? {
    let pairs = zip(text.indices, zip(text, text.dropFirst()))
    guard let colon = pairs.reversed().first(where: { $1.0 == ":" && $1.1 == " " })?.0 else {
      return firstValueStart(in: text)
    }
    return valueStart(after: colon, in: text)
  }

  private func valueStart(after index: Int, in text: ArraySlice<Unicode.Scalar>) -> ValueStart? {
    let rest = text[(index + 1)...]
    return rest.firstIndex { $0 != " " }.map { (text[$0], $0 + 1) }
  }
}
