import Foundation
import Testing

/// The built program, run as a process of its own.
struct Program {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let pack = root + "/Rules/heilongjiang-14fyp"

  /// The program stands beside the tests.
  static let path: String = {
    let running = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let tests = running ?? CommandLine.arguments[0]
    return URL(filePath: tests).deletingLastPathComponent().path + "/plumbline"
  }()

  let status: Int32
  let output: String
  let error: String
  var errorLines: [Substring] { error.split(separator: "\n") }

  /// Runs the program until it ends; one that hangs, or that a signal ends, fails the test.
  ///
  /// Its address space is bounded, so that a hostile file cannot take the machine's memory.
  static func run(
    _ arguments: [String], in folder: String = root, environment: [String: String] = [:], seconds: Double = 120,
    shell: String = "ulimit -v 1500000; exec \"$0\" \"$@\""
  ) throws -> Program {
    let scratch = try Scratch()
    let files = try ["out", "err"].map { name in
      let file = try scratch.write("", to: name)
      return (path: file, handle: try #require(FileHandle(forWritingAtPath: file)))
    }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", shell, path] + arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    (process.standardOutput, process.standardError) = (files[0].handle, files[1].handle)
    try process.run()
    let deadline = Date(timeIntervalSinceNow: seconds)
    while process.isRunning, Date() < deadline { usleep(5_000) }
    if process.isRunning {
      process.terminate()
      Issue.record("It hangs: \(arguments)")
    }
    process.waitUntilExit()
    if process.terminationReason == .uncaughtSignal { Issue.record("A signal ended it: \(process.terminationStatus)") }
    return Program(
      status: process.terminationStatus, output: try String(contentsOfFile: files[0].path, encoding: .utf8),
      error: try String(contentsOfFile: files[1].path, encoding: .utf8))
  }

  /// `plumbline check` by the repository's pack, on a fixed date.
  static func check(_ arguments: String..., in folder: String = root, seconds: Double = 120) throws -> Program {
    try run(["check", "--as-of", "2026-03-31", "--pack", pack] + arguments, in: folder, seconds: seconds)
  }

  static let example = root + "/Examples/heilongjiang-2025"
  static let waivers = root + "/Examples/waivers-2025.yaml"
}

/// A folder for one test, removed after it.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/plumbline-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

  @discardableResult
  func write(_ bytes: Data, to name: String) throws -> String {
    let file = path + "/" + name
    let folder = URL(filePath: file).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try bytes.write(to: URL(filePath: file))
    return file
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }
}

/// The head of a report of Harbin for 2025, and what comes below it.
func report(_ body: String = "") -> String { "report: heilongjiang-14fyp\nregion: 230100\nyear: 2025\n\(body)\n" }
