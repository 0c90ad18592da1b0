extension Unit {
  /// Things that come one by one: a figure of them is exact.
  private static let countedBases = [
    "家", "户", "件", "人", "人次", "项", "个", "位", "名", "篇", "所", "部", "台", "套", "种", "次",
  ]

  /// What is measured, and so rounded, even where no prefix stands before it.
  private static let measuredBases = [
    "人年", "年", "天", "亩", "公顷", "平方公里", "吨", "吨标准煤", "千瓦时", "兆瓦", "米", "公里",
  ]

  private static let prefixes: [(symbol: String, exponent: Int)] = [
    ("百", 2), ("千", 3), ("万", 4), ("十万", 5), ("百万", 6), ("千万", 7), ("亿", 8),
  ]

  private static func power(_ exponent: Int) -> Decimal {
    Decimal(coefficient: .powerOfTen(exponent), scale: 0)
  }

  /// A unit that is no quotient. Found by its parts: a run asks for a dozen units and needs no table of all.
  static func known(_ symbol: String) -> Unit? {
    let bytes = symbol.utf8
    if let unit = unprefixed(bytes) ?? special(bytes) { return unit }
    for (prefix, exponent) in prefixes where bytes.starts(with: prefix.utf8) {
      if let base = unprefixed(bytes.dropFirst(prefix.utf8.count)) {
        return Unit(symbol: symbol, dimension: base.dimension, factor: power(exponent))
      }
    }
    return nil
  }

  private static func unprefixed(_ symbol: some Sequence<UInt8>) -> Unit? {
    if symbol.elementsEqual("元".utf8) { return Unit(symbol: "元", dimension: .money) }
    if let base = countedBases.first(where: { symbol.elementsEqual($0.utf8) }) {
      return Unit(symbol: base, dimension: Dimension.count(of: base), isExactCount: true)
    }
    return measuredBases.first { symbol.elementsEqual($0.utf8) }.map { Unit(symbol: $0, dimension: .count(of: $0)) }
  }

  private static func special(_ symbol: String.UTF8View) -> Unit? {
    if symbol.elementsEqual("%".utf8) { return .percent }
    if symbol.elementsEqual("‰".utf8) { return Unit(symbol: "‰", dimension: .share, factor: thousandth) }
    if symbol.elementsEqual("个百分点".utf8) || symbol.elementsEqual("百分点".utf8) { return percentagePoint }
    if symbol.elementsEqual("万亿元".utf8) { return Unit(symbol: "万亿元", dimension: .money, factor: power(12)) }
    return nil
  }

  /// Every known unit's name, quotients aside, in a fixed order.
  public static let knownSymbols: [String] = {
    let bases = ["元"] + measuredBases + countedBases
    let prefixed = bases.flatMap { base in prefixes.map { $0.symbol + base } }
    return (["%", "‰", "个百分点", "百分点", "万亿元"] + bases + prefixed).sorted()
  }()

  /// The known name that a mistyped one means, where exactly one is near: after folding traditional characters, or one
  /// character inserted, left out or mistaken. Each side of a quotient is looked at by itself.
  static func nearestSymbol(to symbol: String) -> String? {
    let parts = foldedUnit(symbol).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, symbol.utf8.count <= 64 else { return nil }
    let nearest = parts.compactMap { nearestKnown(to: String($0.map { simplified[$0] ?? $0 })) }
    return nearest.count == parts.count ? nearest.joined(separator: "/") : nil
  }

  private static func nearestKnown(to symbol: String) -> String? {
    if let unit = known(symbol) { return unit.symbol }
    let near = knownSymbols.filter { isOneEditAway(Array(symbol), Array($0)) }
    return near.count == 1 ? near.first : nil
  }

  private static let simplified: [Character: Character] = [
    "圆": "元", "圓": "元", "萬": "万", "億": "亿", "個": "个", "點": "点", "戶": "户", "噸": "吨", "畝": "亩", "項": "项",
    "頃": "顷", "臺": "台", "種": "种", "標": "标", "準": "准", "時": "时",
  ]

  private static func isOneEditAway(_ a: [Character], _ b: [Character]) -> Bool {
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard long.count - short.count <= 1, long.count > 1 else { return false }
    let shared = zip(short, long).prefix { $0 == $1 }.count
    let skipped = short.count == long.count ? 1 : 0
    return short.dropFirst(shared + skipped).elementsEqual(long.dropFirst(shared + 1))
  }
}
