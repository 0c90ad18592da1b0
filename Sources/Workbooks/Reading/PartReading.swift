#if Workbooks
internal import Diagnostics

extension Archive {
  /// Tells a handler what stands in an entry's XML, piece by piece.
  ///
  /// - Parameter afterPiece: Called when the handler was told all of a piece.
  func read(
    _ entry: Entry, _ handler: any XMLHandler, afterPiece: () throws(Diagnostic) -> Void = {}
  ) throws(Diagnostic) {
    let reader = try XMLReader(handler, path: path, part: entry.name, limits: limits)
    try unpack(entry) { (bytes) throws(Diagnostic) in
      try reader.read(bytes, isLast: false)
      try afterPiece()
    }
    try reader.read([UInt8]().span, isLast: true)
    try afterPiece()
  }

  /// Tells a handler what stands in the XML of the entry of a name; whether there is one.
  func read(_ name: String, _ handler: any XMLHandler) throws(Diagnostic) -> Bool {
    guard let entry = entry(named: name) else { return false }
    try read(entry, handler)
    return true
  }
}
#endif
