#if Workbooks
public import Diagnostics
public import Quantities
public import Tables

/// A workbook to be written.
public struct WorkbookDraft: Sendable {
  public var sheets: [SheetDraft]
  /// What the file's properties call it.
  public var title: String?
  /// Properties of the file that programs look for, by name, in their order.
  public var properties: [(name: String, value: String)] = []

  public init(sheets: [SheetDraft] = [], title: String? = nil) {
    self.sheets = sheets
    self.title = title
  }
}

/// A sheet to be written.
public struct SheetDraft: Sendable {
  /// At most 31 UTF-16 units, without `: \ / ? * [ ]`; the writer mends what is not.
  public var name: String
  public var isHidden = false
  /// From the first row on.
  public var rows: [RowDraft] = []
  /// In characters, from column `A` on; `nil` for the usual width.
  public var columnWidths: [Int?] = []
  /// Counted from 1.
  public var hiddenColumns: Set<Int> = []
  /// How many rows and columns stay in sight.
  public var frozenRows = 0
  public var frozenColumns = 0
  public var merged: [CellRange] = []
  public var validations: [CellValidation] = []
  public var comments: [CellComment] = []
  /// The heading and the rows that can be filtered.
  public var filter: CellRange?
  public var tabColour: CellColour?
  /// Whether it prints across the paper; either way it is fitted to one page's width.
  public var isLandscape = false
  /// How many columns are printed; `nil` for all.
  public var printedColumns: Int?

  public init(name: String) {
    self.name = name
  }
}

/// A row to be written.
public struct RowDraft: Sendable {
  /// From column `A` on.
  public var cells: [CellDraft]
  /// In points; `nil` for the usual height.
  public var height: Int?

  public init(_ cells: [CellDraft] = [], height: Int? = nil) {
    self.cells = cells
    self.height = height
  }
}

/// A cell to be written.
public struct CellDraft: Sendable {
  public enum Content: Sendable {
    case blank
    /// Never a formula, whatever it begins with.
    case text(String)
    /// The number's digits, as in `-0.46`.
    case number(Decimal)
    case date(CalendarDate)
  }

  public var content: Content
  public var style: CellStyle
  public var link: CellLink?

  public init(_ content: Content = .blank, _ style: CellStyle = CellStyle(), link: CellLink? = nil) {
    self.content = content
    self.style = style
    self.link = link
  }

  public init(_ text: String, _ style: CellStyle = CellStyle(), link: CellLink? = nil) {
    self.init(.text(text), style, link: link)
  }
}

/// Where a click on a cell leads: a cell of the same workbook.
public struct CellLink: Sendable, Hashable {
  public let sheet: String
  public let address: CellAddress

  public init(sheet: String, address: CellAddress) {
    self.sheet = sheet
    self.address = address
  }
}

/// How a cell looks.
public struct CellStyle: Sendable, Hashable {
  public enum Alignment: String, Sendable {
    case left
    case center
    case right
  }

  public var isBold = false
  public var isItalic = false
  public var isUnderlined = false
  /// In points; `nil` for the usual size.
  public var size: Int?
  public var colour: CellColour?
  public var fill: CellColour?
  public var hasBorder = false
  /// Whether a long text goes on in a new line of the cell.
  public var wraps = false
  public var horizontal: Alignment?
  /// Whether it stands at the cell's top rather than its middle.
  public var isAtTop = false
  /// As in `0.00` or `@` for text; `nil` for none.
  public var numberFormat: String?

  public init() {}
}

/// A colour, red, green and blue.
public struct CellColour: Sendable, Hashable {
  /// As in `FFC7CE`.
  public let hexadecimal: String

  public init(_ hexadecimal: String) {
    self.hexadecimal = hexadecimal
  }
}

/// What may be entered in some cells.
public struct CellValidation: Sendable {
  public enum Rule: Sendable {
    /// Anything; what to enter is only said.
    case any
    /// One of some texts, as a drop-down list. Where they are too long for the cell's own list (255 UTF-16 units, or a
    /// comma in one of them) the writer puts them on a hidden sheet.
    case list([String])
    /// A whole number, between two where they are given.
    case whole(from: Int?, to: Int?)
    /// A number, at least one where that is given.
    case number(from: Decimal?, to: Decimal?)
    case date(from: CalendarDate, to: CalendarDate)
  }

  public var ranges: [CellRange]
  public var rule: Rule
  /// Whether what is not allowed can be entered after a warning.
  public var isWarning = false
  public var promptTitle: String?
  public var prompt: String?
  public var errorTitle: String?
  public var error: String?

  public init(_ ranges: [CellRange], _ rule: Rule) {
    self.ranges = ranges
    self.rule = rule
  }
}

/// A note on a cell.
public struct CellComment: Sendable {
  public let address: CellAddress
  public let author: String
  public let text: String

  public init(at address: CellAddress, author: String, text: String) {
    self.address = address
    self.author = author
    self.text = text
  }
}
#endif
