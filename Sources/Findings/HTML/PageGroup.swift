internal import Evaluation

/// Findings that have one cause, as the page lists them.
struct PageGroup {
  let group: FindingGroup
  let findings: [Finding]
  let consequences: [Finding]

  /// How many of the cause's findings the page leaves to other outputs.
  var leftOut: Int { group.findings.count + group.consequences.count - findings.count - consequences.count }

  /// So many findings a browser shows and filters with ease.
  private static let mostOnPage = 3_000
  /// So many records of a cause are listed where there are more findings than that.
  private static let mostRecords = 50

  static func groups(of presentation: Presentation) -> [PageGroup] {
    let isLong = presentation.findings.count > mostOnPage
    return presentation.groups.map { group in
      PageGroup(
        group: group, findings: isLong ? shortened(group.findings) : group.findings,
        consequences: isLong ? shortened(group.consequences) : group.consequences)
    }
  }

  /// Those on regions, and the first of those on records.
  private static func shortened(_ findings: [Finding]) -> [Finding] {
    var room = mostRecords
    return findings.filter { finding in
      guard finding.verdict.subject.register != nil else { return true }
      room -= 1
      return room >= 0
    }
  }
}
