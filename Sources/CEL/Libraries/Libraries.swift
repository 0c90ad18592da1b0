/// The functions that expressions may call, of the language and of its extensions.
enum Libraries {
  /// Functions that make or take a `double`, or hide a type, which rules do not have.
  static let notInRules: Set<String> = ["double", "dyn", "uint"]
  /// The name spaces of the extensions.
  static let spaces: Set<String> = ["math", "strings", "base64", "optional", "cel"]
  private static let onlyInRules: Set<String> = ["decimal"]

  private static let all: [any Library.Type] = [
    TextLibrary.self, ConversionLibrary.self, TimeLibrary.self, PatternLibrary.self, StringsLibrary.self,
    MathLibrary.self, EncodersLibrary.self, OptionalsLibrary.self,
  ]

  static func overloads(of name: String, in dialect: Dialect) -> [Overload] {
    guard isKnown(name, in: dialect) else { return [] }
    let overloads = all.flatMap { $0.overloads(of: name) }
    guard dialect == .rules else { return overloads.filter { !$0.mentionsNumber && !$0.mentions(.date) } }
    let fitting = overloads.filter { !$0.mentions(.double) }
    // A form for numbers themselves goes before one for integers.
    return fitting.filter(\.mentionsNumber) + fitting.filter { !$0.mentionsNumber }
  }

  static func functionNames(in dialect: Dialect) -> [String] {
    all.flatMap { $0.functionNames }.filter { isKnown($0, in: dialect) }
  }

  private static func isKnown(_ name: String, in dialect: Dialect) -> Bool {
    !(dialect == .rules ? notInRules : onlyInRules).contains(name)
  }
}

extension Overload {
  fileprivate func mentions(_ type: ValueType) -> Bool { (parameters + [result]).contains { $0.mentions(type) } }
  var mentionsNumber: Bool { (parameters + [result]).contains(where: \.isNumber) }
}

extension ValueType {
  fileprivate func mentions(_ type: ValueType) -> Bool {
    self == type || parts.contains { $0.mentions(type) }
  }
}
