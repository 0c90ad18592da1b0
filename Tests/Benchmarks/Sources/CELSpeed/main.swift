// How long one evaluation of a compiled expression takes, in nanoseconds.
//
//     cel-speed [--expression NAME] [--batch-seconds 0.02] [--batches 15]
//     cel-speed --serve [--batch-seconds 0.02]
//
// The first prints `NAME MEDIAN BEST` for each expression (a, b, c, d, a-rule, c-rule; all of them by default). With
// `--serve` it runs one batch for each NAME that it reads from standard input, and prints its nanoseconds: another
// program's batches can then come between.
#if canImport(Glibc)
import Glibc
#endif

struct Failure: Error, CustomStringConvertible {
  let description: String
}

struct Options {
  var expressions = Subject.names
  var batchSeconds = 0.02
  var batches = 15
  var isServing = false

  init(_ arguments: [String]) throws(Failure) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      if option == "--serve" {
        isServing = true
        continue
      }
      guard let value = rest.popFirst() else { throw Failure(description: "\(option) needs a value") }
      switch option {
      case "--expression" where Subject.names.contains(value): expressions = [value]
      case "--batch-seconds":
        guard let seconds = Double(value), seconds > 0 else { throw Failure(description: "not a time: \(value)") }
        batchSeconds = seconds
      case "--batches":
        guard let count = Int(value), count > 0 else { throw Failure(description: "not a count: \(value)") }
        batches = count
      default: throw Failure(description: "unknown: \(option) \(value)")
      }
    }
  }
}

/// An expression and how many evaluations of it fill a batch.
struct Bench {
  let subject: Subject
  private var count = 1

  init(_ name: String, batchSeconds: Double) throws {
    guard let subject = try Subject.make(name) else { throw Failure(description: "no expression \(name)") }
    self.subject = subject
    guard subject.evaluate() else { throw Failure(description: "\(name) is not true") }
    while try batch() * Double(count) < batchSeconds * 0.5e9 { count *= 2 }
    count = max(1, Int(batchSeconds * 1e9 / (try batch())))
  }

  /// Nanoseconds an evaluation.
  func batch() throws(Failure) -> Double {
    var trueCount = 0
    let time = ContinuousClock().measure {
      for _ in 0..<count where subject.evaluate() { trueCount += 1 }
    }
    guard trueCount == count else { throw Failure(description: "\(subject.name) is not always true") }
    let (seconds, attoseconds) = time.components
    return (Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(count)
  }
}

func rounded(_ nanoseconds: Double) -> String { "\((nanoseconds * 10).rounded() / 10)" }

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  if options.isServing {
    var benches: [String: Bench] = [:]
    while let name = readLine() {
      let bench = try benches[name] ?? Bench(name, batchSeconds: options.batchSeconds)
      benches[name] = bench
      print(rounded(try bench.batch()))
      fflush(nil)
    }
  } else {
    for name in options.expressions {
      let bench = try Bench(name, batchSeconds: options.batchSeconds)
      var batches: [Double] = []
      for _ in 0..<options.batches { batches.append(try bench.batch()) }
      batches.sort()
      print(name, rounded(batches[batches.count / 2]), rounded(batches[0]))
    }
  }
} catch {
  print("cel-speed: \(error)")
  exit(2)
}
