public import Diagnostics

/// Something wrong with an expression, where it stands in its text.
public struct ExpressionFault: Error, Sendable, Hashable {
  /// The byte of the expression's UTF-8 at which the fault stands.
  public let offset: Int
  public let fact: ExpressionFact

  public init(at offset: Int, _ fact: ExpressionFact) {
    self.offset = offset
    self.fact = fact
  }

  /// Where the fault stands in the expression's text, lines and columns counted from 1.
  public func position(in text: String) -> (line: Int, column: Int) {
    let lines = lines(of: text)
    return (lines.before + 1, lines.column)
  }

  /// The line of the expression's text about the fault.
  public func excerpt(of text: String) -> SourceExcerpt {
    let lines = lines(of: text)
    return SourceExcerpt(line: lines.line, column: lines.column)
  }

  private func lines(of text: String) -> (before: Int, line: String, column: Int) {
    let bytes = Array(text.utf8)
    let offset = min(offset, bytes.count)
    let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    let column = bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return (bytes[..<start].count { $0 == 0x0A }, String(decoding: bytes[start..<end], as: UTF8.self), column)
  }
}

/// All faults of one expression.
public struct ExpressionFaults: Error, Sendable, Hashable {
  public let all: [ExpressionFault]

  public init(_ all: [ExpressionFault]) {
    self.all = all
  }

  /// Every fault as `line:column: error: what is wrong`, with the line and a caret below it.
  public func rendered(of text: String, in language: Language) -> String {
    all.map { fault in
      let (line, column) = fault.position(in: text)
      let message = "\(line):\(column): error: \(fault.fact.wording(in: language))"
      return ([message] + fault.excerpt(of: text).lines).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

/// What can be wrong with an expression.
public enum ExpressionFact: Error, Fact, Hashable {
  // The text.
  case tooLong(limit: Int)
  case tooDeep(limit: Int)
  /// Within one another, functions that stand for other syntax grow like powers of two.
  case tooManyParts(limit: Int)
  case unexpectedCharacter(String)
  case malformedNumber(text: String)
  /// A number with a unit as a plan writes it, which an expression does not know: `2.5 %`, `5 亿元`.
  case unquotedQuantity(String)
  /// A number beyond what its type holds.
  case numberOutOfRange(String)
  case unclosedString
  case unclosedName
  case unknownEscape(String)
  case unexpectedToken(String, wanted: String?)
  case unexpectedEnd(wanted: String?)
  case reservedWord(String)
  case malformedMacro(String)
  /// A macro with one name for both of its variables.
  case repeatedVariable(String)
  case malformedHas
  /// A message of a protobuf type, which no plan has.
  case noMessages(String)
  // Names.
  case unknownName(String, nearest: String?)
  case unknownMember(String, of: String, nearest: String?)
  case unknownFunction(String, nearest: String?)
  case wrongArgumentCount(function: String, wanted: Int, found: Int)
  /// A word of the language or of the host that a variable may not take.
  case nameTaken(String)
  // Types.
  case wrongType(context: String, wanted: [TypeName], found: TypeName)
  case typesDiffer(context: String, left: TypeName, right: TypeName)
  case notAList(context: String, found: TypeName)
  case unitsDiffer(context: String, left: String, right: String)
  /// A number without a unit meets money, a share or a per-unit value.
  case bareNumber(context: String, unit: String)
  case notAQuantity(String)
  case unknownUnit(String, nearest: String?)
  case notADate(String)
  case notConstant(function: String)
  /// A name for a value, in what is evaluated for another year as well.
  case variableOfThisYear(String)
  /// Figures whose unit would be lost in a text.
  case unitInText(function: String, unit: String)
  /// A method that is called without the value it is one of, and the other way round.
  case calledWithoutValue(String)
  case calledOnValue(String)
  /// A type or function of standard CEL that rules do without.
  case notInRules(String)
  case notAKey(TypeName)
  /// No form of an operator or function takes operands of these types.
  case noMatchingOverload(function: String, [TypeName])
  /// A format text asks for so many arguments and is given others.
  case formatArguments(wanted: Int, found: Int)
  /// What is written out can already be seen to have no value.
  case evaluation(EvaluationFault)
}

/// A type as a rule author calls it.
public enum TypeName: Sendable, Hashable {
  case boolean
  case number(unit: String)
  case string
  case date
  case null
  case list
  case map
  case object(String)
  /// A type of standard CEL, by its name there.
  case standard(String)
  case any
}
