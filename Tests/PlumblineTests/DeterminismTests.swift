import Diagnostics
import Evaluation
import Findings
import Foundation
import Plumbline
import Testing

@Suite("The same input gives the same output")
struct DeterminismTests {
  @Test("Two runs give the same bytes", arguments: OutputFormat.allCases)
  func twice(format: OutputFormat) throws {
    let first = try #require(try ExampleTests.result().assessment)
    let second = try #require(try ExampleTests.result().assessment)
    #expect(format.rendered(Presentation(first), TextOptions()) == format.rendered(Presentation(second), TextOptions()))
  }

  @Test("The order of the reports changes no verdict, whatever it is")
  func order() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Repository.example)
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.sorted().map { Repository.example + "/" + $0 }
    #expect(files.count == 14)
    let orders = [files, files.reversed(), Array(files[7...] + files[..<7])]
    let verdicts = try orders.map { order in
      let assessment = try #require(try run(order, waivers: Repository.waivers).assessment)
      let text = JSONRendering.render(Presentation(assessment), language: .zh)
      return try #require(text.range(of: "  \"summary\":").map { String(text[$0.lowerBound...]) })
    }
    #expect(verdicts[0] == verdicts[1])
    #expect(verdicts[0] == verdicts[2])
  }

  @Test("A file that is given and lies in a given folder too is judged once")
  func once() throws {
    let both = try run([Repository.example, Repository.example + "/230100-harbin.yaml"], waivers: Repository.waivers)
    let one = try ExampleTests.result()
    #expect(
      JSONRendering.render(Presentation(try #require(both.assessment)), language: .zh)
        == JSONRendering.render(Presentation(try #require(one.assessment)), language: .zh))
  }
}
