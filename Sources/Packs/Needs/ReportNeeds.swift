internal import CEL
public import Quantities

/// What a region has to report for a year so that the rules can be judged, found from their checked expressions.
public struct ReportNeeds: Sendable {
  /// A value of an indicator in a year.
  public struct Cell: Sendable, Hashable {
    public let indicator: Int
    public let year: Int

    public init(indicator: Int, year: Int) {
      self.indicator = indicator
      self.year = year
    }
  }

  /// A field of a register's records.
  public struct RecordField: Sendable, Hashable {
    public let register: Int
    public let field: Int

    public init(register: Int, field: Int) {
      self.register = register
      self.field = field
    }
  }

  /// The rules that something serves, by their places in the pack.
  public struct Uses: Sendable, Hashable {
    /// Those that judge the region itself, one of its records, or those above it by a look at each region below.
    public internal(set) var direct: Set<Int> = []
    /// Those that judge a region above it, by the sum or list over the regions below.
    public internal(set) var throughTotal: Set<Int> = []

    /// That it serves none.
    public static let none = Uses()

    public var isEmpty: Bool { direct.isEmpty && throughTotal.isEmpty }

    /// All rules.
    public var rules: Set<Int> { direct.union(throughTotal) }

    /// The uses by other rules than these.
    public func excluding(_ rules: Set<Int>) -> Uses {
      var uses = self
      uses.direct.subtract(rules)
      uses.throughTotal.subtract(rules)
      return uses
    }
  }

  /// A document that a rule asks of the region.
  public struct Document: Sendable {
    public let rule: Int
    /// The form's place among the rule's.
    public let form: Int
    /// The register, where each of its records needs one.
    public let register: Int?
  }

  public internal(set) var cells: [Cell: Uses] = [:]
  /// Registers that are read or whose records are judged.
  public internal(set) var registers: [Int: Uses] = [:]
  public internal(set) var fields: [RecordField: Uses] = [:]
  /// In the order of the rules.
  public internal(set) var documents: [Document] = []

  /// The indicators that are needed in some year.
  public var indicators: Set<Int> { Set(cells.keys.map(\.indicator)) }

  /// All rules that an indicator serves, in whatever year.
  public func uses(ofIndicator indicator: Int) -> Uses {
    cells.filter { $0.key.indicator == indicator }.reduce(into: Uses()) { uses, cell in
      uses.direct.formUnion(cell.value.direct)
      uses.throughTotal.formUnion(cell.value.throughTotal)
    }
  }

  /// The indicators of the same row that a derived one is computed from, each once, as they stand in its expression.
  public static func parts(of indicator: Indicator) -> [Int] {
    var parts: [Int] = []
    func add(_ expression: Expression) {
      if case .member(_, let slot, _) = expression.operation, case .indicator(let part) = Slot.meaning(of: slot),
        !parts.contains(part)
      {
        parts.append(part)
      }
      expression.operands.forEach(add)
    }
    if let derivation = indicator.derivation { add(derivation) }
    return parts
  }
}

extension ReportNeeds {
  /// - Parameters:
  ///   - year: The year of the report. Values of earlier years are needed for those that judge the region itself; a sum
  ///     over the regions below has them from these regions' own earlier reports.
  ///   - asOf: Rules that ceased to be in effect before are left out.
  public init(of region: Int, in year: Int, by pack: Pack, asOf: CalendarDate) {
    var finder = NeedsFinder(pack: pack, region: region, year: year)
    for (index, rule) in pack.rules.enumerated() where rule.years.contains(year) {
      if let until = rule.effective.until, until < asOf { continue }
      finder.find(rule: index)
    }
    self = finder.needs
  }
}
