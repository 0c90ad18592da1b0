package import Packs

extension JSONWriter {
  /// A key on a line of its own, in the outermost object.
  package mutating func topLevelKey(_ name: String) {
    line(indentation: 2)
    key(name)
  }

  /// What every JSON output begins with: the form's name and version, the program, the pack and its digest.
  package mutating func head(_ schema: String, _ pack: Pack, _ files: [PackFile]) {
    topLevelKey("schema")
    string(schema)
    topLevelKey("tool")
    object {
      $0.member("name", Tool.name)
      $0.member("version", Tool.version)
    }
    topLevelKey("pack")
    object {
      $0.member("id", pack.id)
      $0.member("version", pack.identity.version)
      $0.member("sha256", Digest.sha256(of: files))
    }
  }
}
