#if Workbooks
import Diagnostics
import Tables
import Testing

@testable import Workbooks

@Suite("Numbers as they are shown")
struct NumberFormatTests {
  /// What stands in the file, and what was typed.
  static let stored: [(String, String)] = [
    ("1.1000000000000001", "1.1"), ("5.5763000000000002E3", "5576.3"), ("0.30000000000000004", "0.3"),
    ("2.2999999999999998", "2.3"), ("9.9999999999999996E-2", "0.1"), ("999999999999999.96", "1000000000000000"),
    ("0.99999999999999999", "1"), ("1E-7", "0.0000001"), ("1.5E+3", "1500"), ("1.50E1", "15.0"), ("2.50", "2.50"),
    ("-0.5", "-0.5"), (".5", "0.5"), ("5.", "5"), ("007", "7"), ("+3", "3"), ("0", "0"), ("0.0", "0.0"),
    ("123456789012345678", "123456789012345678"), ("1.2345678901234568E+17", "123456789012345680"),
    ("0.12345678901234567", "0.123456789012346"), ("1234567890123456.7", "1234567890123457"),
    ("-1.1000000000000001", "-1.1"), ("1e2", "100"), ("0E5", "0"), ("12345678901234.565", "12345678901234.6"),
  ]

  @Test("A number is what was typed, in plain digits", arguments: stored)
  func number(written: String, text: String) throws {
    #expect(try WorkbookFixture(cells: "<c r=\"A1\"><v>\(written)</v></c>").cells() == [text])
  }

