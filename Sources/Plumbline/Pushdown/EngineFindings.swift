internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Pushdown
internal import Reports

/// What an engine counted of the registers that it holds, or why it did not.
struct EngineFindings {
  /// The pack, in which rules that the engine cannot judge ask nothing.
  let pack: Pack
  /// The ids of these rules; they are told of as faults, and not as rules that met nothing.
  var refused: Set<String> = []
  var registers: [RegisterPass] = []
  /// The indicators that the engine holds.
  var observations: [ObservationTable] = []
  /// What the engine itself made of the rules on regions.
  var verdicts = EngineVerdicts()
  var inputs: [Input] = []
  var faults: [Diagnostic] = []
  /// Whether nothing may be judged by what there is.
  var isRefused = false
}

/// What is judged beside what an engine holds.
struct BesideEngine {
  let reports: [Report]
  /// The ids of rules that a waiver or an explanation may answer.
  let answered: Set<String>
}
