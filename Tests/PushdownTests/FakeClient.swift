import Foundation

/// A client that is a shell script in a folder of its own, which goes with it.
final class FakeClient {
  let folder: String
  var path: String { folder + "/client" }

  init(_ script: String) throws {
    folder = NSTemporaryDirectory() + "/plumbline-client-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "#!/bin/sh\n\(script)\n".write(toFile: folder + "/client", atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/client")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// What the script left in a file of its folder.
  func left(_ name: String) throws -> String { try String(contentsOfFile: folder + "/" + name, encoding: .utf8) }
}
