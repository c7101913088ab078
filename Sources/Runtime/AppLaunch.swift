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

/// What one start of the app is made of: the settings in the app's own terms.
struct AppLaunch {
  private let options: LaunchOptions
  private let settings: LaunchSettings
  private let size: Size
  private let isDemo: Bool
  private let demoToken = UUID().uuidString

  init(_ options: LaunchOptions, _ settings: LaunchSettings, size: Size) {
    self.options = options
    self.settings = settings
    self.size = size
    isDemo = options.isDemo || settings.profile == nil
  }

  /// What the state starts from.
  var appOptions: AppOptions {
    let (keymap, problems) = Keymap.make(overrides: settings.configuration.keys)
    return AppOptions(
      size: size, language: settings.language,
      cellWidth: CellWidth(ambiguous: settings.configuration.ambiguousWidth ?? 1),
      profiles: isDemo ? [demoProfile] : profiles.map(\.profile),
      pendingProfiles: isDemo ? [Program.demoProfileName] : [], keymap: keymap,
      isMouseOn: settings.configuration.mouse,
      greeting: greeting + problems.map(\.sentence))
  }

  /// What the loop stands on.
  func parts(
    driver: any TerminalDriver, signals: SignalSource, _ transport: any Transport,
    _ log: LogFile?
  ) -> EventLoop.Parts {
    let start = ContinuousClock.now
    var parts = EventLoop.Parts(
      driver: driver, transport: transport, renderer: Renderer(theme: settings.theme),
      now: { ContinuousClock.now - start }, freshID: { UUID().uuidString.lowercased() },
      signals: signals, tokens: tokens,
      idleTimeout: settings.configuration.network.idleTimeout)
    parts.environment = settings.childEnvironment
    parts.editor = editor
    parts.multiplexer = Multiplexer(environment: settings.surroundings.variables)
    parts.log = log
    parts.language = settings.language.rawValue
    if isDemo {
      parts.demo = EventLoop.Parts.DemoLaunch(
        command: demoCommand, profile: Program.demoProfileName)
    }
    return parts
  }

  /// The opening profile first, the others by name.
  private var profiles: [ConfiguredProfile] {
    guard let first = settings.profile else { return [] }
    let others = settings.configuration.profiles.values
      .filter { $0.profile.name != first.profile.name }
      .sorted { $0.profile.name < $1.profile.name }
      .map { $0.completed(paths: settings.paths) }
    return [first] + others
  }

  private var tokens: [String: TokenSource] {
    guard isDemo else {
      return Dictionary(
        profiles.map { ($0.profile.name, $0.token) }, uniquingKeysWith: { first, _ in first })
    }
    return Secret(demoToken).map { [Program.demoProfileName: .given($0)] } ?? [:]
  }

  private var demoProfile: Profile {
    Profile(
      name: Program.demoProfileName, api: .cozeV3, baseURL: "", botID: options.demoBotID,
      user: "demo")
  }

  private var demoCommand: ChildCommand {
    var environment = settings.childEnvironment
    environment["RIVULET_DEMO_TOKEN"] = demoToken
    return ChildCommand(
      [options.executable, "demo-service", "--with-parent"], environment: environment,
      input: .held, output: .captured(limit: 4096), errors: .captured(limit: 4096))
  }

  /// Without any configuration: how to make one.
  private var greeting: [Sentence] {
    guard isDemo, !options.isDemo else { return [] }
    let file = settings.paths.configurationFile ?? "~/.config/rivulet/config.toml"
    return [.setupDemo, .setupSteps(file)]
  }

  private var editor: String {
    let variables = settings.surroundings.variables
    let chosen = [variables["VISUAL"], variables["EDITOR"]].compactMap(\.self)
    return chosen.first { !$0.isEmpty } ?? "editor"
  }
}
