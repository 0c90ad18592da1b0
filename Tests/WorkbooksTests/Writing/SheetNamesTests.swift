#if Workbooks
import Testing

@testable import Workbooks

@Suite("Names of sheets")
struct SheetNamesTests {
  @Test(
    "What Excel refuses in a name is mended",
    arguments: [
      ("指标/产值", "指标_产值"), ("a:b\\c?d*e[f]", "a_b_c_d_e_f_"), ("'引'", "引"), ("", "Sheet"), ("  ", "Sheet"),
      (String(repeating: "长", count: 40), String(repeating: "长", count: 31)),
      // One character of two UTF-16 units would not fit whole.
      (String(repeating: "x", count: 30) + "𠮷", String(repeating: "x", count: 30)), ("a\u{1}b", "a_b"),
      ("O'Neil", "O'Neil"),
    ])
  func mended(name: String, expected: String) {
    #expect(SheetNames([name]).all == [expected])
  }

  @Test("Names that programs do not tell apart get numbers, and no name is longer than 31 units")
  func repeated() {
    let long = String(repeating: "长", count: 31)
    #expect(
      SheetNames(["A", "a", "A", "History", long, long]).all == [
        "A", "a (2)", "A (3)", "History (2)", long, String(repeating: "长", count: 27) + " (2)",
      ])
    #expect(SheetNames(["问题清单"], taken: ["问题清单"]).all == ["问题清单 (2)"])
  }

  @Test("A link finds the sheet by the name that the draft gave it")
  func lookup() {
    let names = SheetNames(["指标/产值", "b"])
    #expect(names["指标/产值"] == "指标_产值")
    #expect(names["unknown"] == "unknown")
    #expect(SheetNames.quoted("O'Neil") == "'O''Neil'")
  }
}
#endif
