internal import Diagnostics
internal import Packs
internal import Pushdown

/// The registers that an engine holds, and what their tables are.
struct PushdownTables {
  private(set) var registers: [RegisterColumns] = []
  /// The table of observations: the one that is named, or where no engine is asked one of the usual name.
  private(set) var observations: ObservationSource?
  /// Whether it is named.
  private(set) var namesObservations = false
  private(set) var faults: [Diagnostic] = []

  /// - Parameters:
  ///   - elsewhere: Registers that stand in files.
  ///   - hasReports: Whether reports may have registers as well.
  ///   - describe: The columns of tables, by their names in a statement; `nil` where no engine is asked.
  init(
    _ pack: Pack, _ request: PushdownRequest, elsewhere: Set<Int>, hasReports: Bool,
    describe: (([String]) throws(EngineFault) -> [[EngineColumn]])?
  ) {
    let map: TableMap
    do throws(TableFault) {
      map = try TableMap(request.map, of: pack)
    } catch {
      faults = [Diagnostic(at: Place(path: "--map"), error)]
      return
    }
    let wanted = map.registers.isEmpty ? pack.registersRead.subtracting(elsewhere) : map.registers
    let indices = wanted.sorted()
    namesObservations = map.namesObservations
    if !hasReports {
      faults += pack.registersRead.subtracting(wanted).subtracting(elsewhere).sorted().map { index in
        let register = pack.registers[index]
        return Diagnostic(
          .warning, at: Place(path: pack.id), PushdownFault.unmapped(register: register.id, title: register.title))
      }
    }
    guard !indices.isEmpty || namesObservations else {
      faults.append(Diagnostic(at: Place(path: pack.id), PushdownFault.noRegister))
      return
    }
    var described: [[EngineColumn]]?
    if let describe {
      do throws(EngineFault) {
        var tables = indices.map { map.table(pack.registers[$0], at: $0, in: request.dialect).sql }
        if namesObservations { tables.append(map.observationTable(in: request.dialect).sql) }
        described = try describe(tables)
      } catch {
        let place = Place(path: request.dialect.rawValue)
        if case .failed = error {
          faults.append(Diagnostic(at: place, PushdownFault.undescribed(error)))
        } else {
          faults.append(Diagnostic(at: place, error))
        }
        return
      }
    }
    if let described, namesObservations, let own = described.last {
      let (source, found) = ObservationSource.find(
        in: own.map { ($0.name, $0.type) }, map, request.dialect)
      let name = map.observationTable(in: request.dialect).name
      faults += found.map { Diagnostic(at: Place(path: name), $0) }
      observations = source
    } else {
      observations = ObservationSource.assumed(map, request.dialect)
    }
    for (number, index) in indices.enumerated() {
      let (columns, found) =
        if let described {
          RegisterColumns.find(
            index, in: described[number].map { ($0.name, $0.type) }, of: pack, map, request.dialect)
        } else {
          RegisterColumns.assumed(index, of: pack, map, request.dialect)
        }
      let name = map.table(pack.registers[index], at: index, in: request.dialect).name
      faults += found.map { Diagnostic(at: Place(path: name), $0) }
      guard let columns else { continue }
      registers.append(columns)
      let lacking = zip(pack.registers[index].fields, columns.fields).filter { $0.1 == nil }.map(\.0.id)
      if !lacking.isEmpty {
        faults.append(Diagnostic(.warning, at: Place(path: name), PushdownFault.noColumns(lacking)))
      }
    }
  }
}

extension PushdownPlan {
  /// What is refused, as faults of the pack: errors, or where the other rules are judged all the same warnings.
  func faults(isPartial: Bool) -> [Diagnostic] {
    let severity: Diagnostic.Severity = isPartial ? .warning : .error
    return refusals.map { refusal in
      let rule = pack.rules[refusal.rule]
      return Diagnostic(
        severity, at: rule.place, PushdownFault.refused(rule: rule.id, refusal.obstacle, isPartial: isPartial))
    } + unreadable.map { Diagnostic(severity, at: Place(path: $0.table), PushdownFault.unreadable($0.obstacle)) }
  }

  /// Derived indicators whose reported values are held against nothing.
  func faultsOfUnderived(isPartial: Bool) -> [Diagnostic] {
    underived.map { found in
      Diagnostic(
        isPartial ? .warning : .error, at: Place(path: pack.id),
        PushdownFault.underived(indicator: pack.indicators[found.indicator].id, found.obstacle, isPartial: isPartial))
    }
  }

  /// Rules on regions that whoever runs the statement by hand gets no verdicts of.
  func faultsOfUndecided(isPartial: Bool) -> [Diagnostic] {
    undecided.map { refusal in
      let rule = pack.rules[refusal.rule]
      return Diagnostic(
        isPartial ? .warning : .error, at: rule.place,
        PushdownFault.undecided(rule: rule.id, refusal.obstacle, isPartial: isPartial))
    }
  }
}
