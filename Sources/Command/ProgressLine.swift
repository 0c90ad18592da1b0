internal import Diagnostics
internal import Evaluation
internal import Glibc
internal import Synchronization

/// How far long work has come: a line on standard error, on a terminal only, for what takes more than a second.
@safe
final class ProgressLine: Sendable {
  private let language: Language
  private let start = ProgressLine.milliseconds()
  private let lastShown = Atomic<Int>(0)

  /// `nil` where nobody would see it.
  init?(_ language: Language) {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    self.language = language
  }

  var progress: Progress { Progress { [self] step, part in note(step, part) } }

  private func note(_ step: Progress.Step, _ part: Double) {
    let now = Self.milliseconds()
    let last = lastShown.load(ordering: .relaxed)
    guard now - start >= 1_000, now - last >= 100,
      lastShown.compareExchange(expected: last, desired: now, ordering: .relaxed).exchanged
    else { return }
    Terminal.showLine(Self.words(step, part, language))
  }

  static func words(_ step: Progress.Step, _ part: Double, _ language: Language) -> String {
    let percent = "\(Int(part * 100)) %"
    return switch language {
    case .zh: "正在判定 \(step.name)  \(percent)"
    case .en: "judging \(step.name)  \(percent)"
    }
  }

  /// Takes the line away.
  func end() {
    if lastShown.load(ordering: .relaxed) > 0 { Terminal.showLine("") }
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Int(now.tv_sec) * 1_000 + Int(now.tv_nsec) / 1_000_000
  }
}
