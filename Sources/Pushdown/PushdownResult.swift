public import Diagnostics
internal import Documents
public import Evaluation
internal import Packs
internal import Quantities
public import Reports

/// Reads the lines of a statement's result into what the judge of a register's file would have counted.
public struct PushdownResult {
  /// A line that is not as the statement gives it.
  public struct UnexpectedLine: Error, Sendable, Hashable {
    public let text: String
  }

  /// What one register's lines say so far.
  private struct Register {
    var counted: CountedRegister
    /// The records of the excerpt: the texts of the fields, of the region and of the year.
    var records: [[String]] = []
    /// Records of no known region and year.
    var unplaced = 0
    /// By field, how many texts could be read here alone.
    var unread: [Int]
    /// The records by rule and outcome, by their number.
    var found: [String: [(number: Int, record: Int)]] = [:]
    /// How many records share, by rule.
    var totals: [String: Int] = [:]
    /// The places of rules' outcomes by name.
    var places: [String: [(plan: Int, outcome: Int)]] = [:]
    var groupCount = 0

    init(_ query: RegisterQuery) {
      counted = CountedRegister(query.program)
      counted.uncounted = Set(query.uncounted.keys)
      unread = Array(repeating: 0, count: query.unread.count)
      for outcomes in query.outcomes {
        for (index, outcome) in query.program.records[outcomes.plan].outcomes.enumerated() {
          places["\(outcomes.name) \(outcome.outcome.rawValue)", default: []].append((outcomes.plan, index))
        }
      }
    }
  }

  /// Names among observations that are of no region or indicator of the pack's.
  public private(set) var unknownNames = 0
  /// Whether a region is named in a way that only the reader here can make out, so that the engine's verdicts on regions
  /// lack what belongs to it.
  public private(set) var hasOddRegions = false
  private let plan: PushdownPlan
  /// As bytes: what is alike to a reader may be other code points to an engine.
  private let regionNames: Set<[UInt8]>
  private let names: ReportNames
  /// By column of the observations, how many names could be read here alone.
  private var unreadNames: [String: Int] = [:]
  /// The verdicts on regions as the engine has them.
  public private(set) var verdicts: [EngineVerdict] = []
  private var registers: [String: Register] = [:]
  /// The texts of observations.
  private var observations: [[String]] = []

  /// More regions and years than any country has.
  private static let mostGroups = 1_000_000
  /// More records of a region and year than any country has; the counts of all groups together are no number too large.
  private static let mostRecords = 1_000_000_000_000

  public init(_ plan: PushdownPlan) {
    self.plan = plan
    regionNames = Set(TextReading(plan.dialect).regionNames(plan.pack.regions).map { Array($0.name.utf8) })
    names = ReportNames(plan.pack)
    for query in plan.queries { registers[query.fields.register.id] = Register(query) }
  }

  // MARK: - Lines

  /// Takes one line.
  ///
  /// - Throws: A line of another form than the statement gives.
  public mutating func add(_ line: ArraySlice<UInt8>) throws(UnexpectedLine) {
    let texts = try Self.texts(line)
    guard texts.count >= 2, let kind = texts[0].flatMap(RegisterStatement.Line.init(rawValue:)), let id = texts[1]
    else { throw Self.unexpected(line) }
    if case .verdict = kind {
      guard verdicts.count < Self.mostGroups, let verdict = EngineVerdict(texts, plan) else {
        throw Self.unexpected(line)
      }
      verdicts.append(verdict)
      return
    }
    if case .observation = kind {
      guard let source = plan.verdicts.sources.observations, texts.count == Self.observationKinds(source).count + 2,
        observations.count < Self.mostGroups
      else { throw Self.unexpected(line) }
      var own = texts.dropFirst(2).map { $0 ?? "" }
      own[3] = EngineVerdict.written(own[3])
      observations.append(own)
      return
    }
    if case .unlisted = kind {
      guard plan.verdicts.sources.observations != nil, texts.count == 4, let column = texts[2]
      else { throw Self.unexpected(line) }
      // Where nothing stands, nobody is meant.
      let text = texts[3] ?? ""
      let isRegion = column == ObservationColumns.Kind.region.names[0]
      let isKnown =
        isRegion
        ? plan.pack.regions.index(named: text) != nil
        : names.indicator(text).map { !plan.pack.indicators[$0].isGiven } ?? false
      if isKnown { unreadNames[column, default: 0] += 1 } else { unknownNames += 1 }
      return
    }
    guard let query = plan.queries.first(where: { $0.fields.register.id == id }), var register = registers[id]
    else { throw Self.unexpected(line) }
    // Taken out meanwhile, so that nothing is copied.
    registers[id] = nil
    defer { registers[id] = register }
    let isRead: Bool
    switch kind {
    case .group:
      if texts.count > 2, let name = texts[2], plan.pack.regions.index(named: name) != nil {
        hasOddRegions = hasOddRegions || !regionNames.contains(Array(name.utf8))
      }
      isRead = Self.addGroup(texts.dropFirst(2), query, plan, to: &register)
    case .record: isRead = Self.addRecord(texts.dropFirst(2), query, to: &register)
    case .shared: isRead = Self.addShared(texts.dropFirst(2), query, to: &register)
    case .verdict, .observation, .unlisted: isRead = false
    }
    guard isRead else { throw Self.unexpected(line) }
  }

