internal import Diagnostics

/// Maps of the regions, one for each rule that asks something of all of them; the page shows one at a time.
struct MapSection: PageSection {
  let page: HTMLPage
  private let maps: [TileMap]

  init(page: HTMLPage) {
    self.page = page
    maps = TileMap.all(of: page.presentation)
  }

  var id: String { "maps" }
  var title: LocalizedText { page.words(\.mapsTitle) }
  var isEmpty: Bool { maps.isEmpty }

  /// The control is for the page's script.
  func write(to writer: inout HTMLWriter) {
    if maps.count > 1 {
      writer.element("p", ["class": "map-choice"]) { writer in
        writer.element("label", ["for": "map"], text: page.words(\.mapChoice))
        writer.element("select", ["id": "map"]) { writer in
          for (index, map) in maps.enumerated() {
            let title = map.title(page.words)
            writer.element(
              "option", ["value": Self.id(index), "data-zh": title.zh, "data-en": title.en],
              text: title[page.language])
          }
        }
      }
    }
    writer.element("div", ["class": "maps"]) { writer in
      for (index, map) in maps.enumerated() {
        writer.line()
        map.write(to: &writer, id: Self.id(index), words: page.words)
      }
    }
  }

  private static func id(_ index: Int) -> String { "map-\(index)" }
}
