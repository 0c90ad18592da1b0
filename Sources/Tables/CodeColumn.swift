/// The texts of one column of a chunk as codes of a ``TextDictionary``.
public struct CodeColumn: ~Copyable, Sendable {
  /// For each row the code of its text: 0 where it is blank, ``TextDictionary/overflow`` where the dictionary was full.
  public internal(set) var codes = Buffer<UInt32>()

  /// A column without rows.
  public init() {}
}
