internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Reports
internal import Tables

/// The files of data that a command line names beside reports.
struct DataFiles {
  /// The registers that can be judged; at most one file for each.
  private(set) var registers: [RegisterTable] = []
  private(set) var observations: [ObservationTable] = []
  private(set) var inputs: [Input] = []
  private(set) var faults: [Diagnostic] = []

  /// The most records of all files, so that each has a number of its own among them and the reports'.
  static let mostRecords = Int(Int32.max) / 2

  init(_ request: CheckRequest, _ pack: Pack, beside reports: [Report]) {
    for (name, path) in request.registers { addRegister(path, name, pack, request.encoding) }
    for path in request.observations { addObservations(path, pack, reports, request.encoding) }
  }

  var isEmpty: Bool { registers.isEmpty && observations.isEmpty }

  private mutating func addObservations(_ path: String, _ pack: Pack, _ reports: [Report], _ encoding: TextEncoding?) {
    let (table, found) = ObservationTable.open(path, of: pack, encoding: encoding)
    faults += found
    inputs.append(Input(path: path, .observations(rows: table?.rows.rowCount), isJudged: table != nil))
    guard let table else { return }
    faults += table.disagreements(with: observations, reports)
    observations.append(table)
  }

  private mutating func addRegister(_ path: String, _ name: String, _ pack: Pack, _ encoding: TextEncoding?) {
    let (table, found) = RegisterTable.open(path, as: name, of: pack, encoding: encoding)
    faults += found
    guard let table else {
      inputs.append(Input(path: path, .register(id: name, rows: nil), isJudged: false))
      return
    }
    let id = pack.registers[table.register].id
    if registers.contains(where: { $0.register == table.register }) {
      faults.append(Diagnostic(at: Place(path: path), CheckFault.registerTwice(id)))
      inputs.append(Input(path: path, .register(id: id, rows: nil), isJudged: false))
      return
    }
    registers.append(table)
  }
}

extension Input {
  init(_ pass: RegisterPass, of pack: Pack) {
    let content = Content.register(id: pack.registers[pass.table.register].id, rows: pass.summary.rows.rowCount)
    self.init(path: pass.table.path, content, isJudged: true)
  }
}
