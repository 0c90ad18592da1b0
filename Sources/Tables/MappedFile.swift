public import Diagnostics
internal import Glibc

/// A file whose bytes the operating system brings in as they are read, or the text of one in another encoding.
///
/// All of its bytes are there while this object lives. Whoever shortens the file meanwhile ends the program (SIGBUS);
/// an editor that saves by renaming does no harm.
@safe
public final class MappedFile: Sendable {
  public let path: String
  /// All of the file or its text, while this object lives.
  let bytes: ByteView
  // All that was mapped: the file, and zeros before and behind it.
  private nonisolated(unsafe) let room: UnsafeMutableRawBufferPointer

  /// How many bytes may be read before the first byte and behind the last, so that a word at either end can be loaded.
  static let margin = 64

  public var byteCount: Int { bytes.count }

  /// Maps a file; an empty one has no bytes.
  public init(path: String) throws(Diagnostic) {
    func fault(_ fault: TableFault) -> Diagnostic { Diagnostic(at: Place(path: path), fault) }
    // Calls of the C library with a path and a status that live throughout. A pipe is not waited for.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw fault(errno == ENOENT || errno == ENOTDIR ? .noSuchFile : .unreadable) }
    defer { _ = close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw fault(.unreadable) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw fault(.notAFile) }
    self.path = path
    let count = Int(status.st_size)
    // The file begins where a large page would: the system then brings in more of it at once. A page of zeros is left
    // on either side, whatever the size of a page.
    let alignment = 2 << 20
    let roomCount = count + 3 * alignment
    guard let room = unsafe mmap(nil, roomCount, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      unsafe room != MAP_FAILED
    else { throw fault(.unreadable) }
    let start = unsafe room + (2 * alignment - Int(bitPattern: room) % alignment)
    if count > 0, unsafe mmap(start, count, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0) == MAP_FAILED {
      unsafe munmap(room, roomCount)
      throw fault(.unreadable)
    }
    unsafe self.room = UnsafeMutableRawBufferPointer(start: room, count: roomCount)
    // Never written to, and there until `deinit`.
    unsafe bytes = ByteView(UnsafeRawPointer(start), count: count, margin: Self.margin)
  }

  /// Holds the text of a file as UTF-8, without a byte order mark.
  convenience init(textOf file: MappedFile, _ form: EncodedText) throws(Diagnostic) {
    try self.init(path: file.path, capacity: file.byteCount * TextEncoding.greatestGrowth) { output in
      _ = file.withBytes { form.transcode($0, into: &output) }
    }
  }

  /// Holds a text that was written in memory.
  convenience init(text: [UInt8], path: String) throws(Diagnostic) {
    // The bytes of bytes.
    try self.init(path: path, capacity: text.count) { output in unsafe output.append(text.span.bytes) }
  }

  /// Holds what is written to room for so many bytes, of which those that are not needed take no memory.
  private init(path: String, capacity: Int, _ write: (inout ByteOutput) -> Void) throws(Diagnostic) {
    self.path = path
    let margin = Self.margin
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    guard let room = unsafe mmap(nil, capacity + 2 * margin, PROT_READ | PROT_WRITE, flags, -1, 0),
      unsafe room != MAP_FAILED
    else { throw Diagnostic(at: Place(path: path), TableFault.unreadable) }
    unsafe self.room = UnsafeMutableRawBufferPointer(start: room, count: capacity + 2 * margin)
    let start = unsafe (room + margin).bindMemory(to: UInt8.self, capacity: capacity)
    var output = unsafe ByteOutput(start, capacity: capacity)
    write(&output)
    // Never written to from here on, and there until `deinit`.
    unsafe bytes = ByteView(UnsafeRawPointer(start), count: output.count, margin: margin)
  }

  deinit {
    // Undoes the mappings that `init` made, once.
    _ = unsafe munmap(room.baseAddress, room.count)
  }

  /// All bytes, in memory of their own.
  public var contents: [UInt8] { withBytes { unsafe $0.withUnsafeBytes { unsafe [UInt8]($0) } } }

  /// Whether it begins with some bytes.
  public func starts(with prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }

  /// Gives all bytes to `body`.
  public func withBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(self) { try bytes.withBytes(body) }
  }
}
