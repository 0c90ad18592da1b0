internal import Evaluation

/// Missing values of one name and one reason, which are told together.
struct MissingGroup {
  let name: String
  let why: MissingValue.Why
  var values: [MissingValue]

  /// The groups in the order in which their first values were met.
  static func groups(of values: [MissingValue]) -> [MissingGroup] {
    var groups: [MissingGroup] = []
    for value in values {
      // Few names, however many values.
      if let place = groups.firstIndex(where: { $0.why == value.why && $0.name == value.name }) {
        groups[place].values.append(value)
      } else {
        groups.append(MissingGroup(name: value.name, why: value.why, values: [value]))
      }
    }
    return groups
  }
}
