import Diagnostics
import Evaluation
import Packs
import Plumbline
import Quantities
import Random
import Reports
import Testing

/// The fourteen example reports without the mistakes that stand in them on purpose, and with others put in at random.
struct InjectedSlips {
  let pack: Pack
  private let asOf: CalendarDate
  private let reader: ReportReader
  /// By file, the lines.
  private let lines: [[String]]
  private let paths: [String]
  private let reports: [Report]
  /// The figures that rules or sums compare with others.
  let compared: [Location]

  /// What the example has wrong, and what would be right.
  private static let mended = [
    ("technology_contract_turnover: 421000", "technology_contract_turnover: 42.1 亿元"),
    ("rd_intensity: 2.13 %", "rd_intensity: 1.90 %"),
    ("technology_contract_turnover: 265.2", "technology_contract_turnover: 267.8"),
  ]

  init() throws {
    let folder = Repository.pack
    let files = try PackFolder.files(in: folder)
    pack = try #require(PackReader.read(folder: folder, files: files).pack)
    asOf = try #require(CalendarDate("2026-03-31"))
    reader = ReportReader(pack)
    let checked = try #require(try run([Repository.example]).assessment)
    paths = checked.inputs.map(\.path)
    lines = try paths.map { path in
      var text = String(decoding: try FileSystem.read(path), as: UTF8.self)
      for (wrong, right) in Self.mended { text = text.replacing(wrong, with: right) }
      return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    var reports: [Report] = []
    for (path, lines) in zip(paths, lines) {
      let read = reader.read(Array(lines.joined(separator: "\n").utf8), path: path)
      reports.append(try #require(read.report))
    }
    self.reports = reports
    let judged = Judge.judge(reports, by: pack, asOf: asOf)
    let rules = ["derived-mismatch", "total-mismatch"]
    var compared: [Location] = []
    for verdict in judged.verdicts where rules.contains(verdict.rule) && verdict.outcome == .pass {
      compared += verdict.locations.filter { !compared.contains($0) && !$0.place.path.hasSuffix(".json") }
    }
    self.compared = compared
  }

  /// Another text at a place.
  struct Change {
    let name: String
    let place: Place
    /// What stood there.
    let text: String
    let by: String
  }

  /// A slip of a kind in some figure; `nil` where the kind does not go with it.
  func next(of kind: Slip, _ random: inout PseudoRandom) -> Change? {
    let location = random.pick(compared)
    return Self.slip(kind, in: location.text, &random).map {
      Change(name: location.name, place: location.place, text: location.text, by: $0)
    }
  }

  func isDisagreement(_ verdict: Verdict) -> Bool {
    ["derived-mismatch", "total-mismatch"].contains(verdict.rule) && verdict.outcome == .fail
  }

  /// Whether a suggested text is the figure that stood there.
  func isSame(_ suggested: String?, _ text: String) -> Bool {
    guard let suggested, let a = Decimal(Self.number(suggested)), let b = Decimal(Self.number(text)) else {
      return false
    }
    return a == b
  }

  /// The verdicts and suggestions for the reports with other texts at some places.
  func judged(_ changes: [Change]) throws -> Judge.Result {
    var (reports, lines) = (reports, lines)
    for change in changes {
      let file = try #require(paths.firstIndex(of: change.place.path))
      let (line, column) = (try #require(change.place.line) - 1, try #require(change.place.column) - 1)
      var scalars = Array(lines[file][line].unicodeScalars)
      // The unit may stand elsewhere: `{value: 6085.2, unit: 亿元}`.
      scalars.replaceSubrange(
        column..<column + Self.number(change.text).unicodeScalars.count, with: Self.number(change.by).unicodeScalars)
      lines[file][line] = String(String.UnicodeScalarView(scalars))
      let read = reader.read(Array(lines[file].joined(separator: "\n").utf8), path: paths[file])
      reports[file] = try #require(read.report)
    }
    return Judge.judge(reports, by: pack, asOf: asOf, suggests: true)
  }

  /// The figure at the beginning of a text.
  static func number(_ text: String) -> Substring { text.prefix { $0.isNumber || $0 == "." || $0 == "-" } }

  /// The text as it may come out of a slip of the hand; `nil` where that slip changes nothing.
  static func slip(_ kind: Slip, in text: String, _ random: inout PseudoRandom) -> String? {
    let number = String(text.prefix { $0.isNumber || $0 == "." })
    let rest = text.dropFirst(number.count)
    let places = number.indices.filter { number[$0] != "." }
    func made(_ characters: [Character]) -> String? {
      let text = String(characters)
      guard text != number, !(text.hasPrefix("0") && !text.hasPrefix("0.")), !text.isEmpty, !text.hasPrefix(".") else {
        return nil
      }
      return text + rest
    }
    func shifted(_ exponent: Int) -> String? {
      guard let decimal = Decimal(number), let factor = Number(10).raised(to: exponent),
        let result = (Number(decimal) * factor).decimal
      else { return nil }
      return result.normalized.description + rest
    }
    var characters = Array(number)
    let place = random.below(max(1, places.count - 1))
    switch kind {
    case .unit:
      return rest.contains("元") || rest.contains("万人")
        ? shifted(rest.contains("亿元") || rest.contains("万人") ? 4 : -4) : nil
    case .fraction: return rest.contains("%") && !rest.contains("/") ? shifted(-2) : nil
    case .decimalPoint: return shifted(random.pick([-1, 1, 2]))
    case .digitsSwapped:
      let digits = number.indices.filter { number[$0] != "." }.map { number.distance(from: number.startIndex, to: $0) }
      guard digits.count > 1 else { return nil }
      characters.swapAt(digits[place], digits[place + 1])
      return made(characters)
    case .digitDoubled:
      characters.insert(characters[place], at: place)
      return characters[place] == "." ? nil : made(characters)
    case .digitDropped:
      let dropped = random.below(characters.count)
      guard characters[dropped] != "." else { return nil }
      characters.remove(at: dropped)
      return made(characters)
    default: return nil
    }
  }
}
