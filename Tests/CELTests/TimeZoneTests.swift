import Glibc
import Testing

@testable import CEL

@Suite("Time zones")
struct TimeZoneTests {
  private static let hasZones = unsafe access("/usr/share/zoneinfo/Asia/Shanghai", R_OK) == 0

  @Test(
    "Offsets need no file",
    arguments: [
      ("", 0), ("UTC", 0), ("-00:00", 0), ("+00:00", 0), ("+08:00", 28_800), ("02:00", 7_200), ("-02:30", -9_000),
      ("-09:30", -34_200), ("+05:45", 20_700), ("+23:59", 86_340), ("-23:59", -86_340),
    ])
  func fixed(_ name: String, _ expected: Int) throws {
    let moment = try #require(Timestamp(seconds: 0))
    #expect(try TimeZoneRules(name).offset(at: moment) == expected)
  }

  @Test(
    "Names that lead elsewhere, or to no zone, are refused",
    arguments: [
      "../../../etc/passwd", "Asia/../Asia/Shanghai", "/usr/share/zoneinfo/UTC", "/etc/localtime", "localtime",
      "posixrules", "Asia//Shanghai", "Asia/", "/", ".", "Asia", "zone.tab", "tzdata.zi", "leapseconds", "right/UTC",
      "asia/shanghai", "Asia/Shanghai\0", "Asia/Shanghai\n", " UTC", "Asia/上海", "+8:00", "+08:0", "+24:00", "+08:60",
      "+08:00 ", "08", "+0800", "--08:00", "+-8:00", "Mars/Tharsis", "CST8",
    ])
  func refused(_ name: String) {
    #expect(throws: EvaluationFault.unknownTimeZone(name)) { try TimeZoneRules(name) }
  }

