import Diagnostics
import Evaluation
import Testing

@testable import Command

@Suite("How far long work has come")
struct ProgressLineTests {
  @Test(
    "The line names the register or rule at hand and the part that is done",
    arguments: [
      (.register("enterprises"), 0, "正在判定 enterprises  0 %", "judging enterprises  0 %"),
      (.rule("R-07"), 0.4219, "正在判定 R-07  42 %", "judging R-07  42 %"),
      (.rule("R-07"), 1, "正在判定 R-07  100 %", "judging R-07  100 %"),
    ] as [(Progress.Step, Double, String, String)])
  func words(step: Progress.Step, part: Double, chinese: String, english: String) {
    #expect(Language.allCases.map { ProgressLine.words(step, part, $0) } == [chinese, english])
  }
}
