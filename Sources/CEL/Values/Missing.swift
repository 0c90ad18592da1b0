/// A value that an expression needed and that is not there.
public struct Missing: Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable {
    case notReported = "not_reported"
    /// Something stands there that is no value of its kind.
    case invalid
    case zeroDivisor = "zero_divisor"
    /// Growth from a base of zero or below.
    case baseNotPositive = "base_not_positive"
    case noPrevious = "no_previous"
    /// A figure over no members, such as the average of an empty list.
    case empty
    /// The expression took more steps than any rule needs.
    case tooManySteps = "too_many_steps"

    /// Whether a value was not there to be read, rather than that reckoning with values that are there gave none.
    public var concernsInput: Bool {
      switch self {
      case .notReported, .invalid, .noPrevious: true
      case .zeroDivisor, .baseNotPositive, .empty, .tooManySteps: false
      }
    }
  }

  /// The name of the value, or the text of the expression that has none.
  public let name: String
  /// The row that it belongs to.
  public let object: Object?
  public let reason: Reason

  public init(name: String, object: Object?, reason: Reason) {
    self.name = name
    self.object = object
    self.reason = reason
  }
}

/// Missing values in the order in which they were met, each once.
public struct MissingSet: Sendable, Equatable {
  /// More would help no reader; a register of millions of records may lack as many values.
  static let capacity = 1_000

  public private(set) var elements: [Missing] = []
  /// The same for a long list, where a walk over it would take too long.
  private var index: Set<Missing>?

  public init() {}

  public init(_ elements: Missing...) {
    for element in elements { insert(element) }
  }

  public var isEmpty: Bool { elements.isEmpty }

  public mutating func insert(_ element: Missing) {
    guard elements.count < Self.capacity else { return }
    if elements.count < 8 {
      if !elements.contains(element) { elements.append(element) }
      return
    }
    var known = index ?? Set(elements)
    index = nil
    if known.insert(element).inserted { elements.append(element) }
    index = known
  }

  public mutating func formUnion(_ other: MissingSet) {
    if isEmpty {
      self = other
    } else if elements.count < Self.capacity {
      for element in other.elements { insert(element) }
    }
  }

  func union(_ other: MissingSet) -> MissingSet {
    var all = self
    all.formUnion(other)
    return all
  }

  /// Those that were not there to be read.
  var concerningInput: MissingSet {
    elements.reduce(into: MissingSet()) { if $1.reason.concernsInput { $0.insert($1) } }
  }

  public static func == (a: MissingSet, b: MissingSet) -> Bool {
    a.elements == b.elements
  }
}

extension Optional where Wrapped == MissingSet {
  /// Adds what another lacks, in place: over a long list a copy for each member would take too long.
  mutating func include(_ other: MissingSet) {
    if self == nil { self = other } else { self?.formUnion(other) }
  }
}
