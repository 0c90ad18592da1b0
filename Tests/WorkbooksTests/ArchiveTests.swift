#if Workbooks
import Diagnostics
import Testing

@testable import Workbooks

@Suite("Zip archives")
struct ArchiveTests {
  private static func fault(_ body: () throws -> Void) -> WorkbookFault? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Diagnostic)?.fact as? WorkbookFault
    }
  }

  private static func open(_ fixture: ZipFixture, limits: WorkbookLimits = .standard) throws(Diagnostic) -> Archive {
    try Archive(fixture.bytes, path: "a.xlsx", limits: limits)
  }

  static let readable: [(String, ZipFixture)] = {
    let plain = ZipFixture.File("xl/a.xml", "准绳 <a/>")
    var described = plain.deflated
    described.hasDescriptor = true
    var bare = described
    bare.descriptorHasSignature = false
    var long = plain
    long.isLong = true
    var backslash = plain
    backslash.name = #"xl\a.xml"#
    var commented = ZipFixture([plain])
    commented.comment = Array("made by hand".utf8)
    var behindNothing = ZipFixture([plain])
    behindNothing.prefix = [1, 2, 3]
    return [
      ("stored", ZipFixture([plain])), ("deflated", ZipFixture([plain.deflated])),
      ("with sizes behind the data", ZipFixture([described, ZipFixture.File("b", "b")])),
      ("with sizes behind the data that nothing introduces", ZipFixture([bare, ZipFixture.File("b", "b")])),
      ("with 64-bit fields", ZipFixture([long])), ("with backslashes", ZipFixture([backslash])),
      ("with a comment", commented), ("with bytes before the first", behindNothing),
    ]
  }()

  @Test("A file is unpacked as it was put in", arguments: readable)
  func contents(_: String, fixture: ZipFixture) throws {
    let archive = try Self.open(fixture)
    #expect(try archive.contents(of: "XL/a.xml") == Array("准绳 <a/>".utf8))
    #expect(try archive.contents(of: "xl/b.xml") == nil)
  }

  @Test("An entry is its header, its data and what describes the data behind it, without a gap to the next")
  func ranges() throws {
    var first = ZipFixture.File("first", "one").deflated
    first.hasDescriptor = true
    let archive = try Self.open(ZipFixture([first, ZipFixture.File("second", "two")]))
    #expect(archive.entries.map(\.whole.lowerBound) == [0, archive.entries[0].whole.upperBound])
    // A header of 30 bytes and the name, 5 bytes and 3 as a block, 16 that describe them.
    #expect(archive.entries[0].whole.count == 30 + 5 + 8 + 16)
    #expect(archive.entries[1].record.count == 46 + 6)
  }

  static let refused: [(ArchiveProblem?, ZipFixture)] = {
    let plain = ZipFixture.File("a", "text")
    func changed(_ change: (inout ZipFixture.File) -> Void) -> ZipFixture {
      var file = plain
      change(&file)
      return ZipFixture([file])
    }
    var claimed = ZipFixture([plain])
    claimed.count = 60_000
    var tooMany = ZipFixture([plain])
    tooMany.count = 3
    // The header of `b` stands among the data of `a`.
    let inner = ZipFixture([ZipFixture.File("b", "x")])
    let outer = ZipFixture.File("a", Array(inner.bytes.prefix(32)))
    var within = ZipFixture.File("b", "x")
    within.shift = -32
    return [
      (.encrypted("a"), changed { $0.flags = 1 }),
      (.nameTwice("A"), ZipFixture([plain, ZipFixture.File("A", "")])),
      (.unsafeName("../a"), ZipFixture([ZipFixture.File("../a", "")])),
      (.unsafeName("xl/../../a"), ZipFixture([ZipFixture.File(#"xl\..\..\a"#, "")])),
      (.unsafeName("/a"), ZipFixture([ZipFixture.File("/a", "")])),
      (.unsafeName(""), ZipFixture([ZipFixture.File("", "")])),
      (.header("a"), changed { $0.localName = "b" }),
      (.header("a"), changed { $0.shift = 5 }),
      (.overlap("a"), changed { $0.packedSize = 1 << 30 }),
      (.overlap("b"), ZipFixture([outer, within])),
      (.tooManyEntries(limit: 10_000), claimed),
      (.directory, tooMany),
    ]
  }()

  @Test("An archive that lies is refused when it is opened", arguments: refused)
  func refusedAtOnce(problem: ArchiveProblem?, fixture: ZipFixture) {
    #expect(Self.fault { _ = try Self.open(fixture) } == problem.map(WorkbookFault.archive))
  }

  static let refusedLater: [(ArchiveProblem, ZipFixture.File)] = {
    func changed(_ file: ZipFixture.File, _ change: (inout ZipFixture.File) -> Void) -> ZipFixture.File {
      var file = file
      change(&file)
      return file
    }
    let plain = ZipFixture.File("a", "text")
    let zeros = ZipFixture.File.zeros("a", runs: 4_000)
    return [
      (.checksum("a"), changed(plain) { $0.checksum = 1 }),
      (.checksum("a"), changed(plain.deflated) { $0.checksum = 1 }),
      (.damaged("a"), changed(plain) { $0.size = 5 }),
      (.damaged("a"), changed(plain.deflated) { $0.size = 3 }),
      (.damaged("a"), changed(plain.deflated) { $0.size = 5 }),
      (.damaged("a"), changed(plain.deflated) { $0.data = [7] + $0.data.dropFirst() }),
      (.damaged("a"), changed(plain.deflated) { $0.data.removeLast() }),
      // It says to be small and is not, or says to be what no honest file is.
      (.damaged("a"), changed(zeros) { $0.size = 1_000 }),
      (.ratio("a", bytes: 200 << 20, packed: zeros.data.count), changed(zeros) { $0.size = 200 << 20 }),
      (.tooLarge("a", bytes: 1 << 31, limit: 256 << 20), changed(zeros) { $0.size = 1 << 31 }),
      (.method("a"), changed(plain) { $0.method = 12 }),
    ]
  }()

  @Test("A file that is not what the list says is refused when it is unpacked", arguments: refusedLater)
  func refusedWhenUnpacked(problem: ArchiveProblem, file: ZipFixture.File) throws {
    let archive = try Self.open(ZipFixture([file]))
    #expect(Self.fault { _ = try archive.contents(of: "a") } == .archive(problem))
  }

  @Test("A bomb that is just within the bounds is unpacked piece by piece")
  func zeros() throws {
    var file = ZipFixture.File.zeros("a", runs: 4_000)
    file.checksum = ZipFixture.checksum([UInt8](repeating: 0, count: file.size ?? 0))
    let archive = try Self.open(ZipFixture([file]))
    var sizes: [Int] = []
    try archive.unpack(archive.entries[0]) { sizes.append($0.count) }
    #expect(sizes.reduce(0, +) == 1_032_001)
    #expect(sizes.allSatisfy { $0 <= Inflater.chunkSize })
  }

  @Test("An archive cut off anywhere is refused")
  func truncated() {
    let bytes = ZipFixture([ZipFixture.File("a", "text"), ZipFixture.File("b", "more")]).bytes
    for count in 0..<bytes.count {
      #expect(throws: Diagnostic.self) { try Archive(Array(bytes.prefix(count)), path: "a.xlsx") }
    }
  }

  @Test("A bomb is named with the part and both sizes, in both languages")
  func wording() {
    let fault = WorkbookFault.archive(.ratio("xl/a.xml", bytes: 1_073_741_824, packed: 1_000))
    #expect(
      fault.chinese
        == "工作簿的压缩包中 xl/a.xml 从 1000 字节解压为 1073741824 字节，疑为压缩炸弹，已拒绝；应核对文件来源")
    #expect(
      fault.english
        == "the workbook's archive was refused: xl/a.xml unpacks from 1000 to 1073741824 bytes, like a zip bomb; ask where the file comes from"
    )
  }
}
#endif
