import Diagnostics
import Packs
import Quantities
import Testing

@testable import Evaluation
@testable import Findings

/// Earlier assessments of the sample plan, as a file has them.
enum Earlier {
  static let date = CalendarDate(year: 2026, month: 11, day: 23)!

  static func read(_ json: String) -> (assessment: PreviousAssessment?, faults: [Diagnostic]) {
    PreviousAssessment.read(Array(json.utf8), path: "old.json", of: Sample.pack, asOf: date)
  }

  /// An assessment as it is read again from what was written of it.
  static func assessment(_ assessment: Assessment, language: Language = .zh) throws -> PreviousAssessment {
    let json = JSONRendering.render(Presentation(assessment), language: language)
    let (previous, faults) = read(json)
    try #require(faults.map { $0.rendered(in: .en) } == [])
    return try #require(previous)
  }

  /// An assessment of verdicts, compared with an earlier one of others.
  static func compare(
    _ verdicts: [Verdict], since earlier: [Verdict], inputs: [Input] = reports, idle: [String] = [],
    language: Language = .zh
  ) throws -> Presentation {
    Presentation(
      Sample.assessment(verdicts, inputs: inputs, idle: idle),
      since: try assessment(Sample.assessment(earlier, inputs: inputs), language: language))
  }

  /// Reports of all regions of the sample plan for 2023.
  static let reports = [0, 1, 2].map { (region: Int) in
    Input(path: "\(region).yaml", .report(bytes: [], region: region, year: 2023, revision: 1), isJudged: true)
  }
}
