internal import Diagnostics
internal import Quantities

/// A table of a form: a sheet of the workbook, a file of the folder.
struct FormTable: Sendable {
  enum Kind: Sendable {
    /// Label and value: which region, which year, whose report.
    case head
    case indicators
    /// Values of earlier years that say more of themselves than a column has room for.
    case history
    case register(isNeeded: Bool, id: String)
    case statements
    /// How to fill the form in; no reader reads it.
    case instructions
  }

  let kind: Kind
  /// What the sheet is called.
  let sheet: String
  let title: String
  /// What a person has to know before filling it in, each a line.
  var notes: [String] = []
  var columns: [FormColumn]
  var rows: [FormRow] = []
  /// How many more rows below are made ready for entries.
  var spareRows = 0

  init(_ kind: Kind, sheet: String, title: String, columns: [FormColumn] = []) {
    self.kind = kind
    self.sheet = sheet
    self.title = title
    self.columns = columns
  }

  /// Whether its first row says what the columns are.
  var hasHeadings: Bool {
    if case .head = kind { false } else { true }
  }
}

/// The two kinds of statements, which a workbook has in one table and a folder of CSV files in two.
enum StatementPart: Sendable {
  case evidence
  case explanations
}

/// A column of a table of a form.
struct FormColumn: Sendable {
  let heading: String
  /// In characters, a Chinese one counted as two.
  var width: Int
  var entry = FormEntry.text
  /// Whether it only tells something; nobody enters anything there, and no reader reads it.
  var isInformation = false
  /// Whether a row that says anything has to say this.
  var isRequired = false
  /// What to enter, shown where the cursor stands.
  var prompt: String?
  /// More about it, shown on the heading.
  var comment: String?
  /// The kind of statement that it belongs to; `nil` for both.
  var part: StatementPart?

  init(_ heading: String, width: Int, entry: FormEntry = .text) {
    self.heading = heading
    self.width = width
    self.entry = entry
  }

  /// A column that only tells something.
  static func information(_ heading: String, width: Int) -> FormColumn {
    var column = FormColumn(heading, width: width)
    column.isInformation = true
    return column
  }
}

/// What may be entered in a cell.
enum FormEntry: Sendable, Hashable {
  case text
  /// A number, shown with so many digits after the point; another text, such as one with a unit, after a warning.
  case number(decimals: Int?)
  /// How many there are of something.
  case count
  case date
  case year
  /// One of some texts; where it is open, another after a warning.
  case choice([String], isOpen: Bool)
}

/// A row of a table of a form.
struct FormRow: Sendable {
  enum Kind: Sendable {
    case entries
    /// A heading over the rows that follow.
    case block
  }

  var kind = Kind.entries
  var cells: [FormCell]
  /// The kind of statement that it is.
  var part: StatementPart?

  init(_ cells: [FormCell], part: StatementPart? = nil) {
    self.cells = cells
    self.part = part
  }

  static func block(_ title: String) -> FormRow {
    var row = FormRow([.label(title)])
    row.kind = .block
    return row
  }
}

/// A cell of a form.
struct FormCell: Sendable {
  enum Content: Sendable {
    case blank
    case text(String)
    /// A number whose digits are just those of the text that it stands for.
    case number(Decimal)
    case date(CalendarDate)
  }

  /// What is expected of whoever fills it in.
  enum Role: Sendable {
    /// Nothing: it tells something.
    case label
    /// A rule needs it.
    case needed
    /// It may stay empty.
    case free
    /// No rule needs it.
    case unneeded
  }

  var content = Content.blank
  var role = Role.free
  /// Where it differs from the column's.
  var entry: FormEntry?
  var prompt: String?

  init(_ content: Content = .blank, _ role: Role = .free) {
    self.content = content
    self.role = role
  }

  static func label(_ text: String) -> FormCell { FormCell(text.isEmpty ? .blank : .text(text), .label) }

  /// A text as it was reported: a number or a date where these read back to the very same text.
  init(reported text: String, as entry: FormEntry, _ role: Role = .free) {
    switch entry {
    case .number, .count, .year:
      if let number = Decimal(text), number.description == text, Self.fits(number) {
        self.init(.number(number), role)
        return
      }
    case .date:
      if let date = CalendarDate(text), date.description == text, date.year >= 1901 {
        self.init(.date(date), role)
        return
      }
    case .text, .choice: break
    }
    self.init(text.isEmpty ? .blank : .text(text), role)
  }

  /// Whether a spreadsheet keeps all its digits: it has 15 of them, and shows 30 after the point.
  private static func fits(_ number: Decimal) -> Bool {
    number.scale <= 15 && number.magnitude.description.utf8.count <= 15
  }

  /// As a file of plain text has it.
  var text: String {
    switch content {
    case .blank: ""
    case .text(let text): text
    case .number(let number): number.description
    case .date(let date): date.description
    }
  }
}
