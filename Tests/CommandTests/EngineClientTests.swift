import Foundation
import Testing

@Suite struct EngineClientTests {
  /// Whether there is such a process, and not only what is left of one.
  private func runs(_ process: Int32) -> Bool {
    let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    return !status.isEmpty && !status.contains(") Z ")
  }

  @Test("A signal that ends the program ends the engine's client, too", arguments: [SIGTERM, SIGINT, SIGHUP])
  func signals(signal: Int32) throws {
    let scratch = try Scratch()
    try scratch.write("echo $$ >'\(scratch.path)/id'; exec sleep 600\n", to: "script")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/client",
      withDestinationPath: Program.root + "/Tests/PushdownTests/fake-client.sh")
    let process = Process()
    process.executableURL = URL(filePath: Program.path)
    process.arguments = [
      "run", Program.root + "/Rules/enterprise-microdata", "--engine", "duckdb", "--client", scratch.path + "/client",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    var client: Int32?
    let deadline = Date(timeIntervalSinceNow: 30)
    while client == nil, process.isRunning, Date() < deadline {
      usleep(10_000)
      client = (try? String(contentsOfFile: scratch.path + "/id", encoding: .utf8)).flatMap { Int32($0.dropLast()) }
    }
    let id = try #require(client)
    #expect(runs(id))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    // The signal itself, or a fault where whoever runs the tests keeps signals back.
    #expect(process.terminationStatus == signal || process.terminationStatus == 2)
    #expect(!runs(id))
  }
}
