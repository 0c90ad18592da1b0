public import Diagnostics
internal import Glibc

/// A file whose bytes the operating system brings in as they are read.
///
/// All of its bytes are there while this object lives. Whoever shortens the file meanwhile ends the program (SIGBUS);
/// an editor that saves by renaming does no harm.
@safe
public final class MappedFile: Sendable {
  public let path: String
  /// All of the file, while this object lives.
  let bytes: ByteView

  public var byteCount: Int { bytes.count }

  /// Maps a file; an empty one has no bytes.
  public init(path: String) throws(Diagnostic) {
    func fault(_ fault: TableFault) -> Diagnostic { Diagnostic(at: Place(path: path), fault) }
    // Calls of the C library with a path and a status that live throughout.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw fault(errno == ENOENT || errno == ENOTDIR ? .noSuchFile : .unreadable) }
    defer { _ = close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw fault(.unreadable) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw fault(.notAFile) }
    self.path = path
    let count = Int(status.st_size)
    guard count > 0 else {
      bytes = ByteView()
      return
    }
    guard let base = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), unsafe base != MAP_FAILED else {
      throw fault(.unreadable)
    }
    // The mapping has so many bytes, is never written to, and lasts until `deinit`.
    unsafe bytes = ByteView(UnsafeRawPointer(base), count: count)
  }

  deinit {
    // Undoes the mapping that `init` made, once.
    unsafe bytes.withUnsafeBase { base, count in
      if count > 0 { unsafe munmap(UnsafeMutableRawPointer(mutating: base), count) }
    }
  }

  /// Gives all bytes to `body`.
  public func withBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    // The mapping outlives the call, as `self` does.
    try unsafe bytes.withUnsafeBase { base, count in
      try withExtendedLifetime(self) { try unsafe body(RawSpan(_unsafeStart: base, byteCount: count)) }
    }
  }
}
