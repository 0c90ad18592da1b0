#if Workbooks
internal import Diagnostics

/// The properties that programs gave a file, by name.
final class CustomProperties: XMLHandler {
  private(set) var values: [String: String] = [:]
  private var depth = 0
  private var name: String?
  private var value: [UInt8] = []

  func start(_ element: borrowing XMLElement) {
    depth += 1
    guard depth == 2, element.name == .property else { return }
    name = element.attribute("name")
    value = []
  }

  func text(_ bytes: Span<UInt8>) {
    guard depth == 3, name != nil else { return }
    unsafe bytes.withUnsafeBufferPointer { unsafe value.append(contentsOf: $0) }
  }

  func end(_ name: XMLName) {
    if depth == 2, let property = self.name {
      values[property] = CellText.decoded(value)
      self.name = nil
    }
    depth -= 1
  }
}
#endif
