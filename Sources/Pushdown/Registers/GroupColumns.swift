/// The columns of a register's groups: what is counted and summed for every region and year, each once however often it
/// is asked for.
struct GroupColumns: Sendable {
  private(set) var columns: [(name: String, sql: String)] = []
  private var places: [String: Int] = [:]
  private var names: Set<String> = []
  private let dialect: Dialect

  init(_ dialect: Dialect) { self.dialect = dialect }

  /// - Parameter name: What the column is called where it is asked for first.
  /// - Returns: Its place.
  mutating func add(_ sql: String, named name: String) -> Int {
    if let known = places[sql] { return known }
    let unique = dialect.unique(name) { names.insert($0.lowercased()).inserted }
    columns.append((unique, sql))
    places[sql] = columns.count - 1
    return columns.count - 1
  }

  mutating func count(_ condition: SQLCondition, named name: String) -> Int {
    switch condition {
    case .always: add("COUNT(*)", named: "records")
    case .never: add("0", named: "none")
    default: add("COUNT(*) FILTER (WHERE \(condition.sql.text))", named: name)
    }
  }
}
