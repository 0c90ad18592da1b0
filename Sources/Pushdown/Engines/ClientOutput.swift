/// The lines that a client prints, told apart by the marks of `ClientScript`.
struct ClientOutput {
  /// No line of a result is longer, in bytes.
  static let longestLine = 64 << 20

  /// A line that did not end yet.
  private var pending: [UInt8] = []
  /// The query whose result is being read; before the first there is none.
  private var query = -1
  private let queries: Int

  init(queries: Int) { self.queries = queries }

  /// Whether every result came to its end.
  var isWhole: Bool { query == queries }

  /// Takes bytes as they come, and hands each whole line of a result on.
  mutating func take(
    _ bytes: ArraySlice<UInt8>, _ line: (Int, ArraySlice<UInt8>) throws(EngineFault) -> Void
  ) throws(EngineFault) {
    var rest = bytes
    while let end = rest.firstIndex(of: 0x0A) {
      if pending.isEmpty {
        try judge(rest[..<end], line)
      } else {
        try keep(rest[..<end])
        let whole = pending
        pending = []
        try judge(whole[...], line)
      }
      rest = rest[(end + 1)...]
    }
    try keep(rest)
  }

  /// Takes what stands behind the last line end for a line.
  mutating func finish(_ line: (Int, ArraySlice<UInt8>) throws(EngineFault) -> Void) throws(EngineFault) {
    guard !pending.isEmpty else { return }
    let last = pending
    pending = []
    try judge(last[...], line)
  }

  static func unexpected(_ line: ArraySlice<UInt8>) -> EngineFault {
    .unexpectedLine(String(decoding: line.prefix(200), as: UTF8.self))
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) throws(EngineFault) {
    guard pending.count + bytes.count <= Self.longestLine else { throw .lineTooLong(limit: Self.longestLine) }
    pending += bytes
  }

  private mutating func judge(
    _ bytes: ArraySlice<UInt8>, _ line: (Int, ArraySlice<UInt8>) throws(EngineFault) -> Void
  ) throws(EngineFault) {
    if query < 0 {
      if bytes.elementsEqual(ClientScript.beginning.utf8) { query = 0 }
    } else if query == queries {
      throw Self.unexpected(bytes)
    } else if bytes.count == ClientScript.ending.utf8.count, bytes.elementsEqual(ClientScript.ending.utf8) {
      query += 1
    } else {
      try line(query, bytes)
    }
  }
}
