internal import ArgumentParser

@main
enum Main {
  static func main() {
    guard let arguments = CheckArguments(plain: Array(CommandLine.arguments.dropFirst())) else {
      return PlumblineCommand.main()
    }
    do {
      try CheckRun(arguments: arguments).run()
    } catch {
      PlumblineCommand.exit(withError: error)
    }
  }
}
