/// Somebody who is told how far long work has come.
public struct Progress: Sendable {
  /// What is going on.
  public enum Step: Sendable, Hashable {
    /// A register's file is read and judged.
    case register(String)
    /// Records are judged one by one by a rule.
    case rule(String)
  }

  private let update: @Sendable (Step, Double) -> Void

  /// - Parameter update: Called often and by several threads, with the part that is done: 0 to 1.
  public init(_ update: @escaping @Sendable (Step, Double) -> Void) { self.update = update }

  func note(_ step: Step, _ done: Int, of all: Int) { update(step, all > 0 ? Double(done) / Double(all) : 1) }
}

extension Progress.Step {
  /// As it is shown in Chinese and in English.
  public var name: String {
    switch self {
    case .register(let id), .rule(let id): id
    }
  }
}
