import Quantities
import Testing

@testable import CEL

@Suite("Functions of time")
struct TimeLibraryTests {
  /// 2009-02-13T23:31:30.123456789Z, a Friday.
  private static let moment = Timestamp(seconds: 1_234_567_890, nanoseconds: 123_456_789)

  @Test(
    "Each accessor reads its part, in UTC and elsewhere",
    arguments: [
      ("getFullYear", "timestamp_to_year", 2009, 2009), ("getMonth", "timestamp_to_month", 1, 1),
      ("getDate", "timestamp_to_day_of_month_1_based", 13, 14), ("getDayOfMonth", "timestamp_to_day_of_month", 12, 13),
      ("getDayOfYear", "timestamp_to_day_of_year", 43, 44), ("getDayOfWeek", "timestamp_to_day_of_week", 5, 6),
      ("getHours", "timestamp_to_hours", 23, 5), ("getMinutes", "timestamp_to_minutes", 31, 16),
      ("getSeconds", "timestamp_to_seconds", 30, 30), ("getMilliseconds", "timestamp_to_milliseconds", 123, 123),
    ])
  func accessors(_ name: String, _ id: String, _ inUTC: Int, _ inNepal: Int) throws {
    let moment = try #require(Self.moment)
    let overloads = TimeLibrary.overloads(of: name)
    let idWithZone = name == "getSeconds" ? "timestamp_to_seconds_tz" : "\(id)_with_tz"
    let results = [
      called(overloads[0], .timestamp(moment)), called(overloads[1], .timestamp(moment), .string("+05:45")),
      called(overloads[1], .timestamp(moment), .string("Mars/Tharsis")),
    ]
    #expect(
      overloads.prefix(2).map(\.id) == [id, idWithZone] && overloads.allSatisfy(\.isMember)
        && results == ["\(inUTC)", "\(inNepal)", "error unknownTimeZone(\"Mars/Tharsis\")"])
  }

  @Test(
    "A duration's accessors convert it, but for the milliseconds, which are those of its last second",
    arguments: [
      ("getHours", 3_730_000_000_000, "1"), ("getMinutes", 3_730_000_000_000, "62"),
      ("getSeconds", 3_730_000_000_000, "3730"), ("getMilliseconds", 123_321_456_789, "321"),
      ("getHours", -5_400_000_000_000, "-1"), ("getSeconds", -1_999_999_999, "-1"),
      ("getMilliseconds", -1_234_000_000, "-234"),
      ("getHours", .min, "-2562047"), ("getMilliseconds", .max, "854"),
    ] as [(String, Int64, String)])
  func durations(_ name: String, _ nanoseconds: Int64, _ expected: String) throws {
    let overload = try #require(TimeLibrary.overloads(of: name).first { $0.parameters == [.duration] })
    #expect(called(overload, .duration(nanoseconds)) == expected)
  }

  struct Conversion: Sendable {
    let id: String
    let argument: Value
    let expected: String

    init(_ id: String, _ argument: Value, _ expected: String) {
      self.id = id
      self.argument = argument
      self.expected = expected
    }
  }

  @Test(
    "Conversions check their ranges",
    arguments: [
      Conversion("int64_to_timestamp", .int(-62_135_596_800), "-62135596800 0"),
      Conversion("int64_to_timestamp", .int(-62_135_596_801), "error overflow(operation: \"timestamp\")"),
      Conversion("int64_to_timestamp", .int(253_402_300_800), "error overflow(operation: \"timestamp\")"),
      Conversion("int64_to_timestamp", .int(.min), "error overflow(operation: \"timestamp\")"),
      Conversion("string_to_timestamp", .string("2009-02-13T23:31:30Z"), "1234567890 0"),
      Conversion(
        "string_to_timestamp", .string("0000-01-01T00:00:00Z"),
        "error conversion(of: \"\\'0000-01-01T00:00:00Z\\'\", to: \"timestamp\")"),
      Conversion("string_to_duration", .string("1m1s"), "61000000000 ns"),
      Conversion(
        "string_to_duration", .string("-320000000000s"),
        "error conversion(of: \"\\'-320000000000s\\'\", to: \"duration\")"),
      Conversion("duration_to_duration", .duration(5), "5 ns"),
      Conversion("duration_to_string", .duration(1), "'0.000000001s'"),
      Conversion("string_to_duration", .int(5), "error noSuchOverload(function: \"duration\", types: [\"int\"])"),
      Conversion("timestamp_to_int64", .null, "error noSuchOverload(function: \"int\", types: [\"null_type\"])"),
    ])
  func conversions(_ given: Conversion) throws {
    let overloads = TimeLibrary.functionNames.flatMap(TimeLibrary.overloads)
    let overload = try #require(overloads.first { $0.id == given.id })
    #expect(called(overload, given.argument) == given.expected)
  }

  @Test("A moment converts to its text, its seconds and itself, and a day to its midnight")
  func moments() throws {
    let moment = Value.timestamp(try #require(Self.moment))
    let day = Value.date(try #require(CalendarDate(year: 2009, month: 2, day: 13)))
    let results = [
      called(TimeLibrary.overloads(of: "string")[0], moment), called(TimeLibrary.overloads(of: "int")[0], moment),
      called(TimeLibrary.overloads(of: "timestamp")[0], moment), called(TimeLibrary.overloads(of: "timestamp")[3], day),
    ]
    #expect(
      results == [
        "'2009-02-13T23:31:30.123456789Z'", "1234567890", "1234567890 123456789", "1234483200 0",
      ])
  }
}
