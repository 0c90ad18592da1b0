#if Workbooks
public import Diagnostics
public import Evaluation
public import Findings
internal import Workbooks

/// Copies of the workbooks that were submitted, with what was found in them.
public struct MarkedCopies: Sendable {
  /// A workbook that was submitted, and what its copy is called.
  public struct Source: Sendable {
    public let path: String
    public let name: String
    /// As it was judged; `nil` for a table of data, which is read again.
    fileprivate let bytes: [UInt8]?
  }

  /// In the order in which they were submitted.
  public private(set) var sources: [Source] = []
  /// What was submitted and is no workbook.
  public private(set) var others: [String] = []

  /// Names the copies as the workbooks are; of several with one name all but the first get a number.
  public init(_ inputs: [Input]) {
    var taken: Set<String> = []
    var seen: Set<String> = []
    for input in inputs where seen.insert(input.path).inserted {
      let name = input.path.split(separator: "/").last.map(String.init) ?? input.path
      guard Self.isWorkbook(name) else {
        others.append(input.path)
        continue
      }
      var bytes: [UInt8]?
      if case .report(let own, _, _, _) = input.content { bytes = own }
      sources.append(Source(path: input.path, name: Self.free(name, &taken), bytes: bytes))
    }
  }

  /// The copy of one of them, and what whoever gets it should know.
  ///
  /// - Throws: Why there can be none.
  public static func copy(
    of source: Source, _ presentation: Presentation, _ language: Language
  ) throws(Diagnostic) -> (bytes: [UInt8], remarks: [Diagnostic]) {
    let bytes: [UInt8]
    if let own = source.bytes { bytes = own } else { bytes = try FileSystem.read(source.path) }
    let marks = WorkbookMarks(presentation, path: source.path, language: language)
    let copy = try WorkbookMarking.marked(bytes, path: source.path, marks: marks.marks, adding: marks.sheet)
    return (copy.bytes, copy.remarks)
  }

  private static func isWorkbook(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".xlsx") || name.hasSuffix(".xlsm")
  }

  /// A name that differs from those taken by more than upper and lower case: `a.xlsx`, `a-2.xlsx`.
  private static func free(_ name: String, _ taken: inout Set<String>) -> String {
    let (stem, ending) = (name.dropLast(5), name.suffix(5))
    var candidate = name
    var number = 2
    while !taken.insert(candidate.lowercased()).inserted {
      candidate = "\(stem)-\(number)\(ending)"
      number += 1
    }
    return candidate
  }
}
#endif
