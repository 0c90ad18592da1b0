#if Workbooks
internal import Diagnostics

/// The texts that cells refer to by number.
final class SharedTexts: XMLHandler {
  private(set) var texts: [String] = []
  private let place: Place
  private let limits: WorkbookLimits
  private var depth = 0
  private var byteCount = 0
  private var text: [UInt8] = []
  private var isInText = false
  /// Whether this is how a text is spoken rather than the text.
  private var isPhonetic = false

  init(path: String, limits: WorkbookLimits) {
    place = Place(path: path)
    self.limits = limits
  }

  func start(_ element: borrowing XMLElement) throws(Diagnostic) {
    depth += 1
    switch (depth, element.name) {
    case (2, .si):
      guard texts.count < limits.sharedTexts else {
        throw Diagnostic(at: place, WorkbookFault.tooManySharedTexts(limit: limits.sharedTexts))
      }
      text.removeAll(keepingCapacity: true)
    case (3, .rPh): isPhonetic = true
    case (3, .t), (4, .t): isInText = !isPhonetic
    default: break
    }
  }

  func text(_ bytes: Span<UInt8>) throws(Diagnostic) {
    guard isInText else { return }
    unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
    byteCount += bytes.count
    guard byteCount <= limits.sharedTextBytes else {
      throw Diagnostic(at: place, WorkbookFault.sharedTextsTooLong(limit: limits.sharedTextBytes))
    }
  }

  func end(_ name: XMLName) {
    switch (depth, name) {
    case (2, .si): texts.append(CellText.decoded(text))
    case (3, .rPh): isPhonetic = false
    case (3, .t), (4, .t): isInText = false
    default: break
    }
    depth -= 1
  }
}
#endif
