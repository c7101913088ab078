import AppCore
import Chat
package import Net
package import Screen
package import Settings
package import Wording

/// All that the files, the environment and the command line say for one start, read and checked.
/// The app and `ask` begin here.
package struct LaunchSettings: Sendable {
  package var configuration: Configuration
  /// The profile to open with, with a user id; nil when nothing is configured.
  package var profile: ConfiguredProfile?
  package var theme: Theme
  package var language: Language
  package var surroundings: Surroundings
  package var paths: SearchPaths

  /// What could not be read, with the language to say it in.
  package struct Failure: Error, Sendable {
    package var mistakes: [SettingsError]
    package var language: Language
  }

  /// Reads everything. With `options.isDemo` no profile is looked for; mistakes in the file are
  /// still told.
  package static func load(
    _ options: LaunchOptions, surroundings: Surroundings = .current()
  ) throws(Failure) -> LaunchSettings {
    let paths = SearchPaths(surroundings)
    var language = options.language ?? Language(LanguageChoice.automatic.resolved(surroundings))
    do {
      let configuration = try Configuration.load(
        named: options.configurationFile, surroundings: surroundings, paths: paths,
        rules: rules(paths))
      language =
        options.language ?? Language(configuration.language.resolved(surroundings))
      let theme = try theme(configuration, options, surroundings, paths)
      let profile = try profile(configuration, options, surroundings, paths)
      return LaunchSettings(
        configuration: configuration, profile: profile, theme: theme, language: language,
        surroundings: surroundings, paths: paths)
    } catch {
      let stated = Configuration.statedLanguage(
        named: options.configurationFile, surroundings: surroundings, paths: paths)
      if options.language == nil, let stated { language = Language(stated) }
      throw Failure(mistakes: error.all, language: language)
    }
  }

  private static func rules(_ paths: SearchPaths) -> ConfigurationRules {
    ConfigurationRules(
      knownActions: Set(ActionID.allCases.map(\.rawValue)),
      isKeyChord: { KeyChord(configuration: $0) != nil },
      credentialsFile: paths.credentialsFile ?? "credentials.toml", home: paths.home)
  }

  private static func profile(
    _ configuration: Configuration, _ options: LaunchOptions, _ surroundings: Surroundings,
    _ paths: SearchPaths
  ) throws(SettingsMistakes) -> ConfiguredProfile? {
    guard !options.isDemo else { return nil }
    do {
      guard
        let found = try configuration.profile(
          named: options.profile, surroundings: surroundings)
      else { return nil }
      try found.checkToken(surroundings)
      return found.completed(paths: paths)
    } catch {
      throw SettingsMistakes([error])
    }
  }

  /// `--no-color` and `NO_COLOR` (no-color.org: set and not empty) go before every choice but
  /// `--theme`, which is as plain a wish as they are.
  private static func theme(
    _ configuration: Configuration, _ options: LaunchOptions, _ surroundings: Surroundings,
    _ paths: SearchPaths
  ) throws(SettingsMistakes) -> Theme {
    let catalog = ThemeCatalog(folder: paths.themesFolder)
    let depth = ColorDepth(surroundings)
    if options.noColor || (options.theme == nil && surroundings["NO_COLOR"] != nil) {
      return try catalog.theme(
        named: ThemeCatalog.colorless, depth: depth, askedBy: .option("--no-color"))
    }
    if let text = options.theme {
      let place = SettingsError.Place.option("--theme")
      guard let choice = ThemeChoice(text) else {
        throw SettingsMistakes([
          SettingsError(place, .badValue(found: text, .theme, nearest: nil))
        ])
      }
      return try catalog.theme(
        named: choice.resolved(surroundings), depth: depth, askedBy: place)
    }
    let place = SettingsError.Place.file(
      configuration.file ?? "config.toml", line: nil, key: "theme")
    return try catalog.theme(
      named: configuration.theme.resolved(surroundings), depth: depth, askedBy: place)
  }
}

extension LaunchSettings {
  /// What the editor and the demo service get of the environment: no variable that a `token_env`
  /// names. (`COZE_*` is taken out for every child.)
  package var childEnvironment: [String: String] {
    let names = configuration.profiles.values.compactMap { profile -> String? in
      if case .environment(let name) = profile.token { name } else { nil }
    }
    return surroundings.variables.filter { !names.contains($0.key) }
  }

  /// How the network is to be used.
  package var transportOptions: TransportOptions {
    let network = configuration.network
    return TransportOptions(
      proxies: Proxies(configured: network.proxy, environment: surroundings.variables),
      caFile: network.caFile.isEmpty ? nil : network.caFile,
      connectTimeout: network.connectTimeout)
  }
}

extension Language {
  /// English for what is not resolved.
  init(_ choice: LanguageChoice) {
    switch choice {
    case .automatic, .english: self = .english
    case .chinese: self = .chinese
    }
  }
}
