import Packs
import Testing

@testable import Evaluation
@testable import Findings

@Suite("Identity and digests")
struct FingerprintTests {
  private static let record = Subject(
    region: Sample.harbin, year: 2023, register: "zones", row: 7, key: [NamedText(name: "name", text: "高新区")],
    field: "area", each: [NamedText(name: "lab", text: "黑土保护")], occurrence: 2)

  /// The digests are those of `printf '23:plumbline/fingerprint/1,4:plan,…' | sha256sum | cut -c1-32`.
  @Test(
    "A fingerprint is the digest of the netstrings that its comment describes",
    arguments: [
      ("R-1", Subject(region: Sample.province, year: 2023), "8e16d2c8781a08a115c4ee39a5e4bce3"),
      ("R-4", record, "9e4e9b92ea2af7d8790ea006509888fb"),
      ("R-5", Subject(indicator: "gdp"), "c66de0718dea2a157447e23c37b9f1b6"),
    ])
  func independent(rule: String, subject: Subject, expected: String) {
    #expect(fingerprint(rule, subject) == expected)
  }

  @Test("A fingerprint stays when the row moves")
  func row() {
    var moved = Self.record
    moved.row = 8
    #expect(fingerprint("R-4", moved) == fingerprint("R-4", Self.record))
  }

  @Test("Parts that run together as text have different fingerprints")
  func unambiguous() {
    var a = Subject(key: [NamedText(name: "name", text: "a"), NamedText(name: "b", text: "c")])
    let b = Subject(key: [NamedText(name: "name", text: "a3:key,1:b"), NamedText(name: "", text: "c")])
    #expect(fingerprint("R-4", a) != fingerprint("R-4", b))
    a = Subject(key: [NamedText(name: "x", text: "1")])
    #expect(fingerprint("R-4", a) != fingerprint("R-4", Subject(each: [NamedText(name: "x", text: "1")])))
  }

  private func fingerprint(_ rule: String, _ subject: Subject) -> String {
    Fingerprint(pack: "plan", rule: rule, subject: subject, regions: Sample.pack.regions).text
  }

  @Test(
    "SHA-256 gives the digests of its standard",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func digest(text: String, expected: String) {
    #expect(Digest.sha256(Array(text.utf8)) == expected)
  }

  /// By `sha256sum pack.yaml rules/01.yaml | sha256sum` on files that hold `pack` and `rule`.
  @Test("A pack's digest is that of its files' digests and names, by name")
  func packDigest() {
    let files = [
      PackFile(name: "rules/01.yaml", path: "elsewhere/rules/01.yaml", bytes: Array("rule".utf8)),
      PackFile(name: "pack.yaml", path: "elsewhere/pack.yaml", bytes: Array("pack".utf8)),
    ]
    #expect(Digest.sha256(of: files) == "4a626a66483635f56f127aca191347c8d5aaa617320af2f772090a7b2824ddae")
  }
}
