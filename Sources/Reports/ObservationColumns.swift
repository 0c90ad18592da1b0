internal import Diagnostics
internal import Tables

/// Which column of a table of observations holds what.
package struct ObservationColumns {
  /// What a column may hold.
  package enum Kind: Int, CaseIterable {
    case region, indicator, year, value, unit, series, status, note

    /// What the column may be called; the first is its name in messages.
    package var names: [String] {
      switch self {
      case .region: ["region", "地区"]
      case .indicator: ["indicator", "指标"]
      case .year: ["year", "年份", "年度"]
      case .value: ["value", "数值", "值"]
      case .unit: ["unit", "单位"]
      case .series: ["series", "口径"]
      case .status: ["status", "状态"]
      case .note: ["note", "备注"]
      }
    }

    static let needed = [region, indicator, year, value]
  }

  /// By kind.
  private var columns = [Int?](repeating: nil, count: Kind.allCases.count)
  private(set) var faults: [Diagnostic] = []

  init(_ header: [CSVField], at place: Place) {
    for (column, name) in header.enumerated() where !name.text.isEmpty {
      guard let kind = Kind.allCases.first(where: { $0.names.contains(name.text) }) else {
        let nearest = nearestName(to: name.text, among: Kind.allCases.flatMap(\.names))
        faults.append(Diagnostic(.warning, at: name.place, ReportFault.columnNotRead(name.text, nearest: nearest)))
        continue
      }
      if let first = columns[kind.rawValue] {
        let fault = ReportFault.namedTwice(name.text, first: header[first].text)
        faults.append(Diagnostic(at: name.place, fault))
      } else {
        columns[kind.rawValue] = column
      }
    }
    for kind in Kind.needed where columns[kind.rawValue] == nil {
      faults.append(Diagnostic(at: place, ReportFault.columnMissing(kind.names[0], .observation)))
    }
  }

  subscript(kind: Kind) -> Int? { columns[kind.rawValue] }
}