  static let formatted: [(String, String, String)] = [
    // At least as many decimals as are shown, and never fewer than are stored.
    ("0.00", "2.5", "2.50"), ("0.0", "2.55", "2.55"), ("0", "2.55", "2.55"), ("#,##0.00", "1234567.5", "1234567.50"),
    ("0.0#", "2", "2.0"), ("0.00", "-0.5", "-0.50"), ("0.00", "1.1000000000000001", "1.10"), ("@", "2.5", "2.5"),
    ("General", "2.5", "2.5"), ("# ?/?", "0.5", "0.5"), ("0.00E+00", "1234", "1234"), ("000000", "42", "000042"),
    ("000", "-7.5", "-007.5"), ("000-0000", "4515678", "4515678"), ("#,#00", "7", "07"),
    // Percentages.
    ("0.00%", "1.26E-2", "1.26%"), ("0%", "1.2599999999999999E-2", "1.26%"), ("0.00%", "0.01", "1.00%"),
    ("0.0%", "1", "100.0%"), ("0.0%", "-0.005", "-0.5%"), ("0%", "0", "0%"), ("%0", "0.5", "50%"),
    (#"0.00"%""#, "1.26", "1.26%"), (#"0.00\%"#, "1.26", "1.26%"), ("0.00‰", "1.26", "1.26‰"),
    // Words behind the number, and what only adorns.
    (#"0.00"亿元""#, "500", "500.00亿元"), (##"#,##0"家""##, "1234", "1234家"), (#"0.00\ "万元""#, "2.5", "2.50万元"),
    (#"General"人""#, "12", "12人"), ("G/通用格式\"公里\"", "12", "12公里"), ("0.0亿元", "5", "5.0亿元"),
    (##""¥"#,##0.00"##, "5", "5.00"), ("[$¥-804]#,##0.00", "5", "5.00"), ("#,##0.00\\ [$€-407]", "5", "5.00"),
    ("0.0[$元-804]", "5", "5.0元"), (##"_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ "##, "5", "5.00"),
    ("[Red]0.0", "5", "5.0"), ("[DBNum1][$-804]General", "5", "5"),
    // Sections: by sign, and by condition; nothing is hidden.
    ("0.00;(0.000)", "-5", "-5.000"), ("0.00;(0.000)", "0", "0.00"), ("0.0;-0.0;\"—\"", "0", "0"), (";;;", "-5", "-5"),
    (#"[>=100]0.0"百";0.00"个""#, "100", "100.0百"), (#"[>=100]0.0"百";0.00"个""#, "99.5", "99.50个"),
    (#"[=1]"是";[=0]"否";0.0"#, "1", "1"), (#"[=1]"是";[=0]"否";0.0"#, "3", "3.0"),
  ]

  @Test("A number has the digits and the words of its format", arguments: formatted)
  func format(format: String, number: String, text: String) throws {
    let cells = try WorkbookFixture(number: number, format: format).grid().rows[0].cells
    #expect(cells == [GridCell(column: 1, kind: .number, text: text)])
  }

  @Test(
    "A number that is shown divided by a power of ten is scaled, with its digits as they are stored",
    arguments: [
      "0.0,", "#,##0,,", "0!.0,", #"0\.0,"#, #"0"."0000"#, #"0.00,"万元""#, "0,.0", "0.00%%",
      #"[>=10000]0!.0,"万";0"#,
    ])
  func scaled(format: String) throws {
    let cells = try WorkbookFixture(number: "123456.5", format: format).grid().rows[0].cells
    #expect(cells == [GridCell(column: 1, kind: .scaled, text: "123456.5")])
  }

  static let dates: [(String, String, String)] = [
    ("yyyy-mm-dd", "45342", "2024-02-20"), ("yyyy/m/d", "45342.5", "2024-02-20"),
    ("yyyy-mm-dd hh:mm:ss", "45342.572916666664", "2024-02-20 13:45:00"), ("yyyy-mm-dd hh:mm", "45342", "2024-02-20"),
    ("yyyy-mm-dd hh:mm:ss.000", "45341.999999999", "2024-02-20"), ("m\"月\"d\"日\"", "45342", "2024-02-20"),
    ("yyyy\"年\"m\"月\"d\"日\"", "45342", "2024-02-20"), ("[$-804]yyyy\"年\"m\"月\"", "44440", "2021-09"),
    ("yyyy", "33239", "1991"), ("yyyy\"年\"", "33239", "1991"), ("e", "33239", "1991"),
    ("[$-804]aaaa", "45342", "2024-02-20"), ("上午/下午h\"时\"mm\"分\" yyyy-m-d", "45342.25", "2024-02-20 06:00:00"),
    ("yyyy-mm-dd", "1", "1900-01-01"), ("yyyy-mm-dd", "59", "1900-02-28"), ("yyyy-mm-dd", "61", "1900-03-01"),
    ("yyyy-mm-dd", "2958465", "9999-12-31"),
  ]

  @Test("A number under a format of dates is the day that it counts, as far as the format tells it", arguments: dates)
  func date(format: String, number: String, text: String) throws {
    let cells = try WorkbookFixture(number: number, format: format).grid().rows[0].cells
    #expect(cells == [GridCell(column: 1, kind: .date, text: text)])
  }

  static let noDates: [(String, String, String)] = [
    // 29 February 1900 never was.
    ("yyyy-mm-dd", "60", "60"), ("yyyy-mm-dd", "0", "0"), ("yyyy-mm-dd", "-1", "-1"),
    ("yyyy-mm-dd", "2958466", "2958466"), ("h:mm", "0.5", "0.5"), ("[h]:mm", "1.5", "1.5"), ("mm:ss", "0.5", "0.5"),
  ]

  @Test("A number that is no day, a time and a duration stay numbers", arguments: noDates)
  func noDate(format: String, number: String, text: String) throws {
    let cells = try WorkbookFixture(number: number, format: format).grid().rows[0].cells
    #expect(cells == [GridCell(column: 1, kind: .number, text: text)])
  }

  static let days1904: [(String, GridCell.Kind, String)] = [
    ("0", .date, "1904-01-01"), ("43880", .date, "2024-02-20"), ("2957003", .date, "9999-12-31"),
    ("2957004", .number, "2957004"),
  ]

  @Test("Days are counted from 1904 where the workbook says so", arguments: days1904)
  func from1904(number: String, kind: GridCell.Kind, text: String) throws {
    var fixture = WorkbookFixture(number: number, format: "yyyy-mm-dd")
    fixture.workbook = #"<workbookPr date1904="1"/>"#
    #expect(try fixture.grid().rows[0].cells == [GridCell(column: 1, kind: kind, text: text)])
  }

  static let builtIn: [(Int, String, String)] = [
    (0, "45342", "45342"), (2, "45342", "45342.00"), (4, "45342", "45342.00"), (9, "0.5", "50%"), (10, "0.5", "50.00%"),
    (14, "45342", "2024-02-20"), (17, "45342", "2024-02"), (22, "45342.5", "2024-02-20 12:00:00"),
    (27, "45342", "2024-02"), (31, "45342", "2024-02-20"), (46, "1.5", "1.5"), (49, "45342", "45342"),
    (57, "45342", "2024-02"), (58, "45342", "2024-02-20"), (63, "2.5", "2.5"),
  ]

  @Test("Formats that are known by number alone are those of Excel in Chinese", arguments: builtIn)
  func knownByNumber(id: Int, number: String, text: String) throws {
    var fixture = WorkbookFixture(cells: #"<c r="A1" s="1"><v>\#(number)</v></c>"#)
    fixture.builtIn = [id]
    #expect(try fixture.cells() == [text])
  }
}
#endif
