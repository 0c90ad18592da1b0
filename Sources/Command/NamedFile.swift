internal import ArgumentParser

/// `NAME=FILE` on the command line.
struct NamedFile: ExpressibleByArgument {
  let name: String
  let path: String

  /// - Returns: `nil` where one of the two is not given.
  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "=") else { return nil }
    name = String(argument[..<sign])
    path = String(argument[argument.index(after: sign)...])
    guard !name.isEmpty, !path.isEmpty else { return nil }
  }
}
