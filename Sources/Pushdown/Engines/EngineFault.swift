/// Why an engine gave no result.
public enum EngineFault: Error, Sendable, Hashable {
  /// No program of this name or path can be run.
  case clientNotFound(Dialect, String)
  /// The system would not start it, with the system's reason.
  case notStarted(client: String, reason: String)
  /// The statement could not be kept for the client to read, with the system's reason.
  case noTemporaryFile(reason: String)
  /// Everybody on the machine could read a password that stands on a command line.
  case secretInConnect(Dialect)
  /// The client speaks to a cluster, not to a Spark Connect server.
  case sparkConnect
  /// The client could not reach its server, or lost it; in its own words.
  case noConnection(Dialect, String)
  /// The engine refused or failed, in its own words.
  case failed(Dialect, status: Int, String)
  case killed(Dialect, signal: Int, String)
  /// The client ended well, yet before the end of the result.
  case incomplete(Dialect, String)
  /// A line longer than any result has.
  case lineTooLong(limit: Int)
  /// A line that is not what was asked for.
  case unexpectedLine(String)
  /// The clients would cut the statement off there.
  case nulInStatement
}
