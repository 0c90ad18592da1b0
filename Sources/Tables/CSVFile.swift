public import Diagnostics

/// A CSV file of any size, mapped into memory and cut into chunks of rows.
///
/// ``CSVChunk`` reads the rows of one chunk; several threads may read different chunks of the same file.
public final class CSVFile: Sendable {
  public let path: String
  public let dialect: CSVDialect
  /// The encoding that the file has. Where it is not UTF-8 all offsets are those of its text as UTF-8, which is in memory.
  public let encoding: TextEncoding
  /// The names of the columns with their places.
  public let header: [CSVField]
  /// The lines before the first chunk, empty ones included.
  public let headerLineCount: Int
  /// Byte ranges that follow each other to the end of the file. Each begins where a row or an empty line does.
  public let chunks: [Range<Int>]
  /// What the text repeats, where it is no file of its own.
  public let origin: TableOrigin?
  let mapping: MappedFile

  /// What one thread reads at a time: small enough for its cache.
  public static let standardBytesPerChunk = 64 << 10

  /// The longest header, in bytes.
  private static let headerLimit = 1 << 20

  private init(
    _ mapping: MappedFile, _ encoding: TextEncoding, _ dialect: CSVDialect, _ header: Header, bytesPerChunk: Int
  ) {
    self.mapping = mapping
    self.encoding = encoding
    self.dialect = dialect
    self.header = header.fields
    origin = nil
    path = mapping.path
    let scanner = CSVRowScanner(bytes: mapping.bytes, delimiter: dialect.delimiter)
    headerLineCount = scanner.position(of: header.end, from: 0).line
    chunks =
      CSVChunking(mapping.bytes, from: header.end, delimiter: dialect.delimiter, bytesPerChunk: bytesPerChunk).chunks
  }

  /// A table whose text repeats rows that stand elsewhere.
  init(
    _ text: MappedFile, header: [CSVField], headerEnd: Int, of origin: TableOrigin,
    bytesPerChunk: Int = standardBytesPerChunk
  ) {
    mapping = text
    encoding = .utf8
    dialect = CSVDialect(delimiter: CSVDialect.comma, hasByteOrderMark: false)
    self.header = header
    self.origin = origin
    path = text.path
    let scanner = CSVRowScanner(bytes: text.bytes, delimiter: CSVDialect.comma)
    headerLineCount = scanner.position(of: headerEnd, from: 0).line
    chunks =
      CSVChunking(text.bytes, from: headerEnd, delimiter: CSVDialect.comma, bytesPerChunk: bytesPerChunk).chunks
  }

  /// Maps a file, reads its header and finds the borders of its chunks.
  ///
  /// - Parameters:
  ///   - bytesPerChunk: About how long a chunk is: up to the end of the row that reaches this.
  ///   - encoding: The encoding of a file without a byte order mark; `nil` to find it out from the file's beginning.
  /// - Returns: The file, or `nil` where it has no header that can be read, and every fault of its header.
  public static func open(
    _ path: String, bytesPerChunk: Int = standardBytesPerChunk, encoding: TextEncoding? = nil
  ) -> (file: CSVFile?, faults: [Diagnostic]) {
    do throws(Diagnostic) {
      let (mapping, encoding) = try text(of: MappedFile(path: path), named: encoding)
      let (dialect, header) = try readHeader(mapping, encoding)
      return (
        CSVFile(mapping, encoding, dialect, header, bytesPerChunk: min(max(1, bytesPerChunk), CSVChunk.rowLimit)),
        CSVTable.faultsOfHeader(header.fields)
      )
    } catch {
      return (nil, [error])
    }
  }

  /// The file itself where it is UTF-8, else its text as UTF-8.
  private static func text(
    of file: MappedFile, named: TextEncoding?
  ) throws(Diagnostic) -> (MappedFile, TextEncoding) {
    let sampleCount = min(file.byteCount, EncodedText.sampleLimit)
    let form = file.bytes.part(0..<sampleCount, margin: MappedFile.margin).withBytes {
      EncodedText($0, named: named, isWhole: sampleCount == file.byteCount)
    }
    return (form.encoding == .utf8 ? file : try MappedFile(textOf: file, form), form.encoding)
  }

