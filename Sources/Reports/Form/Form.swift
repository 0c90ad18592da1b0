public import Diagnostics
public import Packs
public import Quantities

/// A form for the report of a region for a year: what the rules of a pack ask for, laid out as tables to be filled in.
///
/// It knows nothing of files: `files` writes it as a folder of CSV files, `workbook` as a workbook.
public struct Form: Sendable {
  let language: Language
  /// What the file is called in its properties.
  let title: String
  /// The pack that it is for, as properties of the file.
  let packID: String
  let packVersion: String
  /// In the order of the sheets.
  let tables: [FormTable]

  /// - Parameters:
  ///   - content: What a report of the same region says, of the same year or the year before; `nil` for an empty form.
  ///   - asOf: Rules that ceased to be in effect before ask for nothing.
  public init(
    of pack: Pack, region: Int, year: Int, content: FormContent? = nil, asOf: CalendarDate, _ language: Language
  ) {
    let builder = FormBuilder(
      pack: pack, region: region, year: year, content: content,
      needs: ReportNeeds(of: region, in: year, by: pack, asOf: asOf), words: FormWords(language: language))
    self.language = language
    title = builder.title
    packID = pack.id
    packVersion = pack.identity.version
    tables = builder.tables()
  }
}
