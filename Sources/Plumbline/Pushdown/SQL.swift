public import Diagnostics
public import Evaluation
internal import Packs
internal import Pushdown
public import Quantities

/// A pack's rules as a statement for an engine.
public struct SQLResult: Sendable {
  /// The statement with its comments; `nil` where rules are refused.
  public let script: String?
  public let faults: [Diagnostic]
}

/// Writes a pack's rules as a statement for an engine that holds registers' records.
///
/// - Parameters:
///   - pack: The pack's folder.
///   - request: The dialect, and what tables and columns are called. Where it says what to connect to, the engine is
///     asked for the types of its columns; else they are taken to be those that the pack asks for.
///   - asOf: Decides which rules are in effect.
///   - limit: How many records to list for each rule and outcome that is a finding.
///   - language: Of the comments.
public func sql(
  pack folder: String, for request: PushdownRequest, asOf: CalendarDate, limit: Int = Judge.standardLimit,
  _ language: Language
) -> SQLResult {
  var faults: [Diagnostic] = []
  do throws(Diagnostic) {
    let folder = PackFolder.named(folder)
    let (pack, found) = PackReader.read(folder: folder, files: try PackFolder.files(in: folder))
    faults += found
    guard let pack else { return SQLResult(script: nil, faults: faults.sortedByPlace()) }
    let tables = try PushdownTables(pack, request)
    faults += tables.faults
    var plan = PushdownPlan(pack, tables.registers, in: request.dialect, asOf: asOf)
    if tables.namesObservations || plan.lacksObservations {
      plan = PushdownPlan(
        pack, tables.registers, observations: tables.observations, in: request.dialect, asOf: asOf)
    }
    faults += plan.faults(isPartial: request.isPartial) + plan.faultsOfUndecided(isPartial: request.isPartial)
    let isWhole = !faults.contains { $0.severity == .error }
    return SQLResult(
      script: isWhole ? plan.script(limit: limit, language) : nil, faults: faults.sortedByPlace())
  } catch {
    return SQLResult(script: nil, faults: (faults + [error]).sortedByPlace())
  }
}

extension PushdownTables {
  fileprivate init(_ pack: Pack, _ request: PushdownRequest) throws(Diagnostic) {
    guard let connect = request.connect else {
      self.init(pack, request, elsewhere: [], hasReports: false, describe: nil)
      return
    }
    do throws(EngineFault) {
      let engine = try Engine(request.dialect, connect: connect, client: request.client)
      self.init(pack, request, elsewhere: [], hasReports: false) { (tables) throws(EngineFault) in
        try engine.columns(of: tables)
      }
    } catch {
      throw Diagnostic(at: Place(path: request.dialect.rawValue), error)
    }
  }
}