  private struct Header {
    var fields: [CSVField] = []
    var end = 0
  }

  /// Reads the header by the delimiter that splits it into most fields.
  private static func readHeader(
    _ mapping: MappedFile, _ encoding: TextEncoding
  ) throws(Diagnostic) -> (CSVDialect, Header) {
    let markLength = mapping.bytes.starts(with: CSVDialect.byteOrderMark) ? CSVDialect.byteOrderMark.count : 0
    let named = CSVDialect.named(mapping.bytes, at: markLength)
    let start = named?.end ?? markLength
    let firstLine = named == nil ? 1 : 2
    var best: (dialect: CSVDialect, fieldCount: Int, header: Result<Header, Diagnostic>)?
    for delimiter in named.map({ [$0.delimiter] }) ?? CSVDialect.delimiters {
      let scanner = CSVRowScanner(bytes: mapping.bytes, delimiter: delimiter)
      let rowStart = scanner.skipLineEnds(from: start).offset
      let row = rowStart < mapping.byteCount ? scanner.row(at: rowStart) { _, _ in } : .init(end: rowStart)
      var (header, fieldCount) = readHeader(
        mapping, start..<max(start, row.end), in: encoding, delimiter: delimiter, line: firstLine)
      // What was read of it is a part, and its last name may be one, too.
      if row.fieldCount > 0, row.end > headerLimit, row.fault == nil {
        let line = scanner.position(of: rowStart, from: start).line + firstLine
        let place = Place(path: mapping.path, line: line, column: 1)
        header = .failure(Diagnostic(at: place, TableFault.rowTooLong(limit: headerLimit)))
        fieldCount = row.fieldCount
      }
      if fieldCount > best?.fieldCount ?? -1 {
        best = (CSVDialect(delimiter: delimiter, hasByteOrderMark: markLength > 0), fieldCount, header)
      }
    }
    guard let best else { throw Diagnostic(at: Place(path: mapping.path), TableFault.empty) }
    return (best.dialect, try best.header.get())
  }

  private static func readHeader(
    _ mapping: MappedFile, _ range: Range<Int>, in encoding: TextEncoding, delimiter: UInt8, line: Int
  ) -> (header: Result<Header, Diagnostic>, fieldCount: Int) {
    var fieldCount = 0
    do throws(Diagnostic) {
      // Cut before a byte that begins a character, so that the cut makes no fault.
      var limit = min(range.upperBound, headerLimit)
      while limit < range.upperBound, limit > 0, mapping.bytes[limit] & 0xC0 == 0x80 { limit -= 1 }
      var reader = try CSVReader(
        range.filter { $0 < limit }.map { mapping.bytes[$0] }, in: encoding, path: mapping.path, delimiter: delimiter,
        line: line)
      defer { fieldCount = reader.fieldCount }
      guard let fields = try reader.nextRow() else {
        throw Diagnostic(at: Place(path: mapping.path), TableFault.empty)
      }
      return (.success(Header(fields: fields, end: range.upperBound)), fields.count)
    } catch {
      return (.failure(error), fieldCount)
    }
  }
}

extension CSVFile {
  /// The texts of some columns of the row that begins at an offset; `nil` where there is no such row.
  public func texts(ofRowAt offset: Int, columns: [Int]) -> [String]? {
    guard offset >= 0, offset < mapping.byteCount else { return nil }
    let scanner = CSVRowScanner(bytes: mapping.bytes, delimiter: dialect.delimiter)
    var contents: [Range<Int>] = []
    let row = scanner.row(at: offset) { contents.append($0..<$1) }
    guard row.fault == nil, columns.allSatisfy(contents.indices.contains) else { return nil }
    return columns.map { column in
      let content = contents[column]
      return row.hasQuotes
        ? String(decoding: mapping.bytes.unquoted(content), as: UTF8.self) : mapping.bytes.text(content)
    }
  }
}
