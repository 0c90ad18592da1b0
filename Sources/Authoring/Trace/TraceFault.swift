public import Diagnostics

/// What keeps a plan or a catalogue from being compared.
public enum TraceFault: Fact, Hashable {
  case planNotUTF8
  case planEmpty
  case noRequirements
}
