internal import CEL
internal import Diagnostics
internal import Documents

/// Reads expressions and texts with expressions out of a pack's files, against the names of one kind of subject.
struct ExpressionReader {
  let vocabulary: PlanVocabulary
  var variables: [Checker.Variable] = []
  var substitutions: [String: String] = [:]
  /// Names that stand for an indicator: in a text they give its title.
  var indicatorNames: [String: Int] = [:]
  private let files: [PackFile]

  /// - Parameter files: What the pack's nodes were read from, to find a fault's column again.
  init(_ names: PlanVocabulary.Names, _ kind: PlanVocabulary.Kind, files: [PackFile]) {
    vocabulary = PlanVocabulary(names: names, kind: kind)
    self.files = files
  }

  /// Checks the expression that a node holds, or that is a part of its text.
  ///
  /// - Parameter start: The part's first Unicode scalar, counted from the text's.
  func expression(_ text: String, in node: Node, from start: Int = 0, _ decoder: inout Decoder) -> Expression? {
    do throws(ExpressionFaults) {
      return try Checker.check(text, against: vocabulary, variables: variables, substitutions: substitutions)
    } catch {
      for fault in error.all where !isConsequence(fault.fact) {
        let scalars = text.utf8.prefix(fault.offset).count { $0 & 0xC0 != 0x80 }
        if fault.fact.isOfUnfinishedText, ScalarSource(node, in: files)?.isFollowedByComment == true {
          report(PackFault.expressionCutByComment, at: node.text.unicodeScalars.count, in: node, &decoder)
        } else {
          report(fault.fact, at: start + scalars, in: node, &decoder)
        }
      }
      return nil
    }
  }

  /// Whether it is about a name whose own definition has a fault, which has been reported.
  private func isConsequence(_ fact: ExpressionFact) -> Bool {
    switch fact {
    case .unknownName(let name, _), .unknownMember(let name, _, _):
      vocabulary.names.faulty.contains(substitutions[name] ?? name)
    default: false
    }
  }

  func expression(_ node: Node, _ decoder: inout Decoder) -> Expression? {
    decoder.string(node).flatMap { expression($0, in: node, &decoder) }
  }

  func condition(_ node: Node, _ decoder: inout Decoder) -> Expression? {
    guard let expression = expression(node, &decoder) else { return nil }
    guard expression.type == .boolean else {
      decoder.report(PackFault.expressionIsNoCondition, at: node.place)
      return nil
    }
    return expression
  }

  private func place(of scalar: Int, in node: Node) -> Place {
    ScalarSource(node, in: files)?.place(of: scalar) ?? node.place
  }

  private func report(_ fact: any Fact, at scalar: Int, in node: Node, _ decoder: inout Decoder) {
    let place = place(of: scalar, in: node)
    decoder.report(fact, at: place, excerpt: ScalarSource(node, in: files)?.excerpt(at: place))
  }

  // MARK: - Texts

  /// Reads a text, or `{zh, en}`, each with expressions as `${expression}`.
  func template(_ node: Node, _ decoder: inout Decoder) -> Template? {
    if node.kind == .scalar {
      guard let text = decoder.string(node) else { return nil }
      let parts = parts(of: text, in: node, &decoder)
      return Template(zh: parts, en: parts)
    }
    guard let texts = decoder.localizedText(node) else { return nil }
    let zh = node["zh"].map { parts(of: texts.zh, in: $0, &decoder) }
    let en = node["en"].map { parts(of: texts.en, in: $0, &decoder) }
    guard let either = zh ?? en else { return nil }
    return Template(zh: zh ?? either, en: en ?? either)
  }

  private func parts(of text: String, in node: Node, _ decoder: inout Decoder) -> [Template.Part] {
    guard node.contains("$") else { return [.text(text)] }
    let scalars = Array(text.unicodeScalars)
    var parts: [Template.Part] = []
    var plain = ""
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "$", index + 1 < scalars.count, scalars[index + 1] == "{" else {
        plain.unicodeScalars.append(scalars[index])
        index += 1
        continue
      }
      guard let end = Self.end(ofExpressionAt: index + 2, in: scalars) else {
        decoder.report(PackFault.unclosedExpression, at: place(of: index, in: node))
        return parts
      }
      if !plain.isEmpty { parts.append(.text(plain)) }
      plain = ""
      let source = Self.string(scalars[(index + 2)..<end])
      if let indicator = indicatorNames[source] {
        parts.append(.indicatorTitle(indicator))
      } else if let expression = expression(source, in: node, from: index + 2, &decoder) {
        parts.append(.expression(expression))
      }
      index = end + 1
    }
    if !plain.isEmpty { parts.append(.text(plain)) }
    return parts
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// The closing brace that matches, braces of maps and quoted ones not counted.
  private static func end(ofExpressionAt start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var depth = 0
    var quote: Unicode.Scalar?
    for index in start..<scalars.count {
      let scalar = scalars[index]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "'" || scalar == "\"" {
        quote = scalar
      } else if scalar == "{" {
        depth += 1
      } else if scalar == "}" {
        if depth == 0 { return index }
        depth -= 1
      }
    }
    return nil
  }
}

extension ExpressionFact {
  /// Whether the text ends before it is complete.
  fileprivate var isOfUnfinishedText: Bool {
    switch self {
    case .unexpectedEnd, .unclosedString: true
    default: false
    }
  }
}
