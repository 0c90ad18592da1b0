#if Workbooks
/// Names of parts, as in `xl/worksheets/sheet1.xml`.
enum PartName {
  /// The folder that a part stands in, with its slash; empty for none.
  static func folder(of part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }

  /// Where the relationships of a part stand.
  static func relationships(of part: String) -> String {
    let folder = folder(of: part)
    return folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
  }

  /// The part that a relationship of another one leads to.
  static func resolved(_ target: String, from part: String) -> String {
    var names: [Substring] = target.hasPrefix("/") ? [] : folder(of: part).split(separator: "/")
    for name in target.split(separator: "/") {
      switch name {
      case ".": continue
      case "..": _ = names.popLast()
      default: names.append(name)
      }
    }
    return names.joined(separator: "/")
  }

  /// The first name of `stem1.xml`, `stem2.xml` and so on that is not taken; `stem.xml` for number 0.
  static func free(_ stem: String, _ ending: String, from first: Int, isTaken: (String) -> Bool) -> String {
    var number = first
    while true {
      let name = stem + (number == 0 ? "" : String(number)) + ending
      if !isTaken(name) { return name }
      number += 1
    }
  }
}
#endif
