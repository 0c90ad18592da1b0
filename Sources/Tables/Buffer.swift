/// Room for values that is used again and again: it grows, and is given back when the buffer goes.
///
/// Access by subscript is checked. A kernel checks the counts once and then works on the pointer that
/// ``withUnsafeMutablePointer(_:)`` lends.
@safe
@frozen
public struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  // `capacity` elements, all of them initialized; owned by this value alone.
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  @usableFromInline var used: Int

  /// How many elements are in use.
  @inlinable
  public var count: Int { used }

  /// An empty buffer.
  @inlinable
  public init() {
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: 0)
    capacity = 0
    used = 0
  }

  @inlinable
  public init(count: Int, filling value: Element) {
    self.init()
    resize(to: count, filling: value)
  }

  @inlinable
  deinit { unsafe base.deallocate() }

  /// Makes `count` elements usable. Those that were ever in use keep what stood there; `value` stands in room that is new.
  @inlinable
  public mutating func resize(to count: Int, filling value: Element) {
    precondition(count >= 0)
    if count > capacity { grow(to: count, filling: value) }
    used = count
  }

  @inlinable
  mutating func grow(to count: Int, filling value: Element) {
    let room = Swift.max(count, capacity * 2)
    // Moves what is there to the new room and fills the rest before anybody can read it.
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: room)
    unsafe larger.update(from: base, count: capacity)
    unsafe larger.advanced(by: capacity).initialize(repeating: value, count: room - capacity)
    unsafe base.deallocate()
    unsafe base = larger
    capacity = room
  }

  /// Adds one element behind the others.
  @inlinable
  public mutating func append(_ value: Element) {
    resize(to: count + 1, filling: value)
    self[count - 1] = value
  }

  /// Puts `value` into all elements that are in use.
  @inlinable
  public mutating func fill(with value: Element) { fill(0..<count, with: value) }

  /// Puts `value` into a range of elements.
  @inlinable
  public mutating func fill(_ range: Range<Int>, with value: Element) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    unsafe (base + range.lowerBound).update(repeating: value, count: range.count)
  }

  @inlinable
  public subscript(index: Int) -> Element {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return unsafe base[index]
    }
    set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      unsafe base[index] = newValue
    }
  }

  /// Lends the elements to a kernel, which has to stay within the count that it is given.
  @unsafe
  @inlinable
  public func withUnsafePointer<Result>(
    _ body: (UnsafePointer<Element>, _ count: Int) throws -> Result
  ) rethrows -> Result {
    try unsafe body(UnsafePointer(base), count)
  }

  /// Lends the elements to a kernel, which has to stay within the count that it is given.
  @unsafe
  @inlinable
  public mutating func withUnsafeMutablePointer<Result>(
    _ body: (UnsafeMutablePointer<Element>, _ count: Int) throws -> Result
  ) rethrows -> Result {
    try unsafe body(base, count)
  }
}

extension Buffer: @unchecked Sendable where Element: Sendable {}
