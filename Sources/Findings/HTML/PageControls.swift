internal import Diagnostics

/// The switches of language and of light and dark; of no use without the script, and hidden then.
struct PageControls {
  let page: HTMLPage

  func write(to writer: inout HTMLWriter) {
    writer.element("div", ["class": "switches needs-script"]) { writer in
      writer.element("button", ["type": "button", "id": "language"]) { writer in
        // Each names the other language, in that language.
        writer.element("span", ["lang": "zh"]) { $0.element("span", ["lang": "en-GB"], text: "English") }
        writer.element("span", ["lang": "en"]) { $0.element("span", ["lang": "zh-Hans"], text: "中文") }
      }
      writer.element("button", ["type": "button", "id": "theme"], text: page.words(\.theme))
    }
  }
}
