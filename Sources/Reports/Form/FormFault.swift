public import Diagnostics

/// What can keep a form from being made.
public enum FormFault: Fact, Hashable {
  /// The report that is to fill it is another region's.
  case otherRegion(found: LocalizedText, wanted: LocalizedText)
  /// It is neither of the form's year nor of the year before.
  case otherYear(found: Int, wanted: Int)
  /// The pack judges no report of the year.
  case yearNotJudged(Int, first: Int, last: Int)
}
