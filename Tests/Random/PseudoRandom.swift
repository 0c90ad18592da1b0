/// SplitMix64: the same numbers on every machine.
public struct PseudoRandom: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// From 0 up to the count, which is at least 1; quicker than `Int.random`, and even enough.
  public mutating func below(_ count: Int) -> Int {
    Int((next() >> 32).multipliedFullWidth(by: UInt64(count) << 32).high)
  }

  /// Once in so many times.
  public mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  /// One of a list that is not empty.
  public mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
