internal import Diagnostics
internal import Tables

/// An answer to a question of a report's head: `哈尔滨市` beside or after `地区：`.
struct HeadAnswer: Sendable {
  let item: TabularFault.HeadItem
  let text: String
  let sheet: TabularSheet
  let cell: GridCell
  let row: GridRow
}

/// Finds labels and what stands beside them.
struct HeadScanner {
  let sheet: TabularSheet
  /// How far from its label an answer may stand, in columns.
  private static let farthest = 3

  /// The answers in some of the sheet's rows, by their places among them.
  ///
  /// - Parameter firstColumn: From which column on they count.
  func answers(inRows rows: some Sequence<Int>, fromColumn firstColumn: Int = 1) -> [HeadAnswer] {
    rows.flatMap { index in
      sheet.rows[index].cells.filter { $0.column >= firstColumn }.flatMap { answers(at: $0, inRow: index) }
    }
  }

  private func answers(at cell: GridCell, inRow index: Int) -> [HeadAnswer] {
    let row = sheet.rows[index]
    guard cell.text.utf8.count <= 1024 else { return [] }
    if let item = Self.item(cell.text) {
      guard let answer = right(of: cell, row) ?? below(cell, index) else { return [] }
      return [HeadAnswer(item: item, text: answer.cell.trimmed, sheet: sheet, cell: answer.cell, row: answer.row)]
    }
    return Self.inline(cell.text).filter { !$0.text.isEmpty }.map {
      HeadAnswer(item: $0.item, text: $0.text, sheet: sheet, cell: cell, row: row)
    }
  }

  private func right(of label: GridCell, _ row: GridRow) -> (cell: GridCell, row: GridRow)? {
    let last = sheet.merged.range(row: row.number, column: label.column)?.last.column ?? label.column
    guard let next = row.cells.first(where: { $0.column > last }), next.column <= last + Self.farthest,
      !Self.isLabel(next.text)
    else { return nil }
    return (next, row)
  }

  /// In a row of nothing but labels, the answers stand below them.
  private func below(_ label: GridCell, _ index: Int) -> (cell: GridCell, row: GridRow)? {
    let row = sheet.rows[index]
    guard row.cells.count > 1, row.cells.allSatisfy({ Self.item($0.text) != nil }), index + 1 < sheet.rows.count else {
      return nil
    }
    let next = sheet.rows[index + 1]
    guard let cell = next.cell(inColumn: label.column), !Self.isLabel(cell.text) else { return nil }
    return (cell, next)
  }

  /// Whether a row is of the head: it begins with a label and its answer.
  ///
  /// Headings are labels as well, with other headings to their right: 地区, 年份, 名称.
  func isHead(_ index: Int) -> Bool {
    let row = sheet.rows[index]
    guard let first = row.cells.first, first.text.utf8.count <= 1024 else { return false }
    if !Self.inline(first.text).filter({ !$0.text.isEmpty }).isEmpty { return true }
    guard let item = Self.item(first.text), let answer = right(of: first, row) else { return false }
    // A heading of two rows.
    if let range = sheet.merged.range(row: row.number, column: first.column), range.last.row > range.first.row {
      return false
    }
    switch item {
    case .year: return TabularReader.year(answer.cell.text) != nil
    case .region:
      // The next heading would not be followed by a label with its answer.
      return row.cells.count == 2 || row.cells.dropFirst(2).contains { Self.item($0.text) != nil }
    case .pack, .version, .revision, .preparedBy, .preparedDate: return true
    }
  }

  /// Whether a cell is a label, or what answers the one to its left.
  func isOfHead(_ cell: GridCell, _ row: GridRow) -> Bool {
    if Self.isLabel(cell.text) { return true }
    guard let before = row.cells.last(where: { $0.column < cell.column }) else { return false }
    return Self.item(before.text) != nil
  }

  // MARK: - Labels

  /// What a label asks for: `地区`, `填报单位（盖章）：`.
  static func item(_ text: String) -> TabularFault.HeadItem? {
    guard text.utf8.count <= 256 else { return nil }
    if let item = labels[FoldedName(text)] { return item }
    let folded = FoldedName(text).description
    guard folded.hasSuffix(")"), let opening = folded.lastIndex(of: "(") else { return nil }
    return labels[FoldedName(String(folded[..<opening]))]
  }

  private static func isLabel(_ text: String) -> Bool {
    guard text.utf8.count <= 1024 else { return false }
    return item(text) != nil || !inline(text).isEmpty || CornerUnits(text) != nil
  }

  /// Labels with their answers in one cell: `填报单位：市科技局  填报日期：2024-02-20`.
  private static func inline(_ text: String) -> [(item: TabularFault.HeadItem, text: String)] {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }
    guard parts.count > 1 else { return [] }
    var found: [(item: TabularFault.HeadItem, text: String)] = []
    var label = parts[0]
    for (index, part) in parts.enumerated().dropFirst() {
      var answer = part
      var next = Substring()
      if index + 1 < parts.count, let space = part.trimmedEnd.lastIndex(where: \.isWhitespace) {
        answer = part[..<space]
        next = part[part.index(after: space)...]
      }
      let lastWord = label.trimmedEnd.lastIndex(where: \.isWhitespace).map { label[label.index(after: $0)...] }
      if let item = item(String(label)) ?? lastWord.flatMap({ item(String($0)) }) {
        found.append((item, answer.trimmed))
      }
      label = next
    }
    return found
  }

  private static let labels: [FoldedName: TabularFault.HeadItem] = {
    let words: [(TabularFault.HeadItem, String)] = [
      (.pack, "规则包 规则包标识 规则包编号 规则包名称 report pack"),
      (.version, "规则包版本 版本 规则版本 packversion version"),
      (
        .region,
        "地区 填报地区 报告地区 行政区划 行政区 地区名称 市(地) 市地 地市 城市 所属地区 所在地区 行政区划代码 地区代码 region regioncode city"
      ),
      (.year, "年份 年度 报告年份 报告年度 数据年份 统计年度 填报年份 填报年度 报告期 year reportyear"),
      (.revision, "修订号 修订 修订次数 修订版次 revision"),
      (.preparedBy, "填报单位 填报部门 报送单位 填表单位 制表单位 preparedby by"),
      (.preparedDate, "填报日期 填表日期 报送日期 报出日期 上报日期 填报时间 date prepareddate preparedon"),
    ]
    return words.reduce(into: [:]) { table, entry in
      for word in entry.1.split(separator: " ") { table[FoldedName(String(word))] = entry.0 }
    }
  }()
}

extension Substring {
  /// Without white space at its end.
  fileprivate var trimmedEnd: Substring {
    var rest = self
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
