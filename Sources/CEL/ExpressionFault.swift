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
  case unknownEscape(String)
  case unexpectedToken(String, wanted: String?)
  case unexpectedEnd(wanted: String?)
  case reservedWord(String)
  case malformedMacro(String)
  case malformedHas
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
  case any
}
