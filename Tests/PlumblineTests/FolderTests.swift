import Diagnostics
import Evaluation
import Foundation
import Plumbline
import Testing

@Suite("Finding the reports")
struct FolderTests {
  @Test("Folders within one another are searched; hidden files, office locks and others are passed over")
  func nested() throws {
    let folder = try Folder()
    for name in ["b.yaml", "a/z.YML", "a/b/c/d.json", ".hidden.yaml", "~$lock.yaml", ".git/x.yaml", "notes.md"] {
      try folder.write(name.hasSuffix("json") ? #"{"report": 1}"# : "x: 1", to: name)
    }
    let result = try run([folder.path])
    let read = result.faults.map { $0.place.path.replacing(folder.path + "/", with: "") }
    #expect(Set(read) == ["a/b/c/d.json", "a/z.YML", "b.yaml"])
  }

  @Test("A file that is named twice is read once", arguments: ["a.yaml", "./a.yaml", "sub/../a.yaml", "link.yaml", ""])
  func twice(second: String) throws {
    let folder = try Folder()
    try folder.write("", to: "sub/.keep")
    try folder.write(report("230100", 2025), to: "a.yaml")
    try folder.link("link.yaml", to: "a.yaml")
    let result = try run([folder.path + "/a.yaml", folder.path + "/" + second])
    #expect(result.faults(in: folder) == [])
    #expect(result.judged(in: folder) == ["a.yaml"])
  }

  @Test("A folder that is named twice is searched once")
  func folderTwice() throws {
    let folder = try Folder()
    try folder.write(report("230100", 2025), to: "in/a.yaml")
    let result = try run([folder.path, folder.path, folder.path + "/in"])
    #expect(result.faults(in: folder) == [])
    #expect(result.judged(in: folder) == ["in/a.yaml"])
  }

  @Test("Symbolic links that lead round in circles end the search, and no report is repeated")
  func loops() throws {
    let folder = try Folder()
    try folder.write(report("230100", 2025), to: "a/b/c.yaml")
    for name in ["a/up", "a/b/up", "a/b/again"] { try folder.link(name, to: "..") }
    for name in ["here", "a/here", "a/b/here"] { try folder.link(name, to: ".") }
    let result = try run([folder.path + "/a"])
    #expect(result.judged(in: folder).count == 1)
    #expect(result.assessment?.findingLines.contains { $0.contains("report-repeated") } == false)
  }

  @Test("A link to nowhere, a pipe and a name that is not UTF-8 are named, not left out in silence")
  func unreadable() throws {
    let folder = try Folder()
    try folder.write(report("230100", 2025), to: "a.yaml")
    try folder.link("b.yaml", to: "nowhere")
    let made = unsafe mkfifo(folder.path + "/c.yaml", 0o600)
    try #require(made == 0)
    // 报告 in GBK, as an archive made on another system leaves it.
    let name = Array(folder.path.utf8) + [0x2F, 0xB1, 0xA8, 0xB8, 0xE6] + Array(".yaml".utf8) + [0]
    let descriptor = unsafe name.withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
    }
    try #require(descriptor >= 0)
    close(descriptor)
    let result = try run([folder.path])
    #expect(
      result.faults(in: folder) == [
        "b.yaml:1:1: error: there is no such file; check the path",
        "c.yaml:1:1: error: this is no ordinary file and cannot be read",
        "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}.yaml:1:1: error: the name is not UTF-8 and cannot be read; rename it",
      ])
    #expect(result.judged(in: folder) == ["a.yaml"])
  }

  @Test("Where there is nothing to check, that is a fault")
  func nothing() throws {
    let folder = try Folder()
    try folder.write("", to: "notes.txt")
    #expect(
      try run([folder.path]).faults(in: folder) == [
        ".:1:1: error: the folder holds no report; reports are .xlsx, .yaml, .yml or .json files, or folders with a "
          + "report.csv"
      ])
    #expect(
      try run([folder.path + "/notes.txt", folder.path + "/none.yaml"]).faults(in: folder) == [
        "none.yaml:1:1: error: there is no such file; check the path",
        "notes.txt:1:1: error: this is no report; reports are .xlsx, .yaml, .yml or .json files, or folders with a report.csv",
      ])
    #expect(
      try run([]).faults.map { $0.rendered(in: .en) } == [
        ".:1:1: error: there is nothing to check; name a report or a folder of reports"
      ])
  }

  @Test("Folders nested beyond measure are named")
  func deep() throws {
    let folder = try Folder()
    let names = (1...40).map { "d\($0)" }
    try folder.write(report("230100", 2025), to: names.joined(separator: "/") + "/a.yaml")
    let deepest = names.prefix(32).joined(separator: "/")
    #expect(
      try run([folder.path]).faults(in: folder) == [
        "\(deepest):1:1: error: folders are nested deeper than 32; the files in them were not read"
      ])
  }
}
