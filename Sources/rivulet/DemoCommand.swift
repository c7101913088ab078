import ArgumentParser
import Runtime

/// `rivulet demo`: the app on the built-in demo service.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Open the app on the built-in demo service.")

  @ParentCommand var parent: RivuletCommand
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let options = global.launchOptions(parent: parent.global, isDemo: true)
    try leave(Program.run(options))
  }
}
