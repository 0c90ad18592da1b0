import CEL
import Diagnostics
import Glibc
import Testing

@Suite("Hostile expressions end in one clear fault, also on a small stack")
struct NestingTests {
  private static let tooDeep = "the expression is nested deeper than 64 levels; simplify it"
  private static let tooLong = "the expression is longer than 65536 bytes; split it into several rules"
  private static let tooManyParts =
    "the expression expands to more than 100000 parts; nest functions such as growth less deeply"

  @Test(
    "What is nested or chained without end is refused once",
    arguments: [
      ("(", "1", ")", 100_000, tooLong), ("(", "1", ")", 30_000, tooDeep), ("(", "1", ")", 65, tooDeep),
      ("[", "1", "]", 30_000, tooDeep), ("{1: ", "1", "}", 10_000, tooDeep), ("[", "", "", 60_000, tooDeep),
      ("!", "yes", "", 100_000, tooLong), ("!", "yes", "", 60_000, tooDeep), ("-", "gdp", "", 60_000, tooDeep),
      ("", "province", ".province", 7_000, tooDeep), ("", "figures", "[0]", 20_000, tooDeep),
      ("1+", "1", "", 30_000, tooDeep), ("", "1", "*1", 30_000, tooDeep), ("yes||", "yes", "", 9_000, tooDeep),
      ("yes?1:", "1", "", 9_000, tooDeep), ("f(", "1", ")", 20_000, tooDeep), ("gdp in [", "1", "]", 6_000, tooDeep),
      ("!!!!!!!!!!(", "yes", ")", 90, tooDeep), ("zones.all(x,", "yes", ")", 4_000, tooDeep),
      ("growth(", "gdp", ")", 60, tooDeep), ("growth(", "gdp", ")", 18, tooManyParts),
      ("change(", "gdp", ")", 18, tooManyParts),
    ])
  func refused(_ open: String, _ middle: String, _ close: String, _ count: Int, _ message: String) {
    let text = String(repeating: open, count: count) + middle + String(repeating: close, count: count)
    #expect(onSmallStack { messages(text) } == [message])
  }

  @Test(
    "The deepest that is taken can be evaluated on a small stack",
    arguments: [
      ("(", "1", ")", 63, "1"), ("[", "1", "]", 63, nil), ("!", "yes", "", 63, "false"), ("1+", "1", "", 63, "64"),
      ("yes&&", "yes", "", 63, "true"), ("yes?1:", "0", "", 63, "1"), ("", "province", ".province", 63, "here"),
      ("zones.all(x, x.name != '' && ", "yes", ")", 4, "true"), ("abs(", "1", ")", 62, "1"), ("-(", "1", ")", 62, "1"),
      ("growth(", "gdp", ")", 3, nil),
    ] as [(String, String, String, Int, String?)])
  func taken(_ open: String, _ middle: String, _ close: String, _ count: Int, _ value: String?) {
    let text = String(repeating: open, count: count) + middle + String(repeating: close, count: count)
    let result = onSmallStack { (try? evaluated(text)) ?? messages(text).joined() }
    #expect(value == nil || result == value)
  }

  private func messages(_ text: String) -> [String] {
    do throws(ExpressionFaults) {
      _ = try Checker.check(text, against: WorldVocabulary())
      return []
    } catch {
      return error.all.map { $0.fact.wording(in: .en) }
    }
  }
}

private final class Work {
  let run: () -> Void
  init(_ run: @escaping () -> Void) { self.run = run }
}

/// Runs the body on a thread with a stack of 512 KB, as Swift's own secondary threads have on some platforms.
private func onSmallStack<T>(_ body: @escaping () -> T) -> T? {
  var result: T?
  let work = Work { result = body() }
  var attributes = pthread_attr_t()
  unsafe pthread_attr_init(&attributes)
  unsafe pthread_attr_setstacksize(&attributes, 512 * 1024)
  var thread = pthread_t()
  let argument = unsafe Unmanaged.passRetained(work).toOpaque()
  unsafe pthread_create(
    &thread, &attributes,
    { argument in
      if let argument = unsafe argument { unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
      return nil
    }, argument)
  pthread_join(thread, nil)
  return result
}
