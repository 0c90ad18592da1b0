internal import Quantities

/// Moments and spans of time: the conversions from and to them, and the functions that read their parts.
enum TimeLibrary: Library {
  static let functionNames = ["timestamp", "duration", "string", "int"] + TimeField.allCases.map(\.rawValue)

  static func overloads(of name: String) -> [Overload] {
    switch name {
    case "timestamp": timestampConversions
    case "duration": durationConversions
    case "string": textConversions
    // The number of a duration's nanoseconds, which some implementations give, is not in the specification.
    case "int": [Overload("timestamp_to_int64", [.timestamp], .int, .one(seconds))]
    default: TimeField(rawValue: name).map(accessors) ?? []
    }
  }

  private static var timestampConversions: [Overload] {
    [
      Overload("timestamp_to_timestamp", [.timestamp], .timestamp, .one(timestamp)),
      Overload("int64_to_timestamp", [.int], .timestamp, .one(timestamp)),
      Overload("string_to_timestamp", [.string], .timestamp, cost: .sum, .one(timestamp)),
      Overload("date_to_timestamp", [.date], .timestamp, .one(timestamp)),
    ]
  }

  private static var durationConversions: [Overload] {
    [
      Overload("duration_to_duration", [.duration], .duration, .one(duration)),
      Overload("string_to_duration", [.string], .duration, cost: .sum, .one(duration)),
    ]
  }

  private static var textConversions: [Overload] {
    [
      Overload("timestamp_to_string", [.timestamp], .string, .one(text)),
      Overload("duration_to_string", [.duration], .string, .one(text)),
    ]
  }

  private static func accessors(of field: TimeField) -> [Overload] {
    let id = "timestamp_to_\(field.id)"
    // The one id that does not follow the others.
    let idWithZone = field == .seconds ? "timestamp_to_seconds_tz" : "\(id)_with_tz"
    var overloads = [
      Overload(id, member: true, [.timestamp], .int, .one { read(field, of: $0) }),
      // A named zone is read from its file.
      Overload(
        idWithZone, member: true, [.timestamp, .string], .int, baseCost: 500, .two { read(field, of: $0, in: $1) }),
    ]
    if field.value(of: 0) != nil {
      overloads.append(
        Overload("duration_to_\(field.id)", member: true, [.duration], .int, .one { read(field, of: $0) }))
    }
    return overloads
  }
}

extension TimeLibrary {
  @Sendable private static func timestamp(_ value: Value) -> Value {
    switch value {
    case .timestamp: value
    case .int(let seconds):
      Timestamp(seconds: seconds).map { .timestamp($0) } ?? .error(.overflow(operation: "timestamp"))
    case .string(let text): Timestamp(text).map { .timestamp($0) } ?? unreadable(text, as: "timestamp")
    case .date(let date): .timestamp(Timestamp(date))
    default: .noOverload(of: "timestamp", [value])
    }
  }

  @Sendable private static func duration(_ value: Value) -> Value {
    switch value {
    case .duration: value
    case .string(let text):
      DurationText.nanoseconds(text).map { .duration($0) } ?? unreadable(text, as: "duration")
    default: .noOverload(of: "duration", [value])
    }
  }

  @Sendable private static func text(_ value: Value) -> Value {
    switch value {
    case .timestamp(let timestamp): .string(timestamp.text)
    case .duration(let nanoseconds): .string(DurationText.text(nanoseconds))
    default: .noOverload(of: "string", [value])
    }
  }

  @Sendable private static func seconds(_ value: Value) -> Value {
    guard case .timestamp(let timestamp) = value else { return .noOverload(of: "int", [value]) }
    return .int(timestamp.seconds)
  }

  private static func read(_ field: TimeField, of value: Value) -> Value {
    switch value {
    case .timestamp(let timestamp): .int(field.value(of: timestamp))
    case .duration(let duration):
      field.value(of: duration).map { .int($0) } ?? .noOverload(of: field.rawValue, [value])
    default: .noOverload(of: field.rawValue, [value])
    }
  }

  /// Reads the zone's rules at each call: for names that are computed.
  private static func read(_ field: TimeField, of value: Value, in zone: Value) -> Value {
    guard case .timestamp(let timestamp) = value, case .string(let name) = zone else {
      return .noOverload(of: field.rawValue, [value, zone])
    }
    do throws(EvaluationFault) {
      return .int(field.value(of: timestamp, offset: try TimeZoneRules(name).offset(at: timestamp)))
    } catch {
      return .error(error)
    }
  }

  private static func unreadable(_ text: String, as type: String) -> Value {
    .error(.conversion(of: text.shortQuote, to: type))
  }
}
