internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Pushdown

/// What an engine counted of the registers that it holds, or why it did not.
struct EngineFindings {
  /// The pack, in which rules that the engine cannot judge ask nothing.
  let pack: Pack
  var registers: [RegisterPass] = []
  var inputs: [Input] = []
  var faults: [Diagnostic] = []
  /// Whether nothing may be judged by what there is.
  var isRefused = false
}
