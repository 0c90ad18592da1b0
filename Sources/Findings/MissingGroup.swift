internal import Evaluation

/// Missing values of one name and one reason, which are told together.
struct MissingGroup {
  let name: String
  let why: MissingValue.Why
  var values: [MissingValue]

  /// The groups in the order in which their first values were met.
  static func groups(of values: [MissingValue]) -> [MissingGroup] {
    struct Key: Hashable {
      let name: String
      let why: MissingValue.Why
    }
    var groups: [MissingGroup] = []
    var places: [Key: Int] = [:]
    for value in values {
      let key = Key(name: value.name, why: value.why)
      if let place = places[key] {
        groups[place].values.append(value)
      } else {
        places[key] = groups.count
        groups.append(MissingGroup(name: value.name, why: value.why, values: [value]))
      }
    }
    return groups
  }
}
