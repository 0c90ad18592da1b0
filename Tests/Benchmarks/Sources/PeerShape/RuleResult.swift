/// What the benchmark wants to know of one rule.
struct RuleResult {
  let id: String
  private let pass: String
  private let fail: String
  private let undetermined: String
  /// The failing records by their rows, as the assessment lists them.
  private let rows: String?
  /// The failing regions and years.
  var regions: [String] = []

  /// `nil` where the line speaks of no rule of a pack: findings that come without one bear ids in small letters.
  init?(_ line: AssessmentLine) {
    guard line.begins(with: "id"), let id = line.member("id")?.string, id.utf8.first.map({ $0 < 0x60 }) == true,
      let pass = line.member("pass"), let fail = line.member("fail"), let undetermined = line.member("undetermined")
    else { return nil }
    (self.id, self.pass, self.fail) = (id, pass.number, fail.number)
    self.undetermined = undetermined.number
    rows = line.member("rows")?.member("fail")?.list
  }

  /// The failing region and year of a verdict, in the benchmark's words: of a province the year alone.
  static func failure(_ line: AssessmentLine) -> (rule: String, subject: String)? {
    guard line.begins(with: "rule"), line.member("outcome")?.string == "fail", let rule = line.member("rule")?.string,
      let subject = line.member("subject"), let region = subject.member("region")?.string,
      let year = subject.member("year")?.number
    else { return nil }
    return (rule, region.hasSuffix("0000") ? year : "\(region)/\(year)")
  }

  func json(listingRows: Bool) -> String {
    let counts = "\"pass\": \(pass), \"fail\": \(fail), \"na\": \(undetermined)"
    guard listingRows else { return "\"\(id)\": {\(counts)}" }
    let failing = rows ?? "[" + regions.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    return "\"\(id)\": {\(counts), \"rows\": \(failing)}"
  }
}
