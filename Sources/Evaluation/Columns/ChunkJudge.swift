internal import CEL
internal import Packs
internal import Quantities
internal import Reports
internal import Tables

/// Judges one register's records a chunk at a time: one for each thread, whose room is used again for every chunk.
struct ChunkJudge: ~Copyable {
  let program: ColumnProgram
  let table: RegisterTable
  let pack: Pack
  var chunk: CSVChunk
  var lanes: Lanes
  private var decimals: [DecimalReader]
  private var codes: [CodeReader]
  private var tables: [CodeTable]
  private var blanks = Bitmap()
  /// For each table the masks that are made of its flags.
  private let flagged: [[(mask: MaskID, flag: CodeFlag)]]
  private let steps: [ColumnStep]
  private let constants: [(lane: LaneID, constant: ScaledConstant)]
  var groups: GroupCounter
  var keys: [KeyCollector]
  var totals: ColumnTotals
  /// Whether the columns that hold a constant have been filled.
  private var hasConstants = false
  private var unusableMasks: [Bool]
  /// How many more faults of form are kept. Chunks come in their order, so that what the file lists is among the first
  /// that each thread met.
  private var faultRoom = RowIndex.mostFaults

  /// A column of numbers as it is read.
  private final class DecimalReader {
    var column = DecimalColumn()
    var blank = Bitmap()
    var invalid = Bitmap()
    var patches: [(row: Int, number: Number)] = []
  }

  /// A column of codes as it is read.
  final class CodeReader {
    var column = CodeColumn()
    var dictionary: TextDictionary

    init(limit: Int) { dictionary = TextDictionary(limit: limit) }
  }

  init(_ program: ColumnProgram, _ table: RegisterTable, _ pack: Pack, limits: ColumnTotals.Limits, threads: Int) {
    self.program = program
    self.table = table
    self.pack = pack
    chunk = CSVChunk(table.file)
    lanes = Lanes(lanes: program.nodes.lanes.count, masks: program.nodes.masks.count, capacity: 0)
    decimals = program.sources.decimals.map { _ in DecimalReader() }
    codes = program.sources.codes.map { _ in CodeReader(limit: limits.texts) }
    tables = program.sources.tables.map { CodeTable($0.meaning) }
    var flagged = [[(mask: MaskID, flag: CodeFlag)]](repeating: [], count: tables.count)
    for (index, node) in program.nodes.masks.enumerated() {
      if case .coded(let table, let flag) = node { flagged[table].append((MaskID(index: index), flag)) }
    }
    self.flagged = flagged
    var constants: [(lane: LaneID, constant: ScaledConstant)] = []
    for (index, node) in program.nodes.lanes.enumerated() {
      if case .constant(let constant) = node { constants.append((LaneID(index: index), constant)) }
    }
    self.constants = constants
    // What stands still and what is filled with its table needs no step of its own.
    steps = program.nodes.steps.filter { step in
      switch step {
      case .lane(let lane): if case .constant = program.nodes.lanes[lane.index] { false } else { true }
      case .mask(let mask): if case .coded = program.nodes.masks[mask.index] { false } else { true }
      }
    }
    groups = GroupCounter(program.requests)
    keys = program.keys.map { _ in KeyCollector(threads: threads) }
    totals = ColumnTotals(program, limits)
    unusableMasks = Array(repeating: false, count: program.nodes.masks.count)
  }

  /// What it found of the chunks that it was given.
  struct Part: Sendable {
    let totals: ColumnTotals
    let groups: [RegionYear: GroupTotals.Group]
    let keys: [KeyCollector.Collected]
    /// Whether the region and year of every record were looked at.
    let isGrouped: Bool
  }

  var part: Part {
    let isGrouped = !codes[program.regionCodes].dictionary.isFull && !codes[program.yearCodes].dictionary.isFull
    return Part(totals: totals, groups: groups.totals, keys: keys.map(\.collected), isGrouped: isGrouped)
  }

  // MARK: - One chunk

  mutating func judge(_ number: Int) {
    chunk.read(number, faultLimit: faultRoom)
    faultRoom -= chunk.faults.count
    totals.append(
      ColumnTotals.Chunk(
        number: number, rowCount: chunk.rowCount, lineCount: chunk.lineCount, faultCount: chunk.faultCount,
        faults: chunk.faults))
    let rows = chunk.rowCount
    guard rows > 0 else { return }
    makeRoom(for: rows)
    readCodes()
    let regions = codes[program.regionCodes]
    let years = codes[program.yearCodes]
    groups.learn(regions.dictionary, years.dictionary, table)
    groups.place(rows, regions.column, years.column)
    for step in steps {
      switch step {
      case .lane(let lane): run(program.nodes.lanes[lane.index], lane, rows)
      case .mask(let mask): run(program.nodes.masks[mask.index], mask, rows)
      }
    }
    let isSpoilt =
      !lanes.uncompared.isEmpty || tables.contains(where: \.isUnusable) || codes.contains(where: \.dictionary.isFull)
      || lanes.states.contains { $0.form == .unusable }
    if isSpoilt { spread() }
    count(number, rows)
  }

  private mutating func makeRoom(for rows: Int) {
    guard rows > lanes.capacity || !hasConstants else { return }
    hasConstants = true
    lanes = Lanes(lanes: program.nodes.lanes.count, masks: program.nodes.masks.count, capacity: rows + rows / 8)
    for (lane, constant) in constants { lanes.fill(lane, constant) }
  }

