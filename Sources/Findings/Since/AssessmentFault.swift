internal import Diagnostics
internal import Quantities

/// What can be wrong with an earlier assessment that is to be compared with.
enum AssessmentFault: Fact, Hashable {
  /// It does not say that it is an assessment of ours.
  case notAnAssessment
  case otherSchema(String)
  case otherPack(found: String, wanted: String)
  /// It is as of a later date than the one that it is compared with.
  case later(than: CalendarDate)
  /// The same finding stands there several times.
  case repeated(count: Int)
  case notANumber(String)
  /// It has more bytes or values than are read.
  case tooLarge
  /// It has more faults than are worth telling.
  case moreFaults
}
