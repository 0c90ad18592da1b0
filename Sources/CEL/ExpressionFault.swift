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
}

/// All faults of one expression.
public struct ExpressionFaults: Error, Sendable, Hashable {
  public let all: [ExpressionFault]

  public init(_ all: [ExpressionFault]) {
    self.all = all
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
  case unclosedString
  case unclosedName
  case unknownEscape(String)
  case unexpectedToken(String, wanted: String?)
  case unexpectedEnd(wanted: String?)
  case reservedWord(String)
  case malformedMacro(String)
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
  /// A method that is called without the value it is one of, and the other way round.
  case calledWithoutValue(String)
  case calledOnValue(String)
  case notAKey(TypeName)
  /// No form of an operator or function takes operands of these types.
  case noMatchingOverload(function: String, [TypeName])
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
