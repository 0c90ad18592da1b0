/// What can be wrong with the form of a YAML or JSON file, or with a value when it is decoded.
public enum DocumentFault: Sendable, Hashable {
  // The file as a whole
  case empty
  case tooLarge(bytes: Int, limit: Int)
  case notUTF8
  case forbiddenCharacter(UInt32)
  case tooDeep(limit: Int)
  case tooManyNodes(limit: Int)
  case tooManyAliasedNodes(limit: Int)

  // YAML and JSON
  case yaml(YAMLProblem)
  case json(JSONProblem)
  case secondDocument
  case tag(String)
  case tagDirective
  case unknownAlias(String)
  /// An alias within the node that it stands for.
  case recursiveAlias(String)
  case duplicateKey(String, firstLine: Int)
  case keyNotText

  // Values
  case unknownKey(String, nearest: String?, known: [String])
  case missingKey(String)
  case unexpected(FoundValue, ExpectedValue)
  /// The text would be right, were it not quoted.
  case quoted(String, ExpectedValue)
  case integerTooLarge(String)
  case emptyText
  case unknownChoice(String, nearest: String?, known: [String])
}

/// Where libyaml cannot go on, in the cases that authors meet.
public enum YAMLProblem: Sendable, Hashable {
  case tabForIndentation
  case colonInValue
  case indentation
  case missingColon
  case listAfterKey
  case unclosedQuote(String)
  case unclosedBracket(String, line: Int)
  /// A value begins with a character that has a meaning of its own in YAML.
  case specialStart(String)
  /// A value begins with a quote or bracket and goes on after the closing one.
  case textAfterEnd(String)
  case textAfterDocument
  case unknownEscape(String)
  case outOfMemory
  /// In libyaml's words.
  case other(String)
}

/// Where the JSON reader cannot go on.
public enum JSONProblem: Sendable, Hashable {
  public enum Wanted: Sendable, Hashable {
    case value, key, colon, commaOrBrace, commaOrBracket
  }

  case unexpected(String, Wanted)
  case endOfText(Wanted)
  /// A word that is no value, such as `True`, `NaN`, `01` or `abc`.
  case word(String)
  case trailingComma
  case comment
  case singleQuote
  case unclosedString
  case controlCharacter(UInt32)
  case escape(String)
  case textAfterEnd
}

/// What stands where a value of another kind is wanted.
public enum FoundValue: Sendable, Hashable {
  case text(String)
  case sequence
  case mapping
  case null
}

/// What a decoder wants.
public enum ExpectedValue: Sendable, Hashable {
  case mapping, sequence, text, localizedText, integer, year, boolean, date
}
