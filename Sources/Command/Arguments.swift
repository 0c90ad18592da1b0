public import ArgumentParser
public import Authoring
public import Diagnostics
public import Findings
public import Pushdown
public import Quantities
public import Tables

// What the command line's words stand for.

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Decimal: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension OutputFormat: ExpressibleByArgument {}
extension TestFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension CheckArguments.FailOn: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
  public init?(argument: String) { self.init(named: argument) }
}

extension Dialect: ExpressibleByArgument {
  /// As the command line names them.
  static var names: String { allCases.map(\.rawValue).joined(separator: "|") }
}
