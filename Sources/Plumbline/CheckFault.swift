public import Diagnostics

/// What can keep a run from judging something.
public enum CheckFault: Fact, Hashable {
  case noSuchFile
  case notAFile
  case unreadable
  case notAReport
  case emptyFolder
  case noReport
  case noPackNamed
  case noPack(id: String)
  case noSuchPack
  case noRules
  case foldersTooDeep(limit: Int)
}
