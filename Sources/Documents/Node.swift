public import Diagnostics

/// A scalar, sequence, mapping or null of a document.
///
/// For `gdp: 5576.3 亿元` in line 12, the root is a mapping with one entry; the entry's value is a scalar with the text
/// `5576.3 亿元` at line 12, column 6.
public struct Node: Sendable {
  public enum Kind: UInt8, Sendable {
    case scalar
    case sequence
    case mapping
    /// Nothing, `~` or `null` without quotes in YAML; `null` in JSON.
    case null
  }

  /// How the text of a scalar came to stand there.
  public enum Form: UInt8, Sendable {
    case plain
    /// In quotes or as a block: never a number, a boolean or null by itself.
    case quoted
    /// What a formula of a sheet came to that could not be computed: `#DIV/0!`.
    case failedFormula
    /// A formula of a sheet whose value was never computed: `=B2/B3`.
    case uncomputedFormula
    /// A number that its sheet shows divided by a power of ten.
    case scaledNumber
    /// A number in a cell of a sheet that spans the rows of several records.
    case sharedNumber
  }

  let document: Document
  let index: Int

  private var record: NodeRecord { document.records[index] }

  public var kind: Kind { record.kind }

  /// Where its first character stands; for what an alias stands for, the place at the anchor.
  public var place: Place { document.place(of: record) }

  /// A scalar's text without its quotes and escapes; empty for others.
  public var text: String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Whether it is a quoted or block scalar, or a string of JSON: never a number, a boolean or null by itself.
  public var isQuoted: Bool { record.form == .quoted }

  /// How the text of a scalar came to stand there.
  public var form: Form { record.form }

  /// The members of a sequence; empty for others.
  public var elements: Elements {
    let record = record
    let count = record.kind == .sequence ? Int(record.count) : 0
    return Elements(document: document, first: Int(record.start), endIndex: count)
  }

  /// The entries of a mapping in the order of the file; empty for others.
  public var entries: Entries {
    let record = record
    let count = record.kind == .mapping ? Int(record.count) / 2 : 0
    return Entries(document: document, first: Int(record.start), endIndex: count)
  }

  /// The value at a key of a mapping, also where it is null; `nil` where there is no such key.
  public subscript(key: String) -> Node? {
    let record = record
    guard record.kind == .mapping else { return nil }
    // Looked up many times for every rule: no nodes and no strings are made on the way.
    let wanted = key.utf8
    let length = UInt32(truncatingIfNeeded: wanted.count)
    let first = wanted.first
    var child = Int(record.start)
    let end = child + Int(record.count)
    while child < end {
      let candidate = document.records[Int(document.children[child])]
      if candidate.count == length, candidate.kind == .scalar, document.hasBytes(candidate, wanted, first) {
        return Node(document: document, index: Int(document.children[child + 1]))
      }
      child += 2
    }
    return nil
  }

  /// Whether it is a scalar with exactly this text, found without making a `String`.
  public func hasText(_ other: String) -> Bool {
    let record = record
    let wanted = other.utf8
    return record.kind == .scalar && Int(record.count) == wanted.count
      && document.hasBytes(record, wanted, wanted.first)
  }

  /// Whether a scalar's text holds an ASCII character, found without making a `String`.
  public func contains(_ character: Unicode.Scalar) -> Bool {
    let record = record
    guard record.kind == .scalar, character.isASCII else { return false }
    let wanted = UInt8(truncatingIfNeeded: character.value)
    var index = Int(record.start)
    let end = index + Int(record.count)
    while index < end {
      if document.text[index] == wanted { return true }
      index += 1
    }
    return false
  }

  private var bytes: ArraySlice<UInt8> {
    let record = record
    guard record.kind == .scalar else { return [] }
    return document.text[Int(record.start)..<Int(record.start) + Int(record.count)]
  }

  /// The members of a sequence, made as they are visited.
  public struct Elements: RandomAccessCollection, Sendable {
    let document: Document
    let first: Int
    public var startIndex: Int { 0 }
    public let endIndex: Int

    public subscript(position: Int) -> Node {
      Node(document: document, index: Int(document.children[first + position]))
    }
  }

  /// The entries of a mapping, made as they are visited. No two keys are equal.
  public struct Entries: RandomAccessCollection, Sendable {
    let document: Document
    let first: Int
    public var startIndex: Int { 0 }
    public let endIndex: Int

    public subscript(position: Int) -> (key: Node, value: Node) {
      (
        Node(document: document, index: Int(document.children[first + position * 2])),
        Node(document: document, index: Int(document.children[first + position * 2 + 1]))
      )
    }
  }
}
