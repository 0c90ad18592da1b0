internal import Diagnostics
internal import Packs
internal import Reports
internal import Tables

/// A report as it was read from disk, and what it says, not yet understood.
struct SubmittedReport {
  let path: String
  /// The file; of a folder of CSV files the lines `sha256  name` of its files, of which a digest is that of them all.
  let bytes: [UInt8]
  let text: ReportText

  /// - Throws: What keeps a file from being read.
  init(_ found: ReportFiles.Found, encoding: TextEncoding?) throws(Diagnostic) {
    path = found.path
    guard found.isFolder else {
      bytes = try FileSystem.read(path)
      text = ReportText(bytes, path: path)
      return
    }
    var files: [PackFile] = []
    for name in FileSystem.names(in: path) ?? [] where ReportFiles.isTable(name) {
      let file = path.hasSuffix("/") ? path + name : path + "/" + name
      files.append(PackFile(name: name, path: file, bytes: try FileSystem.read(file)))
    }
    bytes = Digest.lines(of: files)
    text = ReportText(csv: files.map { ($0.path, $0.bytes) }, path: path, encoding: encoding)
  }
}
