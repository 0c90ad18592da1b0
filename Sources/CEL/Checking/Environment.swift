/// What an expression may name: variables, functions of the host's, and the name space in which names are looked up.
public struct Environment: Sendable {
  /// Names are tried within it, then within what it lies in, then at the root: in `a.b` the name `x` is `a.b.x`, `a.x` or
  /// `x`, the first that there is.
  public let container: String
  public let variables: [Checker.Variable]
  public let functions: [FunctionDeclaration]
  /// Whether types are checked; without it every name and value has the type `dyn`, and faults show when it is evaluated.
  public let isTyped: Bool

  public init(
    container: String = "", variables: [Checker.Variable] = [], functions: [FunctionDeclaration] = [],
    isTyped: Bool = true
  ) {
    self.container = container
    self.variables = variables
    self.functions = functions
    self.isTyped = isTyped
  }

  /// The names that a name may mean, the first that there is being meant.
  func candidates(for name: String) -> [String] {
    if name.hasPrefix(".") { return [String(name.dropFirst())] }
    var candidates: [String] = []
    var space = container[...]
    while !space.isEmpty {
      candidates.append(space + "." + name)
      space = space.lastIndex(of: ".").map { space[..<$0] } ?? ""
    }
    return candidates + [name]
  }
}

/// A function that expressions may call by its types; its calls are checked, and fail when they are evaluated.
public struct FunctionDeclaration: Sendable {
  public struct Form: Sendable {
    /// The receiver's first, where it is called on a value.
    public let parameters: [ValueType]
    public let result: ValueType
    public let isMember: Bool

    public init(parameters: [ValueType], result: ValueType, isMember: Bool) {
      self.parameters = parameters
      self.result = result
      self.isMember = isMember
    }
  }

  public let name: String
  public let forms: [Form]

  public init(name: String, forms: [Form]) {
    self.name = name
    self.forms = forms
  }

  var overloads: [Overload] {
    forms.enumerated().map { index, form in
      Overload(
        "\(name)#\(index)", member: form.isMember, form.parameters, form.result,
        .many { [name] values in .error(.noSuchOverload(function: name, types: values.map(\.typeName))) })
    }
  }
}
