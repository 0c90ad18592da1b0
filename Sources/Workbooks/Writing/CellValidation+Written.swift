#if Workbooks
internal import Quantities

extension CellValidation {
  /// A rule as a workbook holds it.
  struct Written {
    let type: String
    /// `nil` for "between", which is the usual one, and for a list.
    var comparison: String?
    /// At most two.
    var formulas: [String]

    /// A rule for numbers; without bounds every number will do.
    fileprivate init(_ type: String, from: String?, to: String?) {
      self.type = type
      switch (from, to) {
      case (let from?, let to?): formulas = [from, to]
      case (let from?, nil): (comparison, formulas) = ("greaterThanOrEqual", [from])
      case (nil, let to?): (comparison, formulas) = ("lessThanOrEqual", [to])
      // The greatest numbers that may be typed.
      case (nil, nil): formulas = ["-9.99999999999999E+307", "9.99999999999999E+307"]
      }
    }

    /// A rule that says nothing.
    fileprivate init() {
      type = "none"
      formulas = []
    }

    fileprivate init(list formula: String) {
      type = "list"
      formulas = [formula]
    }
  }

  func written(listFormula: ([String]) -> String) -> Written {
    switch rule {
    case .any: Written()
    case .list(let texts): Written(list: listFormula(texts))
    case .whole(let from, let to): Written("whole", from: from.map(String.init), to: to.map(String.init))
    case .number(let from, let to):
      Written("decimal", from: from.map(\.description), to: to.map(\.description))
    case .date(let from, let to):
      Written("date", from: (from.serial ?? 1).description, to: (to.serial ?? 1).description)
    }
  }

  /// Whether it is a list of nothing, by which nothing could be entered.
  var isEmptyList: Bool {
    if case .list(let texts) = rule { texts.isEmpty } else { false }
  }
}
#endif
