internal import Diagnostics
internal import Evaluation

/// Faults of form, which keep what they stand in from being judged.
struct FaultsSection: PageSection {
  let page: HTMLPage

  var id: String { "faults" }
  var title: LocalizedText { page.words(\.faultsTitle) }
  var count: Int? { page.assessment.faultCount }
  var isEmpty: Bool { page.assessment.faults.isEmpty }

  func write(to writer: inout HTMLWriter) {
    writer.element("p", text: page.words { $0.faults(page.assessment.faultCount) })
    writer.element("ul", ["class": "faults"]) { writer in
      for fault in page.assessment.faults {
        writer.line()
        writer.element("li") { writer in
          writer.element("code", ["class": "place"], text: fault.place.description)
          writer.write(" ")
          writer.both(page.words { fault.fact.wording(in: $0.language) })
        }
      }
    }
  }
}
