internal import Evaluation

/// How an outcome is drawn: a shape that tells it from the others without its colour.
///
/// Drawn rather than written, so that no font decides how it looks. The shapes have the meaning of the page's marks: a
/// check or a full disc for what holds, a cross for what does not, downwards for what lags.
struct OutcomeShape {
  /// `nil` for a value that was not judged.
  let outcome: Outcome?

  /// Path data around 0,0 for a point of a chart, about ten units wide.
  private var point: String {
    switch outcome {
    case .pass: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z"
    case .fail: "M-4-4L4 4M4-4L-4 4"
    case .behind: "M-5.2-4H5.2L0 5z"
    case .undetermined: "M-4-4H4V4H-4z"
    case .waived: "M0-5.5L5.5 0L0 5.5L-5.5 0z"
    case .notApplicable: "M-4.5 0H4.5"
    case .notDue, nil: "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z"
    }
  }

  /// Path data around 0,0 for a tile of a map, about twelve units wide.
  private var sign: String {
    switch outcome {
    case .pass: "M-6 0L-2 4.5L6-4.5"
    case .fail: "M-5-5L5 5M5-5L-5 5"
    case .behind: "M0-6V6M-5 1L0 6L5 1"
    case .undetermined: "M-3.5-3A3.5 3.2 0 1 1 0 .6V2.2M0 5.6V6.2"
    case .waived: "M0-6L6 0L0 6L-6 0z"
    case .notDue: "M-5.5 0H-4.5M-.5 0H.5M4.5 0H5.5"
    case .notApplicable: "M-5 0H5"
    case nil: "M-3 5L3-5"
    }
  }

  /// Whether a point is drawn by its outline alone.
  private var isOpen: Bool {
    switch outcome {
    case .pass, .behind: false
    case .fail, .undetermined, .notDue, .notApplicable, .waived, nil: true
    }
  }

  /// The class of its colour in the style sheet.
  var styleClass: String { outcome?.styleClass ?? "o-none" }

  func writePoint(_ x: String, _ y: String, to writer: inout HTMLWriter) {
    writer.empty(
      "path",
      ["class": isOpen ? "chart-mark chart-open" : "chart-mark", "transform": "translate(\(x) \(y))", "d": point])
  }

  func writeSign(_ x: String, _ y: String, to writer: inout HTMLWriter) {
    writer.empty("path", ["class": "tile-sign", "transform": "translate(\(x) \(y))", "d": sign])
  }
}
