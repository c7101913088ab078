import ArgumentParser
import Runtime

/// `rivulet` alone opens the app; everything else is a command of its own.
struct RivuletCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rivulet",
    abstract: "A full-screen terminal chat for Coze bots.",
    discussion: """
      Without a command it opens the app; without any configuration, on the built-in demo.
      Configuration: config.toml in $XDG_CONFIG_HOME/rivulet, or COZE_API_TOKEN and COZE_BOT_ID.
      """,
    version: LaunchOptions.version,
    subcommands: [AskCommand.self, DemoCommand.self, DemoServiceCommand.self])

  @OptionGroup var global: GlobalOptions

  func run() throws {
    try leave(Program.run(global.launchOptions()))
  }

  /// What `run` does where no flag is given.
  static func openApp() throws {
    try leave(Program.run(LaunchOptions()))
  }
}

/// Ends the program with a status; returns when all is well.
func leave(_ status: ExitStatus) throws {
  guard status != .done else { return }
  throw ExitCode(status.rawValue)
}
