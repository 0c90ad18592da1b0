public import Diagnostics

/// What can be wrong with the form of a pack's tests.
public enum TestFault: Fact, Hashable {
  case noTests
  case noneMatches(String)
  case nameTaken(String, Place)
  case noReport
  case severalReports([String])
  case noSuchBase(String, nearest: String?)
  case neverRun
  case unusedReport
  case keyNeedsBase(String)
  case othersAreSame
  case othersNeedChange
  case expectsNothing
  case expectedTwice(String, Place)
  case unknownRegion(String, nearest: String?)
  case messageNotRewritable
  case messageOfSeveral
}
