internal import Diagnostics
internal import Evaluation
internal import Packs
internal import Quantities

/// What is needed to repeat the run: the pack, the program, the files and their digests.
struct ProvenanceSection: PageSection {
  let page: HTMLPage

  var id: String { "provenance" }
  var title: LocalizedText { page.words(\.provenanceTitle) }

  func write(to writer: inout HTMLWriter) {
    let words = page.words
    let assessment = page.assessment
    writer.element("dl") { writer in
      term(words(\.packTerm), "\(page.pack.id) \(page.pack.identity.version)", &writer)
      term(words(\.packDigestTerm), Digest.sha256(of: assessment.packFiles), &writer)
      term(words(\.asOfTerm), assessment.asOf.description, &writer)
      term(words(\.toolTerm), "\(Tool.name) \(Tool.version)", &writer)
    }
    guard !assessment.inputs.isEmpty else { return }
    writer.element("h3", ["id": "inputs"], text: words { $0.inputsTitle(assessment.inputs.count) })
    writer.scrolled(labelledBy: "inputs") { writer in
      writer.element("table", ["class": "inputs"]) { writer in
        writer.element("thead") { writer in
          writer.element("tr") { writer in
            let columns = [words(\.fileColumn), words(\.contentColumn), words(\.judgedColumn), words(\.digestColumn)]
            for column in columns { writer.element("th", ["scope": "col"], text: column) }
          }
        }
        writer.element("tbody") { writer in
          for input in assessment.inputs {
            writer.line()
            row(input, &writer)
          }
        }
      }
    }
  }

  private func term(_ term: LocalizedText, _ text: String, _ writer: inout HTMLWriter) {
    writer.element("div") { writer in
      writer.element("dt", text: term)
      writer.element("dd") { $0.element("code", text: text) }
    }
  }

  private func row(_ input: Input, _ writer: inout HTMLWriter) {
    writer.element("tr") { writer in
      writer.element("th", ["scope": "row"]) { $0.element("code", ["class": "place"], text: input.path) }
      writer.element("td", text: page.words { $0.content(of: input) })
      writer.element("td", text: page.words { $0.judged(input.isJudged) })
      writer.element("td") { writer in
        if case .report(let bytes, _, _, _) = input.content { writer.element("code", text: Digest.sha256(bytes)) }
      }
    }
  }
}
