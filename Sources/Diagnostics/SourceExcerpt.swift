/// The line of a text in which something stands, to be shown with a caret under the spot.
///
///     assert: rd > gpd
///                  ^
public struct SourceExcerpt: Sendable, Hashable {
  /// What is shown of a line that is longer, in columns of a terminal.
  private static let widest = 100

  private let scalars: [Unicode.Scalar]
  private let spot: Int

  /// - Parameters:
  ///   - line: The whole line, without its end.
  ///   - column: The spot, in Unicode scalars counted from 1; one behind the last scalar is the line's end.
  public init(line: String, column: Int) {
    scalars = line.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
    spot = min(max(column - 1, 0), scalars.count)
  }

  /// The line without its indentation, cut about the spot where it is long, and the caret below it, each indented by
  /// four spaces.
  public var lines: [String] {
    let indentation = scalars.prefix { $0 == " " }.count
    let start = max(min(indentation, spot), firstShown)
    var shown = String.UnicodeScalarView()
    var width = 0
    for scalar in scalars[start...] {
      width += DisplayWidth.columns(of: scalar)
      guard width <= Self.widest else { break }
      shown.append(scalar)
    }
    let before = scalars[start..<spot].reduce(0) { $0 + DisplayWidth.columns(of: $1) }
    return ["    " + String(shown), "    " + String(repeating: " ", count: before) + "^"]
  }

  /// From where on to show a line whose spot lies far to the right: two thirds of the width before it.
  private var firstShown: Int {
    var width = 0
    var first = spot
    while first > 0 {
      width += DisplayWidth.columns(of: scalars[first - 1])
      guard width <= Self.widest * 2 / 3 else { break }
      first -= 1
    }
    return first
  }
}
