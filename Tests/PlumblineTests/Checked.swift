import Diagnostics
import Evaluation
import Findings
import Foundation
import Packs
import Plumbline
import Quantities
import Testing

/// The folders of this repository.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let pack = root + "/Rules/heilongjiang-14fyp"
  static let example = root + "/Examples/heilongjiang-2025"
  static let waivers = root + "/Examples/waivers-2025.yaml"
}

/// A folder for one test, removed after it.
final class Folder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/plumbline-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    let folder = URL(filePath: file).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file))
    return file
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
  }
}

/// A small report, with more below its head.
func report(_ region: String, _ year: Int, _ body: String = "", pack: String = "heilongjiang-14fyp") -> String {
  "report: \(pack)\nregion: \(region)\nyear: \(year)\n\(body)\n"
}

func run(_ reports: [String], pack: String? = Repository.pack, waivers: String? = nil) throws -> CheckResult {
  check(
    CheckRequest(pack: pack, reports: reports, waivers: waivers, asOf: try #require(CalendarDate("2026-03-31"))))
}

extension CheckResult {
  /// The faults as a terminal shows them, without the folder's own path.
  func faults(in folder: Folder, _ language: Language = .en) -> [String] {
    faults.map { $0.rendered(in: language).replacing(folder.path + "/", with: "").replacing(folder.path, with: ".") }
  }

  /// The files that were judged, by their names in the folder.
  func judged(in folder: Folder) -> [String] {
    (assessment?.inputs ?? []).filter(\.isJudged).map { $0.path.replacing(folder.path + "/", with: "") }
  }

  func verdict(_ rule: String, _ code: String, _ year: Int = 2025) throws -> Verdict {
    let assessment = try #require(assessment)
    let region = try #require(assessment.pack.regions.index(named: code))
    return try #require(
      assessment.verdicts.first { $0.rule == rule && $0.subject.region == region && $0.subject.year == year })
  }
}

extension Assessment {
  /// `error HLJ-215 230500 fail`, for each finding.
  var findingLines: [String] { verdicts.filter(\.isFinding).map { line($0) } }

  func line(_ verdict: Verdict) -> String {
    let subject = verdict.subject
    let parts = [
      verdict.severity.rawValue, verdict.rule, subject.region.map { pack.regions[$0].code }, subject.indicator,
      subject.each.first?.text, verdict.outcome.rawValue,
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}
