import ArgumentParser
import Foundation
import Screen

@main enum Main {
  static func main() {
    do {
      // Nothing to parse: making the parser costs more than all else that the app does to start.
      guard CommandLine.arguments.count > 1 else { return try RivuletCommand.openApp() }
      var command = try RivuletCommand.parseAsRoot()
      try command.run()
    } catch {
      leave(error)
    }
  }

  /// A wrong command line leaves with 64 (EX_USAGE), a command with its own status. What is said of
  /// a wrong one quotes it, so it is sanitised like anything else from outside.
  private static func leave(_ error: any Error) -> Never {
    let code = RivuletCommand.exitCode(for: error)
    guard !code.isSuccess else { RivuletCommand.exit(withError: error) }
    let text = Sanitizer.text(RivuletCommand.fullMessage(for: error))
    if !text.isEmpty { FileHandle.standardError.write(Data((text + "\n").utf8)) }
    exit(code.rawValue)
  }
}
