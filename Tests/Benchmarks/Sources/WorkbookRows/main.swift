// Reads the first sheet of a workbook row by row.
//
//     workbook-rows FILE
//
// Prints how many rows and cells hold anything, the seconds from the opening of the file to the last row, and the most
// memory that the process ever had, in megabytes.
import Diagnostics
import Workbooks

#if canImport(Glibc)
import Glibc
#endif

func seconds() -> Double {
  var time = timespec()
  _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// All bytes of a file; `nil` where it cannot be read.
func contents(of path: String) -> [UInt8]? {
  let file = unsafe open(path, O_RDONLY)
  guard file >= 0 else { return nil }
  defer { _ = close(file) }
  var status = stat()
  guard unsafe fstat(file, &status) == 0 else { return nil }
  let size = Int(status.st_size)
  // Room for all of the file, of which so much counts as was read.
  return unsafe [UInt8](unsafeUninitializedCapacity: size) { room, count in
    while count < size {
      let read = unsafe Glibc.read(file, room.baseAddress.map { unsafe $0 + count }, size - count)
      guard read > 0 else { break }
      count += read
    }
  }
}

/// A short file that has no size of its own.
func contents(ofSystemFile path: String) -> String {
  let file = unsafe open(path, O_RDONLY)
  defer { _ = close(file) }
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 8192) { room, count in
    count = max(0, unsafe Glibc.read(file, room.baseAddress, room.count))
  }
  return String(decoding: bytes, as: UTF8.self)
}

guard CommandLine.arguments.count == 2 else {
  print("workbook-rows FILE")
  exit(64)
}
let path = CommandLine.arguments[1]
let start = seconds()
guard let bytes = contents(of: path) else {
  print("\(path) cannot be read")
  exit(66)
}
do throws(Diagnostic) {
  let workbook = try Workbook.open(bytes, path: path)
  var rows = 0
  var cells = 0
  try workbook.readRows(ofSheet: 0) { row throws(Diagnostic) in
    rows += 1
    cells += row.cells.count
  }
  let duration = seconds() - start
  // What `getrusage` tells includes what the process had before it became this program.
  let status = contents(ofSystemFile: "/proc/self/status")
  let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }?.filter(\.isNumber)
  print(rows, cells, duration, peak.flatMap { Double(String($0)) }.map { $0 / 1024 } ?? 0)
} catch {
  print(error.rendered(in: .en))
  exit(1)
}
