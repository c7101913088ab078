import Foundation
import Screen
import TerminalTestSupport
import Testing

/// The app in an emulated terminal, in a home of its own.
final class App {
  let home: Home
  let emulated: EmulatedTerminal

  init(
    _ arguments: [String], home: Home, size: Size = Size(columns: 80, rows: 24),
    environment: [String: String] = [:]
  ) throws {
    self.home = home
    emulated = try EmulatedTerminal.run(
      [Binary.path] + arguments, environment: home.environment.merging(environment) { $1 },
      size: size, directory: home.path)
  }

  /// `rivulet demo`, when its service has answered.
  static func demo(
    _ arguments: [String] = [], size: Size = Size(columns: 80, rows: 24),
    environment: [String: String] = [:]
  ) throws -> App {
    let app = try App(
      ["demo"] + arguments, home: Home(), size: size, environment: environment)
    try app.see("Give me a tour")
    return app
  }

  /// The app with a profile for a bot of `ServiceProcess.shared`, when the bot's words are there.
  static func talking(
    to bot: DemoBot, _ arguments: [String] = [], size: Size = Size(columns: 80, rows: 24),
    environment: [String: String] = [:]
  ) throws -> App {
    let home = try Home()
    let service = try ServiceProcess.shared
    try home.configure(service, bot: bot)
    let token = ["RIVULET_TEST_TOKEN": service.token]
    let app = try App(
      arguments, home: home, size: size, environment: token.merging(environment) { $1 })
    try app.see("? ")
    return app
  }

  var terminal: PseudoTerminal { emulated.terminal }
  var screen: Emulator { emulated.screen }

  func type(_ text: String) { emulated.type(text) }

  /// Waits until the screen shows this text.
  func see(_ text: String, seconds: Double = 15, at place: SourceLocation = #_sourceLocation) throws
  {
    try see("\"\(text)\"", seconds: seconds, at: place) { $0.text.contains(text) }
  }

  /// Waits until this text is gone from the screen.
  func seeNo(_ text: String, at place: SourceLocation = #_sourceLocation) throws {
    try see("no \"\(text)\"", at: place) { !$0.text.contains(text) }
  }

  /// Waits until the screen is as the condition says.
  func see(
    _ what: String, seconds: Double = 15, at place: SourceLocation = #_sourceLocation,
    _ condition: (Emulator) -> Bool
  ) throws {
    let isSeen = emulated.waitUntil(seconds: seconds, condition)
    try #require(isSeen, "not seen: \(what)\n\(emulated.text)", sourceLocation: place)
  }

  /// Sends a message.
  func say(_ text: String) { type(text + "\r") }

  /// The last row, where the draft is as long as it has one row.
  var draft: String { screen.rows.last ?? "" }
  /// The row above the composer, while the draft has one row.
  var status: String { screen.rows.dropLast().last ?? "" }

  /// Whether the process is still there.
  var isAlive: Bool { kill(emulated.process, 0) == 0 && emulated.waitForEnd(seconds: 0) == nil }
}

/// Names for the bytes of keys.
enum Keys {
  static let escape = "\u{1B}"
  static let interrupt = "\u{03}"
  static let endOfInput = "\u{04}"
  static let leader = "\u{18}"
  static let switcher = "\u{0F}"
  static let suspend = "\u{1A}"
  static let pageUp = "\u{1B}[5~"
  static let pageDown = "\u{1B}[6~"
  static let wheelDown = "\u{1B}[<65;10;5M"
  static let end = "\u{1B}[F"
  static let f5 = "\u{1B}[15~"
  static let f6 = "\u{1B}[17~"
  static func alt(_ key: String) -> String { "\u{1B}" + key }
  static func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }
}
