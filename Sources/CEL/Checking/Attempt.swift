/// What came of trying to read a call as one of a kind of functions.
enum Attempt {
  case notOne
  /// It is one; there is no expression where it has a fault, which has been noted.
  case read(Expression?)
}
