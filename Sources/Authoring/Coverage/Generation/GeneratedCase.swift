/// A case that was found for something that no test shows, judged already.
struct GeneratedCase {
  /// The rule's place in the pack.
  let rule: Int
  let yaml: YAMLText
  /// As the tests' own reader has it.
  let testCase: TestCase
}

/// Something that no test shows and for which no case was found.
struct UnsolvedItem {
  /// The rule's place in the pack.
  let rule: Int
  let item: CoverageItem
  let fault: SolvingFault
}
