import ArgumentParser

@main enum Main {
  static func main() {
    do {
      var command = try RivuletCommand.parseAsRoot()
      try command.run()
    } catch {
      // A wrong command line leaves with 64 (EX_USAGE), a command with its own status.
      RivuletCommand.exit(withError: error)
    }
  }
}
