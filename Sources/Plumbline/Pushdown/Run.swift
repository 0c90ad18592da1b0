internal import Diagnostics
public import Evaluation
internal import Packs
internal import Pushdown
internal import Reports

/// Judges the registers that an engine holds, and reports and files beside them: files and counts in, assessment out.
///
/// The engine counts and sums by the rules; whole verdicts, those on regions and those on the records that are listed, are
/// made of that by the judge of ``check(_:progress:)``.
public func run(_ request: CheckRequest, in engine: PushdownRequest, progress: Progress? = nil) -> CheckResult {
  check(request, progress: progress) { pack, beside in
    var found = EngineFindings(pack: pack)
    found.run(request, engine, beside: beside)
    return found
  }
}

extension EngineFindings {
  fileprivate mutating func run(_ request: CheckRequest, _ pushdown: PushdownRequest, beside: BesideEngine) {
    isRefused = true
    do throws(EngineFault) {
      let engine = try Engine(pushdown.dialect, connect: pushdown.connect, client: pushdown.client)
      let names = ReportNames(pack)
      let tables = PushdownTables(
        pack, pushdown, elsewhere: Set(request.registers.compactMap { names.register($0.name) }),
        hasReports: !request.reports.isEmpty
      ) { (tables) throws(EngineFault) in try engine.columns(of: tables) }
      faults += tables.faults + listedTwice(tables.registers.map(\.register), request, beside.reports)
      guard !faults.contains(where: { $0.severity == .error }) else { return }
      let plan = PushdownPlan(
        pack, tables.registers, observations: tables.namesObservations ? tables.observations : nil,
        in: pushdown.dialect, asOf: request.asOf)
      faults += plan.faults(isPartial: pushdown.isPartial)
      if tables.namesObservations || !request.observations.isEmpty || !beside.reports.isEmpty {
        faults += plan.faultsOfUnderived(isPartial: pushdown.isPartial)
      }
      guard !faults.contains(where: { $0.severity == .error }) else { return }
      self = EngineFindings(
        pack: plan.pack, refused: Set(plan.refusals.map { plan.pack.rules[$0.rule].id }), faults: faults)
      try take(plan, request, engine, answered: beside.answered)
    } catch {
      isRefused = true
      faults.append(Diagnostic(at: Place(path: pushdown.dialect.rawValue), error))
    }
  }

  /// Registers of the engine's that a file or a report lists as well: nobody could tell which records are the same.
  private func listedTwice(_ held: [Int], _ request: CheckRequest, _ reports: [Report]) -> [Diagnostic] {
    let names = ReportNames(pack)
    let files = request.registers.compactMap { file -> Diagnostic? in
      guard let register = names.register(file.name), held.contains(register) else { return nil }
      return Diagnostic(
        at: Place(path: file.path), PushdownFault.heldByEngine(register: pack.registers[register].id))
    }
    let listed = reports.flatMap { report in
      held.compactMap { register -> Diagnostic? in
        report.registers[register].map {
          Diagnostic(at: $0.place, PushdownFault.heldByEngine(register: pack.registers[register].id))
        }
      }
    }
    return files + listed
  }

  private mutating func take(
    _ plan: PushdownPlan, _ request: CheckRequest, _ engine: Engine, answered: Set<String>
  ) throws(EngineFault) {
    var result = PushdownResult(plan)
    // Spark makes a table anew wherever it is named, and so would read all records once for every rule on regions.
    let isCompared = plan.dialect != .spark
    let statement = plan.statement(limit: request.limit, answered: answered, withVerdicts: isCompared)
    try engine.run(statement) { (line) throws(EngineFault) in
      do throws(PushdownResult.UnexpectedLine) {
        try result.add(line)
      } catch {
        throw .unexpectedLine(error.text)
      }
    }
    do throws(PushdownResult.UnexpectedLine) {
      verdicts =
        result.hasOddRegions
        ? EngineVerdicts(verdicts: [], decided: [])
        : EngineVerdicts(verdicts: result.verdicts, decided: isCompared ? plan.decided : [])
      if result.unknownNames > 0 {
        let fault = PushdownFault.unknownNames(result.unknownNames)
        faults.append(Diagnostic(.warning, at: Place(path: plan.observations ?? ""), fault))
      }
      if let (table, found, unread) = try result.observed() {
        faults += found
        let place = Place(path: table?.path ?? plan.dialect.rawValue)
        faults += unread.map { Diagnostic(at: place, PushdownFault.unread(field: $0.field, count: $0.count)) }
        if let table {
          observations.append(table)
          inputs.append(Input(path: table.path, .observations(rows: table.rows.rowCount), isJudged: true))
        }
      }
      for found in try result.found() {
        let path = found.pass.table.path
        registers.append(found.pass)
        inputs.append(
          Input(path: path, .register(id: pack.registers[found.register].id, rows: found.recordCount), isJudged: true))
        // Whoever names a table without rows has most likely named another.
        if found.recordCount == 0 {
          faults.append(Diagnostic(.warning, at: Place(path: path), PushdownFault.emptyTable))
        }
        if found.unplaced > 0 {
          faults.append(Diagnostic(.warning, at: Place(path: path), PushdownFault.unplaced(found.unplaced)))
        }
        for (field, count) in found.unread {
          faults.append(Diagnostic(at: Place(path: path), PushdownFault.unread(field: field, count: count)))
          // What the two make of texts that only one of them reads is no fault of theirs.
          verdicts = EngineVerdicts()
        }
      }
    } catch {
      isRefused = true
      faults.append(Diagnostic(at: Place(path: plan.dialect.rawValue), PushdownFault.unexpectedLine(error.text)))
    }
  }
}