  private mutating func readCodes() {
    for (reader, column) in zip(codes, program.sources.codes) {
      chunk.readCodes(column, &reader.dictionary, into: &reader.column)
    }
    let rows = chunk.rowCount
    for (index, source) in program.sources.tables.enumerated() {
      let reader = codes[source.codes]
      if tables[index].flags.count < reader.dictionary.count {
        tables[index].extend(to: reader.dictionary.count, table, pack) { code in
          reader.dictionary.text(of: UInt32(code))
        }
      }
      lanes.flag(flagged[index], reader.column, in: tables[index].flags, rows: rows)
      for (mask, _) in flagged[index] { leaveOutFaulty(mask, rows) }
    }
  }

  // MARK: - Columns

  /// The fields of a row that is no record look blank, which says nothing: no mask holds it, so that masks need not be
  /// joined with the rows that are judged.
  private func leaveOutFaulty(_ mask: MaskID, _ rows: Int) {
    if chunk.faultCount > 0 { lanes.remove(mask, chunk.faultyRows, rows: rows) }
  }

  private mutating func run(_ node: LaneNode, _ lane: LaneID, _ rows: Int) {
    switch node {
    case .decimal(let index): read(index, lane, rows)
    case .coded(let index):
      let reader = codes[program.sources.tables[index].codes]
      lanes.fill(lane, reader.column, from: tables[index].numbers, bound: tables[index].bound, rows: rows)
    default: _ = lanes.make(lane, node, rows: rows)
    }
  }

  /// A field of numbers; what is no plain decimal is read as a report's values are.
  private mutating func read(_ index: Int, _ lane: LaneID, _ rows: Int) {
    let source = program.sources.decimals[index]
    let reader = decimals[index]
    chunk.readDecimals(source.column, into: &reader.column)
    lanes.fill(lane, reader.column, shift: source.shift, rows: rows)
    reader.invalid.reset(count: rows)
    reader.patches.removeAll(keepingCapacity: true)
    let isInteger =
      if case .integer = pack.registers[program.register].fields[source.field].kind { true } else { false }
    // In the base unit: 5 % is no whole number either, and 1.5 万人 is one.
    if isInteger, reader.column.scale + source.shift > 0 { markFractions(reader, source, rows) }
    for row in reader.column.others {
      let value = table.value(of: chunk.text(row: row, column: source.column), field: source.field)
      if case .number(let number)? = value.value {
        reader.patches.append((row, number))
      } else {
        reader.invalid[row] = true
      }
    }
    if !reader.patches.isEmpty { lanes.patch(lane, reader.patches, rows: rows) }
    reader.blank.reset(count: rows, to: true)
    reader.blank.formAndNot(reader.column.isThere)
    reader.blank.formAndNot(reader.invalid)
    for patch in reader.patches { reader.blank[patch.row] = false }
  }

  /// Of numbers with digits behind the point each has to be looked at, for zeros make it no fraction.
  private func markFractions(_ reader: DecimalReader, _ source: ColumnSources.Decimal, _ rows: Int) {
    for row in 0..<rows where reader.column.isThere[row] {
      let value = table.value(of: chunk.text(row: row, column: source.column), field: source.field)
      if value.value == nil { reader.invalid[row] = true }
    }
  }

  private mutating func run(_ node: MaskNode, _ mask: MaskID, _ rows: Int) {
    switch node {
    case .all:
      lanes.setAll(mask, rows: rows)
      leaveOutFaulty(mask, rows)
    case .grouped: lanes.set(mask, groups.grouped, rows: rows)
    case .isThere(let index):
      lanes.set(mask, decimals[index].column.isThere, rows: rows)
      for patch in decimals[index].patches { lanes.set(mask, row: patch.row, to: true) }
      lanes.remove(mask, decimals[index].invalid, rows: rows)
    case .isBlank(let index):
      lanes.set(mask, decimals[index].blank, rows: rows)
      leaveOutFaulty(mask, rows)
    case .isInvalid(let index): lanes.set(mask, decimals[index].invalid, rows: rows)
    case .isEmpty(let index):
      chunk.readNoData(program.sources.blanks[index], into: &blanks)
      lanes.set(mask, blanks, rows: rows)
      leaveOutFaulty(mask, rows)
    case .isMarked(let index):
      chunk.readMarked(program.sources.blanks[index], MarkedText.mark, into: &blanks)
      lanes.set(mask, blanks, rows: rows)
      leaveOutFaulty(mask, rows)
    case .coded: break
    case .less, .unequal:
      _ = lanes.make(mask, node, rows: rows)
      leaveOutFaulty(mask, rows)
    default: _ = lanes.make(mask, node, rows: rows)
    }
  }

  // MARK: - What did not fit

  /// Finds what rests on a column that could not be made, and gives it up: its rules are judged record by record.
  private mutating func spread() {
    for step in program.nodes.steps {
      guard case .mask(let mask) = step else { continue }
      unusableMasks[mask.index] =
        switch program.nodes.masks[mask.index] {
        case .coded(let table, _):
          tables[table].isUnusable || codes[program.sources.tables[table].codes].dictionary.isFull
        case .less, .unequal: lanes.uncompared.contains(mask)
        case .and(let a, let b), .or(let a, let b), .without(let a, let b):
          unusableMasks[a.index] || unusableMasks[b.index]
        case .grouped: codes[program.regionCodes].dictionary.isFull || codes[program.yearCodes].dictionary.isFull
        default: false
        }
    }
    totals.giveUp {
      unusableMasks[$0.index]
    } lane: {
      !lanes.isUsable($0)
    }
  }

  // MARK: - Counting

  private mutating func count(_ number: Int, _ rows: Int) {
    totals.count(lanes, chunk: number, rows: rows)
    groups.count(lanes, chunk: number, rows: rows)
    for index in keys.indices {
      keys[index].collect(
        program.keys[index], chunk, lanes, years: groups.yearOfRow, number, rows)
    }
  }
}
