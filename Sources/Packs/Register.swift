public import Diagnostics
public import Quantities

/// A list of records that a report carries: zones, platforms, enterprises.
public struct Register: Sendable {
  public let id: String
  /// The word that a rule's `for` uses for one record.
  public let item: String
  public let title: LocalizedText
  /// Fields that are unique together within a region and year, by their places.
  public let key: [Int]
  public let fields: [Field]
  /// The names of the columns that hold a record's region and year where one file lists many regions' records.
  public let regionColumn: String
  public let yearColumn: String
  /// Whether a region that reports none has the records of all regions below it.
  public let isTotal: Bool
  public let aliases: [String]
  public let place: Place

  public func field(named name: String) -> Int? {
    fields.firstIndex { $0.id == name }
  }
}

/// A field of a register's records.
public struct Field: Sendable {
  public enum Kind: Sendable {
    case string
    case number(Unit)
    case integer(Unit)
    case boolean
    case date
    case year
    /// A closed list: the word in expressions, and its title, either of which a report may use.
    case choice([(word: String, title: LocalizedText)])
    case region
  }

  public let id: String
  public let title: LocalizedText
  public let kind: Kind
  public let isRequired: Bool
  public let decimals: Int?
  public let aliases: [String]
}