  private static func unexpected(_ line: ArraySlice<UInt8>) -> UnexpectedLine {
    UnexpectedLine(text: String(decoding: line.prefix(200), as: UTF8.self))
  }

  /// The texts of a JSON list; `nil` for null.
  private static func texts(_ line: ArraySlice<UInt8>) throws(UnexpectedLine) -> [String?] {
    let (document, faults) = Document.parse(Array(line), path: "", isJSON: true)
    guard let document, faults.isEmpty, document.root.kind == .sequence else { throw unexpected(line) }
    return document.root.elements.map { $0.kind == .null ? nil : $0.text }
  }

  // MARK: - Observations

  private static func observationKinds(_ source: ObservationSource) -> [ObservationColumns.Kind] {
    [.region, .indicator, .year, .value] + (source.series == nil ? [] : [.series])
  }

  /// The observations of the pack's regions and indicators, read as those of a file are; `nil` where the engine holds
  /// none. Also what is wrong with them, and how many names of regions and indicators could be read here alone, so that
  /// nothing is certain.
  public func observed() throws(UnexpectedLine) -> (
    table: ObservationTable?, faults: [Diagnostic], unread: [(field: String, count: Int)]
  )? {
    guard let source = plan.verdicts.sources.observations else { return nil }
    do throws(Diagnostic) {
      // In the engine they have no order of their own.
      let rows = observations.sorted { $0.lexicographicallyPrecedes($1) { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
      let (table, faults) = try ObservationTable.excerpt(
        of: plan.pack, named: source.name, columns: Self.observationKinds(source), rows: rows)
      return (table, faults, unreadNames.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    } catch {
      throw UnexpectedLine(text: error.rendered(in: .en))
    }
  }

  // MARK: - Groups

  private static func addGroup(
    _ line: ArraySlice<String?>, _ query: RegisterQuery, _ plan: PushdownPlan, to register: inout Register
  ) -> Bool {
    guard line.count == query.groups.columns.count + 2, register.groupCount < mostGroups else { return false }
    register.groupCount += 1
    let values = Array(line.dropFirst(2))
    var isWhole = true
    func count(_ column: Int) -> Int {
      guard let count = values[column].flatMap({ Int($0) }), (0...mostRecords).contains(count) else {
        isWhole = false
        return 0
      }
      return count
    }
    func add(_ column: Int, to total: inout Int) { total += count(column) }
    func figure(_ figure: RegisterQuery.Figure) -> Number? {
      guard let text = values[figure.column] else { return nil }
      // DuckDB leaves out a zero before the point.
      let whole = text.hasPrefix(".") ? "0" + text : text.hasPrefix("-.") ? "-0" + text.dropFirst() : text
      guard let decimal = Decimal(whole) else {
        isWhole = false
        return nil
      }
      return Number(decimal).scaled(by: figure.exponent)
    }
    var rows = 0
    add(query.rows, to: &rows)
    register.counted.recordCount += rows
    for outcomes in query.outcomes {
      for (place, count) in outcomes.counts.enumerated() {
        add(count.count, to: &register.counted.records[outcomes.plan][place].count)
        if let early = count.early { add(early, to: &register.counted.records[outcomes.plan][place].early) }
      }
    }
    for sharing in query.sharings {
      if let unique = sharing.unique, let column = sharing.undetermined {
        add(column, to: &register.counted.uniques[unique].undetermined.count)
      }
    }
    for (index, column) in query.invalid.enumerated() { add(column, to: &register.counted.invalid[index].count) }
    for (index, column) in query.missing.enumerated() { add(column, to: &register.counted.missing[index].count) }
    for (index, unread) in query.unread.enumerated() { add(unread.column, to: &register.unread[index]) }
    let texts = Array(line.prefix(2))
    guard let region = texts[0].flatMap({ plan.pack.regions.index(named: $0) }),
      let year = texts[1].flatMap({ Int($0) })
    else {
      register.unplaced += rows
      return isWhole
    }
    var own = CountedRegister.Group(rows: rows, counts: [], sums: [], extremes: [], lacks: [])
    own.counts = query.counts.map { count($0) }
    own.sums = query.sums.map { figure($0) ?? 0 }
    own.extremes = query.extremes.map { extreme in
      guard let least = figure(extreme.least), let greatest = figure(extreme.greatest) else { return nil }
      return (least, greatest)
    }
    own.lacks = query.lacks.map { count($0) > 0 }
    let key = RegionYear(region: region, year: year)
    if let known = register.counted.groups[key] { own.merge(known) }
    register.counted.groups[key] = own
    return isWhole
  }

  // MARK: - Records

  private static func addRecord(
    _ line: ArraySlice<String?>, _ query: RegisterQuery, to register: inout Register
  ) -> Bool {
    let texts = Array(line)
    guard texts.count > 6, let rule = texts[0], let outcome = texts[1], let number = texts[2].flatMap({ Int($0) }),
      let record = record(texts.dropFirst(6), query)
    else { return false }
    register.records.append(record)
    register.found["\(rule) \(outcome)", default: []].append((number, register.records.count))
    return true
  }

  private static func addShared(
    _ line: ArraySlice<String?>, _ query: RegisterQuery, to register: inout Register
  ) -> Bool {
    let texts = Array(line)
    guard texts.count > 3, let rule = texts[0], let total = texts[1].flatMap({ Int($0) }),
      (0...mostRecords).contains(total),
      let number = texts[2].flatMap({ Int($0) }), let record = record(texts.dropFirst(3), query)
    else { return false }
    register.records.append(record)
    register.totals[rule] = total
    register.found["\(rule) shared", default: []].append((number, register.records.count))
    return true
  }

  private static func record(_ texts: ArraySlice<String?>, _ query: RegisterQuery) -> [String]? {
    guard texts.count == RegisterStatement.reported(query.fields).count + 2 else { return nil }
    return texts.map { $0 ?? "" }
  }

  // MARK: - What it comes to

  /// What was found of one register.
  public struct Found: Sendable {
    /// The register's place among the pack's.
    public let register: Int
    public let pass: RegisterPass
    /// How many records there are.
    public let recordCount: Int
    /// How many of them belong to no region and year that is known.
    public let unplaced: Int
    /// Fields of which some texts could be read here alone, so that nothing is certain, and how many.
    public let unread: [(field: String, count: Int)]
  }

  /// What all lines together say, by register.
  public func found() throws(UnexpectedLine) -> [Found] {
    var all: [Found] = []
    for query in plan.queries {
      guard var register = registers[query.fields.register.id] else { continue }
      Self.order(&register)
      Self.conclude(&register, query)
      let fields = RegisterStatement.reported(query.fields)
      let columns = query.fields.columns
      let names = fields.compactMap { columns.fields[$0]?.name } + [columns.region.name, columns.year.name]
      let excerpt: RegisterTable
      do throws(Diagnostic) {
        excerpt = try RegisterTable.excerpt(
          of: columns.register, in: plan.pack, named: columns.name, fields: fields, columns: names,
          records: register.records)
      } catch {
        throw UnexpectedLine(text: error.rendered(in: .en))
      }
      all.append(
        Found(
          register: columns.register, pass: RegisterPass(excerpt, register.counted, of: plan.pack),
          recordCount: register.counted.recordCount, unplaced: register.unplaced,
          unread: zip(query.unread, register.unread).filter { $0.1 > 0 }.map { ($0.field, $1) }))
    }
    return all
  }

  /// Puts the records in one order, in whatever order the engine gives them.
  private static func order(_ register: inout Register) {
    var records: [[String]] = []
    for name in register.found.keys.sorted() {
      var ordered: [(number: Int, record: Int)] = []
      for (number, record) in (register.found[name] ?? []).sorted(by: { $0.number < $1.number }) {
        records.append(register.records[record - 1])
        ordered.append((number, records.count))
      }
      register.found[name] = ordered
    }
    register.records = records
  }

  private static func conclude(_ register: inout Register, _ query: RegisterQuery) {
    func first(_ name: String) -> [Int] {
      (register.found[name] ?? []).map(\.record)
    }
    for (name, places) in register.places {
      for place in places { register.counted.records[place.plan][place.outcome].first = first(name) }
    }
    // Where several fields of one record are at fault, they are told of together.
    if !query.invalid.isEmpty { register.counted.invalid[0].first = first("\(BuiltInRule.valueInvalid.rawValue) fail") }
    if !query.missing.isEmpty { register.counted.missing[0].first = first("\(BuiltInRule.valueMissing.rawValue) fail") }
    for (index, sharing) in query.sharings.enumerated() {
      let shared = CountedRegister.Rows(
        count: register.totals[String(index)] ?? 0, first: first("\(index) shared"))
      guard let unique = sharing.unique else {
        register.counted.keyed = shared
        continue
      }
      register.counted.uniques[unique].repeated = shared
      register.counted.uniques[unique].undetermined.first = first("\(sharing.name) undetermined")
    }
  }
}

extension Number {
  /// × 10^exponent.
  fileprivate func scaled(by exponent: Int) -> Number {
    guard exponent != 0 else { return self }
    let power = Number(Decimal("1" + String(repeating: "0", count: abs(exponent))) ?? Decimal(1))
    return exponent > 0 ? self * power : divided(by: power) ?? self
  }
}

extension CountedRegister.Group {
  /// Adds what was counted under another name of the same region.
  fileprivate mutating func merge(_ other: Self) {
    rows += other.rows
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in sums.indices { sums[index] = sums[index] + other.sums[index] }
    for index in extremes.indices {
      guard let theirs = other.extremes[index] else { continue }
      extremes[index] =
        extremes[index].map { (min($0.least, theirs.least), max($0.greatest, theirs.greatest)) } ?? theirs
    }
    for index in lacks.indices { lacks[index] = lacks[index] || other.lacks[index] }
  }
}
