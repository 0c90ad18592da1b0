internal import Evaluation
internal import Packs
internal import Quantities

/// Advice on verdicts, and how headline values moved.
extension JSONRendering {
  func advice(_ advice: Advice, _ writer: inout JSONWriter) {
    writer.object { writer in
      figure("wanted", advice.wanted, &writer)
      if advice.wanted != nil { writer.member("beyond", advice.isBeyond) }
      figure("change", advice.change, &writer)
      if let elements = advice.elements {
        writer.key("elements")
        writer.object { writer in
          writer.member("now", elements.now)
          writer.member("wanted", elements.wanted)
          writer.member("total", elements.total)
        }
      }
      if !advice.parts.isEmpty {
        writer.key("parts")
        writer.array { writer in for part in advice.parts { self.part(part, &writer) } }
      }
      if advice.uncertainty != nil {
        figure("uncertainty", advice.uncertainty, &writer)
        writer.member("depends_on_digits", advice.dependsOnDigits)
      }
      paces(advice.paceNeeded, advice.paceSoFar, advice.projection, &writer)
    }
  }

  private func part(_ part: WantedPart, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", part.name)
      writer.member("region", part.region.map { regions[$0].code })
      writer.member("year", part.year)
      figure("now", part.now, &writer)
      figure("wanted", part.wanted, &writer)
    }
  }

  private func paces(_ needed: Pace?, _ soFar: Pace?, _ projection: Projection?, _ writer: inout JSONWriter) {
    pace("pace_needed", needed, &writer)
    pace("pace_so_far", soFar, &writer)
    guard let projection else { return }
    writer.key("projection")
    writer.object { writer in
      writer.member("year", projection.year)
      figure("value", projection.value, &writer)
      writer.member("meets_target", projection.meetsTarget)
    }
  }

  private func pace(_ name: String, _ pace: Pace?, _ writer: inout JSONWriter) {
    guard let pace else { return }
    writer.key(name)
    writer.object { writer in
      switch pace.measure {
      case .growth(let growth): figure("growth", growth, &writer)
      case .step(let step): figure("step", step, &writer)
      }
      writer.member("from", pace.from)
      writer.member("to", pace.to)
    }
  }

  // MARK: - Trajectories

  func trajectory(_ trajectory: Trajectory, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("rule", trajectory.rule)
      writer.key("subject")
      subject(trajectory.subject, code: trajectory.subject.region.map { regions[$0].code }, &writer)
      writer.member("comparison", trajectory.comparison.rawValue)
      if !trajectory.unit.symbol.isEmpty { writer.member("unit", trajectory.unit.symbol) }
      if let baseline = trajectory.baseline {
        writer.key("baseline")
        point(baseline, &writer)
      }
      writer.key("path")
      writer.array { writer in for point in trajectory.path { self.point(point, &writer) } }
      writer.key("values")
      writer.array { writer in for point in trajectory.values { self.point(point, &writer) } }
      writer.member("target", trajectory.target?.number)
      writer.member("due", trajectory.due)
      writer.member("outcome", trajectory.outcome?.rawValue)
      paces(trajectory.paceNeeded, trajectory.paceSoFar, trajectory.projection, &writer)
    }
  }

  private func point(_ point: Trajectory.Point, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("year", point.year)
      writer.member("value", point.figure.number)
      writer.member("outcome", point.outcome?.rawValue)
    }
  }
}