  @Test("A name longer than any zone's is refused, and shown in part")
  func long() {
    #expect(throws: EvaluationFault.unknownTimeZone(String(repeating: "a", count: 64) + "…")) {
      try TimeZoneRules(String(repeating: "a", count: 1_000_000))
    }
  }

  /// By the tables of the IANA; those of 2100 by the rules in them and a calendar of that year.
  @Test(
    "Clocks are set at the moment that the zone's rules say", .enabled(if: hasZones),
    arguments: [
      // Local mean time of 8:05:43 up to 1901, summer time from 1986 to 1991.
      ("Asia/Shanghai", "1900-12-31T15:54:16Z", 29_143, 28_800),
      ("Asia/Shanghai", "1986-05-03T17:59:59Z", 28_800, 32_400),
      ("Asia/Shanghai", "1986-09-13T16:59:59Z", 32_400, 28_800),
      ("Asia/Shanghai", "2100-07-01T00:00:00Z", 28_800, 28_800),
      ("America/St_Johns", "1900-01-01T00:00:00Z", -12_652, -12_652),
      ("America/St_Johns", "2024-03-10T05:29:59Z", -12_600, -9_000),
      ("Asia/Kathmandu", "1985-12-31T18:29:59Z", 19_800, 20_700),
      ("Australia/Sydney", "2024-04-06T15:59:59Z", 39_600, 36_000),
      ("Australia/Sydney", "2024-10-05T15:59:59Z", 36_000, 39_600),
      ("Australia/Sydney", "2100-04-03T15:59:59Z", 39_600, 36_000),
      ("Australia/Sydney", "2100-10-02T15:59:59Z", 36_000, 39_600),
      ("US/Central", "2009-03-08T07:59:59Z", -21_600, -18_000),
      ("US/Central", "2100-03-14T07:59:59Z", -21_600, -18_000),
      ("US/Central", "2100-11-07T06:59:59Z", -18_000, -21_600),
      ("US/Central", "9999-12-31T23:59:58Z", -21_600, -21_600),
      // Ireland's standard time is that of the summer; in winter it saves an hour less than none.
      ("Europe/Dublin", "2024-03-31T00:59:59Z", 0, 3_600), ("Europe/Dublin", "2024-10-27T00:59:59Z", 3_600, 0),
      ("Europe/Dublin", "2100-03-28T00:59:59Z", 0, 3_600), ("Europe/Dublin", "2100-10-31T00:59:59Z", 3_600, 0),
      ("Europe/Dublin", "1800-01-01T00:00:00Z", -1_521, -1_521),
      ("Etc/GMT+5", "2024-01-01T00:00:00Z", -18_000, -18_000),
      ("Asia/Shanghai", "0001-01-01T00:00:00Z", 29_143, 29_143),
    ])
  func transitions(_ name: String, _ before: String, _ offset: Int, _ offsetAfter: Int) throws {
    let rules = try TimeZoneRules(name)
    let before = try #require(Timestamp(before))
    let after = try #require(Timestamp(seconds: before.seconds + 1))
    #expect([rules.offset(at: before), rules.offset(at: after)] == [offset, offsetAfter])
  }

  @Test(
    "A rule for the years to come holds on both sides of its changes",
    arguments: [
      ("UTC0", "2024-01-01T00:00:00Z", 0, 0), ("<+0330>-3:30", "2024-01-01T00:00:00Z", 12_600, 12_600),
      ("NST3:30NDT,M3.2.0,M11.1.0", "2024-03-10T05:29:59Z", -12_600, -9_000),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2024-12-31T23:59:59Z", 39_600, 39_600),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2024-03-31T00:59:59Z", 0, 3_600),
      // A change at 23:00 of the day before, and one a day after at 02:00.
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2024-03-31T00:59:59Z", -7_200, -3_600),
      ("IST-2IDT,M3.4.4/26,M10.5.0", "2024-03-28T23:59:59Z", 7_200, 10_800),
      // Day 60 without 29 February is 1 March in every year; with it, in leap years only.
      ("AAA0BBB,J60/0,J300/0", "2024-02-29T23:59:59Z", 0, 3_600),
      ("AAA0BBB,J60/0,J300/0", "2023-02-28T23:59:59Z", 0, 3_600),
      ("AAA0BBB,60/0,300/0", "2024-02-29T23:59:59Z", 0, 3_600),
      ("AAA0BBB,60/0,300/0", "2023-03-01T23:59:59Z", 0, 3_600),
      // Daylight saving time all year, as RFC 8536 writes it.
      ("EST5EDT,0/0,J365/25", "2024-01-01T04:59:59Z", -14_400, -14_400),
      ("EST5EDT,0/0,J365/25", "2023-12-31T23:59:59Z", -14_400, -14_400),
      ("EST5EDT,0/0,J365/25", "2024-07-01T00:00:00Z", -14_400, -14_400),
      ("AAA-1:02:03", "0001-01-01T00:00:00Z", 3_723, 3_723),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "0001-01-01T00:00:00Z", 39_600, 39_600),
    ])
  func rules(_ text: String, _ before: String, _ offset: Int, _ offsetAfter: Int) throws {
    let rule = try #require(TimeZoneRule(Array(text.utf8)))
    let before = try #require(Timestamp(before)).seconds
    #expect([rule.offset(at: before), rule.offset(at: before + 1)] == [offset, offsetAfter])
  }

  @Test(
    "A rule of another form is none",
    arguments: [
      "", "UTC", "8", "<>0", "<+08-8", "UTC25", "UTC0:60", "UTC0x", "AAA0BBB", "AAA0BBB,", "AAA0BBB,M3.2.0",
      "AAA0BBB,M3.2.0,",
      "AAA0BBB,M13.1.0,M4.1.0", "AAA0BBB,M0.1.0,M4.1.0", "AAA0BBB,M3.6.0,M4.1.0", "AAA0BBB,M3.1.7,M4.1.0",
      "AAA0BBB,J0,J5", "AAA0BBB,J366,J5", "AAA0BBB,366,5", "AAA0BBB,0/168,5", "AAA0BBB,0/,5", "AAA0BBB,0,5,6",
      "AAA0BBB,99999999999999999999,5", "AAA99999999999999999999",
    ])
  func noRules(_ text: String) {
    #expect(TimeZoneRule(Array(text.utf8)) == nil)
  }
}
