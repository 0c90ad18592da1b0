import Diagnostics
import Testing

@Suite("A place says where something stands")
struct PlaceTests {
  @Test(
    "Places are written for editors",
    arguments: [
      (Place(path: "city.yaml"), "city.yaml:1:1"),
      (Place(path: "city.yaml", line: 12, column: 6), "city.yaml:12:6"),
      (Place(path: "city.xlsx", position: .cell(sheet: "指标", address: "D17")), "city.xlsx:指标!D17"),
    ])
  func descriptions(place: Place, expected: String) {
    #expect(place.description == expected)
  }

  @Test("Places are ordered by path, then down the file, the file as a whole first")
  func order() {
    let places = [
      Place(path: "a"),
      Place(path: "a", line: 2, column: 9),
      Place(path: "a", line: 10, column: 1),
      Place(path: "a", line: 10, column: 2),
      Place(path: "a", position: .cell(sheet: "甲", address: "A1")),
      Place(path: "b"),
    ]
    #expect(places.reversed().sorted() == places)
  }

  @Test("Only a place in a text has a line and a column")
  func lineAndColumn() {
    let text = Place(path: "a", line: 3, column: 4)
    #expect(text.line == 3)
    #expect(text.column == 4)
    #expect(Place(path: "a").line == nil)
    #expect(Place(path: "a", position: .cell(sheet: "s", address: "A1")).column == nil)
  }
}
