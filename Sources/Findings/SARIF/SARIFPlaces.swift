internal import Diagnostics
internal import Evaluation

/// Places in files as SARIF has them.
struct SARIFPlaces {
  /// What relative paths count from: GitHub takes it for the root of the repository.
  static let base = "%SRCROOT%"

  /// Every file that was submitted, once.
  private(set) var inputs: [Input] = []
  /// By path, the place among `inputs`.
  private var indices: [String: Int] = [:]
  /// By region and year, the path of the report: of several the one that replaces the others.
  private var reports: [String: (path: String, revision: Int)] = [:]

  init(_ inputs: [Input]) {
    for input in inputs {
      if indices[input.path] == nil {
        indices[input.path] = self.inputs.count
        self.inputs.append(input)
      }
      guard case .report(_, let region?, let year?, let revision) = input.content else { continue }
      let revised = revision ?? 1
      if revised > reports["\(region) \(year)"]?.revision ?? 0 {
        reports["\(region) \(year)"] = (input.path, revised)
      }
    }
  }

  /// The report that a region submitted for a year.
  func report(_ subject: Subject) -> Place? {
    guard let region = subject.region, let year = subject.year else { return nil }
    return reports["\(region) \(year)"].map { Place(path: $0.path) }
  }

  /// The members of a location that say where it is; a cell of a workbook is a logical location.
  func write(_ place: Place, to writer: inout JSONWriter, logical: ((inout JSONWriter) -> Void)? = nil) {
    writer.key("physicalLocation")
    writer.object { writer in
      writer.key("artifactLocation")
      writer.object { writer in
        writeURI(of: place.path, to: &writer)
        writer.member("index", indices[place.path])
      }
      if case .text(let line, let column) = place.position {
        writer.key("region")
        writer.object { writer in
          writer.member("startLine", line)
          writer.member("startColumn", column)
        }
      }
    }
    var cell: (sheet: String, address: String)?
    if case .cell(let sheet, let address) = place.position { cell = (sheet, address) }
    guard cell != nil || logical != nil else { return }
    writer.key("logicalLocations")
    writer.array { writer in
      logical?(&writer)
      guard let cell else { return }
      writer.object { writer in
        writer.member("name", PlainText.visible(cell.address))
        writer.member("fullyQualifiedName", PlainText.visible("\(cell.sheet)!\(cell.address)"))
        writer.member("kind", "cell")
      }
    }
  }

  /// The members that name a file.
  func writeURI(of path: String, to writer: inout JSONWriter) {
    let uri = ArtifactURI(path: path)
    writer.member("uri", uri.text)
    if uri.isRelative { writer.member("uriBaseId", Self.base) }
  }
}
