import AppCore
import Chat
import Foundation
import Net
import Screen
import Settings
import Terminal
import Views
import Wire
import Wording

/// The app: reads the settings, opens the terminal, runs the loop, gives the terminal back.
package enum Program {
  /// The profile that talks to the built-in demo service.
  static let demoProfileName = "demo"

  /// Runs the app until it ends. Mistakes are told on standard error, one sentence a line.
  package static func run(_ options: LaunchOptions) -> ExitStatus {
    let settings: LaunchSettings
    do {
      settings = try LaunchSettings.load(options)
    } catch {
      StandardError.say(error)
      return .badConfiguration
    }
    var log: LogFile?
    do throws(LogFile.Failure) {
      if let path = options.logFile { log = try LogFile(path: path) }
    } catch {
      StandardError.say(.logCannotOpen(error.path, error.detail), in: settings.language)
      return .cannotWrite
    }
    return run(options, settings, log)
  }

  private static func run(
    _ options: LaunchOptions, _ settings: LaunchSettings, _ log: LogFile?
  ) -> ExitStatus {
    guard let transport = CurlTransport(settings.transportOptions) else {
      StandardError.say(.networkUnavailable, in: settings.language)
      return .networkFailed
    }
    let session: Session
    do {
      session = try Session(settings)
    } catch {
      StandardError.say(Sentence(error), in: settings.language)
      return .terminalUnfit
    }
    let launch = AppLaunch(options, settings, size: session.terminal.readSize())
    let loop = EventLoop(
      launch.parts(driver: session.terminal, signals: session.signals, transport, log),
      options: launch.appOptions)
    let status = loop.run()
    session.close(settings.language)
    if let signal = loop.endingSignal { TerminalGuard.die(by: signal) }
    return status
  }
}

/// The terminal and the signals for one run of the app; made and closed together.
private struct Session {
  let signals: SignalSource
  let guarding: TerminalGuard
  let terminal: CursesTerminal

  init(_ settings: LaunchSettings) throws(TerminalError) {
    signals = try SignalSource()
    guarding = try TerminalGuard(
      crashNotice: Array((Sentence.crashed.text(settings.language) + "\n").utf8))
    do throws(TerminalError) {
      terminal = try CursesTerminal(
        CursesTerminal.Options(
          term: settings.surroundings["TERM"], isMouseOn: settings.configuration.mouse),
        guarding: guarding)
    } catch {
      signals.unblock()
      _ = guarding.finish()
      throw error
    }
  }

  /// Gives the terminal back and tells what was said on standard error meanwhile.
  func close(_ language: Language) {
    terminal.close()
    let said = guarding.finish()
    guard !said.isEmpty else { return }
    StandardError.say(.librariesSaid(String(decoding: said, as: UTF8.self)), in: language)
  }
}
