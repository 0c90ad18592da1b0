import Diagnostics
import Testing

@Suite("The name that a mistyped one means")
struct NearestNameTests {
  private static let known = ["title", "unit", "total", "at_least", "at_most", "地区生产总值", "by"]

  @Test(
    "A near name is found: letters changed, left out, added or swapped",
    arguments: [
      ("titel", "title"), ("titl", "title"), ("titles", "title"), ("untt", "unit"), ("atleast", "at_least"),
      ("at_moost", "at_most"), ("地区生产总额", "地区生产总值"), ("bz", "by"), ("title", "title"),
    ])
  func near(mistyped: String, expected: String) {
    #expect(nearestName(to: mistyped, among: Self.known) == expected)
  }

  @Test(
    "Nothing is offered where nothing is near",
    arguments: ["wording", "tiXXX", "x", "", String(repeating: "title", count: 20)])
  func far(name: String) {
    #expect(nearestName(to: name, among: Self.known) == nil)
  }

  @Test("Of equally near names, the first in the alphabet is offered")
  func tie() {
    #expect(nearestName(to: "cat", among: ["hat", "bat"]) == "bat")
  }
}
