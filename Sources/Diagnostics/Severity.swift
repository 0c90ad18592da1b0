/// How serious it is that a requirement is not met.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Recorded, never a finding: 鼓励, 可, 探索.
  case none
  case note
  /// Must be mended or explained: 核实性.
  case warning
  /// Must be mended: 强制性.
  case error

  /// Its place among them, the least serious first.
  package var rank: Int {
    switch self {
    case .none: 0
    case .note: 1
    case .warning: 2
    case .error: 3
    }
  }

  public static func < (a: Severity, b: Severity) -> Bool {
    a.rank < b.rank
  }
}
