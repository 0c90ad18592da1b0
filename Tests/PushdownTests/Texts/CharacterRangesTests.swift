import Foundation
import Quantities
import Testing

@testable import Pushdown

@Suite struct CharacterRangesTests {
  private static let scalars = (UInt32(0)...0x10_FFFF).compactMap { Unicode.Scalar($0) }

  private func differing(_ ranges: CharacterRanges, _ property: (Unicode.Scalar) -> Bool) -> [String] {
    Self.scalars.filter { ranges.contains($0) != property($0) }.map { String($0.value, radix: 16) }
  }

  @Test("What nobody sees is, of all characters of Unicode, what the reader takes for unseen")
  func unseen() { #expect(differing(.unseen, AbsentText.isUnseen) == []) }

  @Test("Marks of no data are, of all characters of Unicode, what the reader takes for marks")
  func marks() { #expect(differing(.marks, AbsentText.isMark) == []) }

  @Test("A plain character is seen, has one width, is its own normal form and joins no other")
  func plain() {
    // What stands behind another character where a letter is taken apart may be put together with it.
    var joining: Set<Unicode.Scalar> = []
    for scalar in Self.scalars {
      joining.formUnion(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.dropFirst())
    }
    let odd = Self.scalars.filter { scalar in
      guard CharacterRanges.plain.contains(scalar) else { return false }
      return AbsentText.isUnseen(scalar) || foldedScalar(scalar) != scalar || joining.contains(scalar)
        || scalar.properties.canonicalCombiningClass != .notReordered
        || Array(String(scalar).precomposedStringWithCanonicalMapping.unicodeScalars) != [scalar]
    }
    #expect(odd.map { String($0.value, radix: 16) } == [])
  }

  @Test("What is common at the beginning of texts is all letters and digits but what no data may begin with")
  func common() {
    #expect(
      CharacterRanges.common.one(.spark) == "[0-9A-MO-Za-mo-z一-丌与-旟旡-暁暃-朩末-缹缻-鿿]")
  }

  @Test(
    "A character that nobody would recognize is written by its code",
    arguments: [
      (Dialect.duckdb, [0x2D...0x2D, 0x41...0x5A], "[\\-A-Z]"),
      (.spark, [0xE0000...0xE0FFF], "[\\x{E0000}-\\x{E0FFF}]"),
      (.postgres, [0x2D...0x2D, 0xE0000...0xE0FFF], "[\\-\\U000E0000-\\U000E0FFF]"),
    ])
  func written(dialect: Dialect, ranges: [ClosedRange<UInt32>], pattern: String) {
    let all = ranges.reduce(CharacterRanges()) { $0 + CharacterRanges($1) }
    #expect(all.one(dialect) == pattern)
  }
}
