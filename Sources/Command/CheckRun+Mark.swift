#if Workbooks
internal import ArgumentParser
internal import Diagnostics
internal import Evaluation
internal import Findings
internal import Plumbline

extension CheckRun {
  /// Writes the marked copies of the workbooks that were submitted into a folder.
  ///
  /// - Returns: Whether each workbook has its copy.
  /// - Throws: What keeps the folder or a copy from being written.
  func mark(_ presentation: Presentation, into folder: String, told: [Diagnostic], _ language: Language) throws -> Bool
  {
    let copies = MarkedCopies(presentation.assessment.inputs)
    for path in copies.others { Terminal.writeError("\(path): \(Self.noWorkbook[language])") }
    if copies.sources.isEmpty { return true }
    try Terminal.createFolder(folder)
    // What was said of a file already is not said again.
    let told = Set(told.map { $0.rendered(in: language) })
    var isWhole = true
    var failure: (any Error)?
    for source in copies.sources {
      do throws(Diagnostic) {
        let copy = try MarkedCopies.copy(of: source, presentation, language)
        Terminal.writeErrors(copy.remarks.flatMap { $0.lines(in: language) })
        do { try Terminal.write(.bytes(copy.bytes), to: folder + "/" + source.name) } catch { failure = error }
      } catch {
        isWhole = false
        if !told.contains(error.rendered(in: language)) { Terminal.writeErrors(error.lines(in: language)) }
      }
    }
    if let failure { throw failure }
    return isWhole
  }

  /// Refuses to write where something else stands or goes that was named on the command line.
  func checkMarks(_ inputs: [Input], into folder: String) throws {
    for source in MarkedCopies(inputs).sources {
      let target = folder + "/" + source.name
      if inputs.contains(where: { FileSystem.isSame($0.path, target) }) {
        throw ValidationError("--mark \(folder): \(target) 是输入文件，请换一个文件夹 · it is an input; name another folder")
      }
      if arguments.output.contains(where: { FileSystem.isSame($0, target) }) {
        throw ValidationError("--mark \(folder): \(target) 也是 --output · it is an --output, too")
      }
    }
  }

  private static let noWorkbook = LocalizedText(
    zh: "不是工作簿，没有标注；只有 .xlsx 和 .xlsm 可以标注", en: "no workbook and not marked; only .xlsx and .xlsm can be")
}
#endif
