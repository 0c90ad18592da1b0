extension JSONWriter {
  /// A member that holds a message of one text.
  mutating func message(_ name: String, _ text: String) {
    key(name)
    object { writer in writer.member("text", Self.messageText(text)) }
  }

  /// A text as a message has it (SARIF §3.11): one line, braces doubled because single ones stand for arguments, and no
  /// link: brackets that parentheses follow would be one.
  static func messageText(_ text: String) -> String {
    PlainText.visible(text).replacing("{", with: "{{").replacing("}", with: "}}").replacing("](", with: "] (")
  }
}
