internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Reports

/// The registers that a command line names beside reports.
struct RegisterFiles {
  /// Those that can be judged; at most one file for each register.
  private(set) var tables: [RegisterTable] = []
  /// Those that cannot.
  private(set) var inputs: [Input] = []
  private(set) var faults: [Diagnostic] = []

  /// The most records of all files, so that each has a number of its own among them and the reports'.
  static let mostRecords = Int(Int32.max) / 2

  init(_ request: CheckRequest, _ pack: Pack) {
    for (name, path) in request.registers { add(path, name, pack) }
  }

  private mutating func add(_ path: String, _ name: String, _ pack: Pack) {
    let (table, found) = RegisterTable.open(path, as: name, of: pack)
    faults += found
    guard let table else {
      inputs.append(Input(path: path, .register(id: name, rows: nil), isJudged: false))
      return
    }
    let id = pack.registers[table.register].id
    if tables.contains(where: { $0.register == table.register }) {
      faults.append(Diagnostic(at: Place(path: path), CheckFault.registerTwice(id)))
      inputs.append(Input(path: path, .register(id: id, rows: nil), isJudged: false))
      return
    }
    tables.append(table)
  }
}

extension Input {
  init(_ pass: RegisterPass, of pack: Pack) {
    let content = Content.register(id: pack.registers[pass.table.register].id, rows: pass.summary.rowCount)
    self.init(path: pass.table.path, content, isJudged: true)
  }
}
