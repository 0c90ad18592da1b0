internal import CEL

/// The texts of a key, equal where their code points are: as in expressions, and unlike strings of Swift's, to which an
/// `é` of one code point and one of two are the same.
struct KeyTexts: Hashable {
  let texts: [String]

  init(_ texts: [String]) {
    self.texts = texts
  }

  static func == (a: KeyTexts, b: KeyTexts) -> Bool {
    a.texts.count == b.texts.count && zip(a.texts, b.texts).allSatisfy { $0.isSameText(as: $1) }
  }

  func hash(into hasher: inout Hasher) {
    for text in texts {
      // FNV-1a: what is short is mixed sooner than the hasher would take it byte by byte.
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      let bytes = text.utf8.span
      for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
      hasher.combine(hash)
    }
  }
}
