/// A file of text as it was read from disk.
public struct TextFile: Sendable {
  /// As messages name it.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
