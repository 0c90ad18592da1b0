#if Workbooks
/// Bounds that keep a hostile or mistaken workbook from costing more than a moment or more memory than there is.
///
/// A workbook beyond one of them is refused with a fault that names the bound; nothing of it is used.
public struct WorkbookLimits: Sendable {
  /// The size of the file, in bytes.
  public var bytes = 256 << 20
  /// Parts in the file.
  public var entries = 10_000
  /// The size of a part that is unpacked piece by piece, in bytes.
  public var streamedBytes = 1 << 30
  /// The size of a part that is held in memory as a whole, in bytes.
  public var heldBytes = 256 << 20
  /// How many times its packed size a part of more than a megabyte may have. Worksheets have up to some sixty times.
  public var ratio = 300
  /// Elements of XML within one another.
  public var depth = 64
  /// Attributes of one element.
  public var attributes = 256
  /// The text of one cell, in bytes of UTF-8. Excel takes 32,767 characters.
  public var textBytes = 256 << 10
  /// Texts that cells share, and the bytes of all of them.
  public var sharedTexts = 8_000_000
  public var sharedTextBytes = 256 << 20
  /// Sheets of a workbook.
  public var sheets = 2_000
  /// Formats of cells.
  public var styles = 65_536
  /// Cells with contents, of a sheet that is held in memory as a whole.
  public var cells = 8_000_000
  /// Ranges of joined cells of a sheet.
  public var merged = 100_000

  public init() {}

  /// 256 MB, parts of 1 GB, 8,000,000 cells with contents on a sheet that is held as a whole.
  public static let standard = WorkbookLimits()
}
#endif
