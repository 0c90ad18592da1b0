#if Workbooks
internal import Diagnostics
internal import Evaluation
internal import Workbooks

// How the cells of the auditor's workbook look. Colours are pale enough for black text, also in grey print.
extension CellStyle {
  private static func make(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = CellStyle()
    style.isAtTop = true
    change(&style)
    return style
  }

  static let plain = make { $0.hasBorder = true }

  static let wrapped = make {
    $0.hasBorder = true
    $0.wraps = true
  }

  /// Of a sentence that stands in no table.
  static let sentence = make { $0.wraps = true }

  static let title = make {
    $0.isBold = true
    $0.size = 16
  }

  static let subtitle = make {
    $0.isBold = true
    $0.size = 12
  }

  /// Of a column.
  static let heading = make {
    $0.isBold = true
    $0.hasBorder = true
    $0.wraps = true
    $0.isAtTop = false
    $0.horizontal = .center
    $0.fill = CellColour("D9E1F2")
  }

  /// Of a row.
  static let label = make {
    $0.isBold = true
    $0.hasBorder = true
    $0.fill = CellColour("F2F2F2")
  }

  /// Of texts that are figures.
  static let figure = make {
    $0.hasBorder = true
    $0.horizontal = .right
  }

  static let wrappedFigure = make {
    $0.hasBorder = true
    $0.horizontal = .right
    $0.wraps = true
  }

  /// Of a text that may go on over the cells beside it.
  static let unframed = make { _ in }

  /// Of a number with so many digits after the point; `nil` for as many as it has.
  static func number(digits: Int?) -> CellStyle {
    make {
      $0.hasBorder = true
      // More digits than this no program shows.
      guard let digits, digits <= 15 else { return }
      $0.numberFormat = digits > 0 ? "0." + String(repeating: "0", count: digits) : "0"
    }
  }

  static func outcome(_ outcome: Outcome) -> CellStyle {
    make {
      $0.hasBorder = true
      $0.fill = outcome.colour
    }
  }

  static func severity(_ severity: Severity) -> CellStyle {
    make {
      $0.hasBorder = true
      $0.isBold = severity == .error
      $0.fill = severity.colour
    }
  }

  /// The same for a cell that leads somewhere.
  var linked: CellStyle {
    var style = self
    style.isUnderlined = true
    style.colour = CellColour("1F4E79")
    return style
  }
}

extension Outcome {
  fileprivate var colour: CellColour? {
    switch self {
    case .pass: CellColour("E2EFDA")
    case .fail: CellColour("F8CBAD")
    case .behind: CellColour("FFE699")
    case .undetermined: CellColour("E4DFEC")
    case .waived: CellColour("DDEBF7")
    case .notDue: CellColour("F2F2F2")
    case .notApplicable: nil
    }
  }
}

extension Severity {
  fileprivate var colour: CellColour? {
    switch self {
    case .error: CellColour("F8CBAD")
    case .warning: CellColour("FFE699")
    case .note: CellColour("DDEBF7")
    case .none: nil
    }
  }
}
#endif
