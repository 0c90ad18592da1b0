internal import Quantities

extension Value {
  /// The value as `string(x)` writes it; `nil` for what that does not take, such as lists.
  public var text: String? {
    switch self {
    case .string(let text): text
    case .boolean(let truth): "\(truth)"
    case .int(let integer): "\(integer)"
    case .uint(let integer): "\(integer)"
    case .double(let double): DoubleText.general(double)
    case .number(let number): number.description
    case .timestamp(let timestamp): timestamp.text
    case .duration(let nanoseconds): DurationText.text(nanoseconds)
    case .date(let date): date.description
    case .type(let type): type.kind
    default: nil
    }
  }
}
