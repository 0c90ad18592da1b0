/// The fields of one chunk's rows.
///
/// One for each thread, which reads chunk after chunk into the same room. Rows and columns are counted from 0.
public struct CSVChunk: ~Copyable, Sendable {
  /// Why a row is not judged: something about its form.
  public struct Fault: Sendable, Hashable {
    public let row: Int
    /// How many lines stand between the start of the chunk and the fault.
    public let line: Int
    /// The code point of the line, counted from 1.
    public let column: Int
    public let fault: TableFault
  }

  public let file: CSVFile
  /// The byte range of the chunk in the file.
  public private(set) var range = 0..<0
  /// How many rows there are, faulty ones included; empty lines are none.
  public internal(set) var rowCount = 0
  /// How many lines end in the chunk, within quotes too.
  public internal(set) var lineCount = 0
  /// The rows whose form is at fault; all their fields are blank.
  public internal(set) var faultyRows = Bitmap()
  public internal(set) var faultCount = 0
  /// The faults in the order of the rows, up to the limit that was given.
  public internal(set) var faults: [Fault] = []

  let columnCount: Int
  var bytes = ByteView()
  var index = FieldIndex()
  /// Whether a quote may stand in a field's content, as one of two that stand for one.
  var hasQuotes = false
  /// Whether lines ended in CRLF when a chunk was last read at full speed.
  var isCRLF = false
  /// Where each row begins and on which line, unless each row is one line that ends where the next begins.
  var rowStarts = Buffer<UInt32>()
  var rowLines = Buffer<UInt32>()

  public init(_ file: CSVFile) {
    self.file = file
    columnCount = file.header.count
  }

  /// Reads the rows of a chunk in place of those that were read before.
  ///
  /// - Parameter faultLimit: How many faults are listed. All are counted.
  public mutating func read(_ chunk: Int, faultLimit: Int = .max) {
    read(file.chunks[chunk], faultLimit: faultLimit)
  }

  /// Reads the rows of a part of a chunk that begins and ends where rows do.
  public mutating func read(_ part: Range<Int>, faultLimit: Int = .max) {
    range = part
    bytes = file.mapping.bytes.part(range, margin: MappedFile.margin)
    faultCount = 0
    faults.removeAll(keepingCapacity: true)
    if !readAtSpeed() { readCarefully(faultLimit: faultLimit) }
  }

  /// Where a field's content stands in the file, without its quotes.
  public func byteRange(row: Int, column: Int) -> Range<Int> {
    let content = content(row, column)
    return range.lowerBound + content.lowerBound..<range.lowerBound + content.upperBound
  }

  /// A field's content with doubled quotes made single.
  public func text(row: Int, column: Int) -> String {
    let content = content(row, column)
    return hasQuotes ? String(decoding: bytes.unquoted(content), as: UTF8.self) : bytes.text(content)
  }

  /// Whether a field is empty, or nothing but white space and characters that nobody sees.
  public func isBlank(row: Int, column: Int) -> Bool {
    let content = content(row, column)
    return bytes.isBlank(content.lowerBound, content.upperBound)
  }

  /// Whether a field is blank or says that there is no value.
  public func isNoData(row: Int, column: Int) -> Bool {
    let content = content(row, column)
    return bytes.isNoData(content.lowerBound, content.upperBound)
  }

  /// Where a row begins in the file.
  public func startOffset(ofRow row: Int) -> Int { range.lowerBound + start(ofRow: row) }

  /// The bytes of a row in the file, its line end included, and those of empty lines behind it.
  public func byteRange(ofRow row: Int) -> Range<Int> {
    startOffset(ofRow: row)..<(row + 1 < rowCount ? startOffset(ofRow: row + 1) : range.upperBound)
  }

  /// Reads where the rows begin, as offsets from the chunk's start.
  public func readStarts(into starts: inout Buffer<UInt32>) {
    starts.resize(to: rowCount, filling: 0)
    for row in 0..<rowCount { starts[row] = UInt32(truncatingIfNeeded: start(ofRow: row)) }
  }

  /// How many lines stand before a row in the chunk.
  public func line(ofRow row: Int) -> Int { index.isDense ? row : Int(rowLines[row]) }

  /// Where a field begins, its quote included: how many lines stand before it in the chunk, and the code point of its
  /// line, counted from 1; where the file repeats a sheet, the sheet's column.
  public func place(row: Int, column: Int) -> (line: Int, column: Int) {
    if let origin = file.origin { return (line(ofRow: row), origin.column(of: column)) }
    let content = content(row, column)
    let start = start(ofRow: row)
    // The byte before a field is a separator, and the one before the content of a quoted field a quote.
    let isQuoted = content.lowerBound > start && bytes[content.lowerBound - 1] == UInt8(ascii: "\"")
    let position = CSVRowScanner(bytes: bytes, delimiter: file.dialect.delimiter)
      .position(of: content.lowerBound - (isQuoted ? 1 : 0), from: start)
    return (line(ofRow: row) + position.line, position.column)
  }

  /// The same for a whole row.
  public func place(ofRow row: Int) -> (line: Int, column: Int) {
    (line(ofRow: row), file.origin?.column(of: 0) ?? 1)
  }

  /// The code point of its line at which a field begins, counted from 1, its quote included.
  public func column(row: Int, column: Int) -> Int { place(row: row, column: column).column }

  private func start(ofRow row: Int) -> Int {
    index.isDense ? index.content(row: row, column: 0).lowerBound : Int(rowStarts[row])
  }

  private func content(_ row: Int, _ column: Int) -> Range<Int> {
    precondition(UInt(bitPattern: column) < UInt(bitPattern: columnCount))
    precondition(UInt(bitPattern: row) < UInt(bitPattern: rowCount))
    return index.content(row: row, column: column)
  }
}
