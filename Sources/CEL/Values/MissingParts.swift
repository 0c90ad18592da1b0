extension Value {
  /// What is missing in it, where a part of it is unknown.
  var missingParts: MissingSet? {
    var missing: MissingSet?
    collectMissing(into: &missing)
    return missing
  }

  private func collectMissing(into missing: inout MissingSet?) {
    switch self {
    case .unknown(let lacking): missing.include(lacking)
    case .list(let elements): for element in elements { element.collectMissing(into: &missing) }
    case .map(let map): for entry in map.entries { entry.value.collectMissing(into: &missing) }
    case .optional(let inner?): inner.collectMissing(into: &missing)
    default: break
    }
  }
}
