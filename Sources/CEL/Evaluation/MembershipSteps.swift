/// `in`: among the members of a list or the keys of a map.
final class MembershipStep: Step {
  private let element: any Step
  private let collection: any Step
  private let source: ExpressionText

  init(_ element: any Step, _ collection: any Step, _ source: ExpressionText) {
    self.element = element
    self.collection = collection
    self.source = source
  }

  func value(in frame: inout Frame) -> Value {
    let (wanted, collection) = (element.value(in: &frame), collection.value(in: &frame))
    if let failure = frame.failing(wanted, collection) { return failure }
    switch collection {
    case .list(let elements):
      guard frame.charge(elements.count), isPaid(wanted, elements.count, &frame) else {
        return frame.exhaustion(source)
      }
      return contains(elements, wanted, frame)
    case .map(let map):
      guard frame.pay(for: wanted) else { return frame.exhaustion(source) }
      return .boolean(map[wanted] != nil)
    case .objects(let objects):
      guard frame.charge(objects.count) else { return frame.exhaustion(source) }
      guard case .object(let object) = wanted else { return .boolean(false) }
      return .boolean(objects.contains(object))
    default:
      return frame.failure(
        .noSuchOverload(function: "in", types: [wanted.typeName, collection.typeName]), source)
    }
  }

  /// To look for a list or a long text is to compare it so many times.
  private func isPaid(_ wanted: Value, _ count: Int, _ frame: inout Frame) -> Bool {
    switch wanted {
    case .list, .map, .objects, .optional, .string, .bytes, .number:
      let size = wanted.size(upTo: frame.affordable)
      let (cost, over) = size.multipliedReportingOverflow(by: count)
      return frame.charge(over ? .max : cost)
    default: return true
    }
  }

  /// What is unknown in the list decides nothing where another member is the one.
  private func contains(_ elements: [Value], _ wanted: Value, _ frame: borrowing Frame) -> Value {
    var undecided: Value?
    for element in elements {
      switch element.equals(wanted) {
      case true?: return .boolean(true)
      case false?: continue
      case nil: undecided = undecided ?? frame.undecided(element, wanted, source)
      }
    }
    return undecided ?? .boolean(false)
  }
}

/// `in` a list that is written out, most often of texts.
final class ListedStep: Step {
  private let element: any Step
  private let members: [Value]
  /// The same, where all are texts.
  private let texts: [String]?
  private let source: ExpressionText

  init(_ element: any Step, _ members: [Value], _ source: ExpressionText) {
    self.element = element
    self.members = members
    self.source = source
    let texts = members.compactMap { if case .string(let text) = $0 { text } else { nil } }
    self.texts = texts.count == members.count ? texts : nil
  }

  func value(in frame: inout Frame) -> Value {
    let wanted = element.value(in: &frame)
    guard frame.charge(members.count) else { return frame.exhaustion(source) }
    switch wanted {
    case .unknown, .error: return wanted
    case .string(let wanted):
      if let texts {
        for text in texts where text.isSameText(as: wanted) { return .boolean(true) }
        return .boolean(false)
      }
    default: break
    }
    for member in members {
      switch member.equals(wanted) {
      case true?: return .boolean(true)
      case false?: continue
      case nil: return frame.undecided(member, wanted, source)
      }
    }
    return .boolean(false)
  }
}
