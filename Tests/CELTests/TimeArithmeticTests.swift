import Testing

@testable import CEL

@Suite("Reckoning with moments and durations")
struct TimeArithmeticTests {
  private static let overflow = "error overflow(operation: \"+\")"
  private static let underflow = "error overflow(operation: \"-\")"
  /// The first and the last second.
  private static let first: Int64 = -62_135_596_800
  private static let last: Int64 = 253_402_300_799

  @Test(
    "Moments move by durations within the years 1 to 9999",
    arguments: [
      (0, 0, 120_000_000_000, "120 0", "-120 0"), (0, 0, 1, "0 1", "-1 999999999"),
      (-1, 999_999_999, 1, "0 0", "-1 999999998"), (0, 500_000_000, -1_500_000_000, "-1 0", "2 0"),
      (first, 0, -1, overflow, "\(first) 1"), (first, 0, 1, "\(first) 1", underflow),
      (first + 1, 1, -999_999_999, "\(first) 2", "\(first + 2) 0"),
      (last, 999_999_999, 1, overflow, "\(last) 999999998"), (last, 999_999_999, -1, "\(last) 999999998", underflow),
      (last, 999_999_999, 0, "\(last) 999999999", "\(last) 999999999"),
      (0, 0, .max, "9223372036 854775807", "-9223372037 145224193"),
      (0, 0, .min, "-9223372037 145224192", "9223372036 854775808"),
      (first, 0, .min, overflow, "\(first + 9_223_372_036) 854775808"),
      (last, 0, .max, overflow, "\(last - 9_223_372_037) 145224193"),
    ] as [(Int64, Int32, Int64, String, String)])
  func moving(_ seconds: Int64, _ nanoseconds: Int32, _ duration: Int64, _ sum: String, _ difference: String) throws {
    let timestamp = try #require(Timestamp(seconds: seconds, nanoseconds: nanoseconds))
    let results = [
      TimeArithmetic.adding(duration, to: timestamp), TimeArithmetic.subtracting(duration, from: timestamp),
    ]
    #expect(results.map(described) == [sum, difference])
  }

  @Test(
    "Between two moments lies a duration, where 64 bits hold it",
    arguments: [
      ("2009-02-13T23:31:00Z", "2009-02-13T23:29:00Z", "120000000000 ns"),
      ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000000001Z", "-1 ns"),
      ("2262-04-11T23:47:16.854775807Z", "1970-01-01T00:00:00Z", "9223372036854775807 ns"),
      ("2262-04-11T23:47:16.854775808Z", "1970-01-01T00:00:00Z", underflow),
      ("1677-09-21T00:12:43.145224192Z", "1970-01-01T00:00:00Z", "-9223372036854775808 ns"),
      ("1677-09-21T00:12:43.145224191Z", "1970-01-01T00:00:00Z", underflow),
      ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", underflow),
      ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", underflow),
    ])
  func between(_ a: String, _ b: String, _ expected: String) throws {
    let (a, b) = try (#require(Timestamp(a)), #require(Timestamp(b)))
    #expect(described(TimeArithmetic.subtracting(b, from: a)) == expected)
  }

  @Test(
    "Durations add, subtract and negate within 64 bits",
    arguments: [
      (900, 42, "942 ns", "858 ns", "-900 ns"),
      (.max, 0, "9223372036854775807 ns", "9223372036854775807 ns", "-9223372036854775807 ns"),
      (.max, 1, overflow, "9223372036854775806 ns", "-9223372036854775807 ns"),
      (.min, -1, overflow, "-9223372036854775807 ns", underflow),
      (.min, 1, "-9223372036854775807 ns", underflow, underflow),
      (0, .min, "-9223372036854775808 ns", underflow, "0 ns"), (-1, .min, overflow, "9223372036854775807 ns", "1 ns"),
    ] as [(Int64, Int64, String, String, String)])
  func durations(_ a: Int64, _ b: Int64, _ sum: String, _ difference: String, _ negation: String) {
    let results = [
      TimeArithmetic.adding(a, b), TimeArithmetic.subtracting(b, from: a), TimeArithmetic.negating(a),
    ]
    #expect(results.map(described) == [sum, difference, negation])
  }
}
