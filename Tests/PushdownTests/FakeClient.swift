import Foundation

/// A client that does what a shell script says, in a folder of its own, which goes with it.
final class FakeClient {
  let folder: String
  var path: String { folder + "/client" }

  init(_ script: String) throws {
    folder = NSTemporaryDirectory() + "/plumbline-client-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try (script + "\n").write(toFile: folder + "/script", atomically: true, encoding: .utf8)
    // What was just written may not be run yet, while a process that another test starts has it open.
    let program = URL(filePath: #filePath).deletingLastPathComponent().path + "/fake-client.sh"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: program)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// What the script left in a file of its folder.
  func left(_ name: String) throws -> String { try String(contentsOfFile: folder + "/" + name, encoding: .utf8) }
}
