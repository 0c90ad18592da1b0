#if Workbooks
import Foundation
import Testing

@Suite("Marked copies of the workbooks that are checked")
struct MarkTests {
  /// Harbin's report of the example as a workbook.
  private static func form(in scratch: Scratch, _ name: String = "form.xlsx") throws -> String {
    let path = scratch.path + "/" + name
    let program = try Program.run([
      "template", Program.pack, "--from", Program.example + "/230100-harbin.yaml", "-o", path,
    ])
    try #require(program.status == 0)
    return path
  }

  /// What a check finds, without what tells in which file.
  private static func findings(_ path: String) throws -> [String] {
    let program = try Program.check(path, "--format", "csv")
    return program.output.split(separator: "\r\n").map { $0.replacing(path, with: "") }
  }

  @Test("The copy means the same as the workbook, and is the same each time")
  func copy() throws {
    let scratch = try Scratch()
    let form = try Self.form(in: scratch)
    let plain = try Program.check(form)
    let marked = try Program.check(form, "--mark", scratch.path + "/new/marked")
    #expect(marked.status == plain.status)
    #expect(marked.output == plain.output)
    #expect(marked.error == plain.error)
    let copy = scratch.path + "/new/marked/form.xlsx"
    #expect(try Self.findings(copy) == Self.findings(form))
    _ = try Program.check(form, "--mark", scratch.path + "/again")
    let bytes = try Data(contentsOf: URL(filePath: copy))
    #expect(try bytes == Data(contentsOf: URL(filePath: scratch.path + "/again/form.xlsx")))
    #expect(try bytes != Data(contentsOf: URL(filePath: form)))
  }

  @Test("A report that is no workbook is named, and judged all the same")
  func noWorkbook() throws {
    let scratch = try Scratch()
    let report = Program.example + "/230100-harbin.yaml"
    let plain = try Program.check(report)
    let marked = try Program.check(report, "--mark", scratch.path + "/marked")
    #expect(marked.status == plain.status)
    #expect(marked.output == plain.output)
    #expect(marked.error == plain.error + "\(report): 不是工作簿，没有标注；只有 .xlsx 和 .xlsm 可以标注\n")
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/marked"))
  }

  @Test("A copy never takes the place of the workbook", arguments: ["", "/.", "/../forms", "/link"])
  func input(way: String) throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/forms"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder)
    let form = try Self.form(in: scratch, "forms/form.xlsx")
    let before = try Data(contentsOf: URL(filePath: form))
    let program = try Program.check(form, "--mark", folder + way)
    #expect(program.status == 64)
    #expect(program.output == "")
    #expect(program.error.contains("是输入文件，请换一个文件夹 · it is an input; name another folder"))
    #expect(try Data(contentsOf: URL(filePath: form)) == before)
  }

  @Test("Workbooks of one name get copies of different names")
  func names() throws {
    let scratch = try Scratch()
    for folder in ["a", "b"] {
      try FileManager.default.createDirectory(atPath: scratch.path + "/" + folder, withIntermediateDirectories: true)
    }
    let forms = try [Self.form(in: scratch, "a/form.xlsx"), Self.form(in: scratch, "b/Form.xlsx")]
    _ = try Program.check(forms[0], forms[1], "--mark", scratch.path + "/marked")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/marked").sorted()
    #expect(names == ["Form-2.xlsx", "form.xlsx"])
  }

  @Test("A folder that cannot be made is an error, and what was found is told all the same")
  func noFolder() throws {
    let scratch = try Scratch()
    let form = try Self.form(in: scratch)
    let file = try scratch.write("", to: "file")
    let program = try Program.check(form, "--mark", file)
    #expect(program.status == 2)
    #expect(program.output == (try Program.check(form).output))
    #expect(program.errorLines.last == "\(file):1:1: error: Not a directory")
  }

  @Test("A workbook that cannot be read gets no copy, and its fault is told once")
  func broken() throws {
    let scratch = try Scratch()
    let form = try Self.form(in: scratch)
    let half = try Data(contentsOf: URL(filePath: form)).prefix(4_000)
    let broken = scratch.path + "/broken.xlsx"
    try half.write(to: URL(filePath: broken))
    let program = try Program.check(form, broken, "--mark", scratch.path + "/marked")
    #expect(program.status == 2)
    #expect(program.errorLines.count { $0.hasPrefix(broken) } == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/marked") == ["form.xlsx"])
  }
}
#endif
