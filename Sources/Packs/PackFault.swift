public import Diagnostics

/// What can be wrong with a pack.
public enum PackFault: Fact, Hashable {
  case fileMissing(String)
  case unexpectedFile(String)
  case wrongFormatVersion(found: String)
  case malformedIdentifier(String)
  case yearsReversed(first: Int, last: Int)
  case noLevels
  // Names.
  case nameReserved(String)
  case nameTaken(String, line: Int?)
  case unknownLevel(String, nearest: String?)
  case unknownRegion(String, nearest: String?)
  case unknownField(String, nearest: String?)
  case unknownSubject(String, nearest: String?)
  case unknownTag(String)
  // Regions.
  case regionNameTaken(String, by: String)
  case regionWithoutParent
  case parentOfWrongLevel(String)
  case severalOutermostRegions
  case tileMalformed
  case tileTaken(column: Int, row: Int, by: String)
  // Quantities.
  case notAQuantity(String)
  case unknownUnit(String, nearest: String?)
  case unitMissing(unit: String)
  case wrongUnit(found: String, wanted: String)
  // Indicators and registers.
  case derivedFromItself(String)
  case derivedAndGiven
  case decimalsOutOfRange(Int)
  case givenColumns(wanted: String)
  case givenTwice(region: String, year: Int)
  case unknownFieldType(String, nearest: String?)
  case choiceWithoutValues
  case notForFieldType(key: String, type: String)
  // Rules.
  case groupInGroup
  case noRequirement
  case severalRequirements([String])
  case severalLimits([String])
  case noLimit
  case keyNeedsLimit(String)
  case pathNeedsLimitOrAssert
  case keyNeedsDue(String)
  case betweenNeedsTwo
  case betweenReversed
  case toleranceNegative(String)
  case valueIsNoNumber
  case expressionIsNoCondition
  case uniqueNeedsRecords
  case unknownJudging(String)
  case responseRateIsNoShare
  case behindAboveSeverity(behind: String, severity: String)
  case pathWithoutBaseline(String)
  case pathBeyondOutermost(String)
  case pathNotPositive
  case pathOfTwoLimits(String)
  case baselineNotBeforeDue(year: Int)
  case unknownPath(String)
  /// The file is given where it is another one.
  case ruleTaken(String, file: String?, line: Int?)
  /// A finding that comes without a rule is stated a second time.
  case findingTaken(String, file: String?, line: Int?)
  case rulesInCircle([String])
  case eachIsEmpty
  case listIsEmpty(key: String)
  case unclosedExpression
  /// A ` #` within an expression that is not quoted.
  case expressionCutByComment
  case datesReversed
}
