import Chat
import Wire

extension Configuration {
  package static let defaultBaseURL = "https://api.coze.cn"

  /// Reads the configuration of this start: `named` (`--config`), else `RIVULET_CONFIG`, else
  /// the file in its usual place. A file that was named must exist; without the usual one the
  /// defaults count.
  package static func load(
    named: String?, surroundings: Surroundings, paths: SearchPaths, rules: ConfigurationRules
  ) throws(SettingsMistakes) -> Configuration {
    let explicit = named ?? surroundings["RIVULET_CONFIG"]
    guard let path = explicit ?? paths.configurationFile else { return Configuration() }
    let contents: FileAccess.Contents?
    do {
      contents = try FileAccess.contents(of: path)
    } catch {
      throw SettingsMistakes([error])
    }
    guard let contents else {
      guard explicit == nil else {
        let place = SettingsError.Place.file(path, line: nil, key: "")
        throw SettingsMistakes([SettingsError(place, .missingFile)])
      }
      return Configuration()
    }
    return try Configuration(file: path, bytes: contents.bytes, rules: rules)
  }

  /// The language that a file states, even one with mistakes, so that they are told in it. Nil
  /// when it states none that can be read, or "auto".
  package static func statedLanguage(
    named: String?, surroundings: Surroundings, paths: SearchPaths
  ) -> LanguageChoice? {
    guard let path = named ?? surroundings["RIVULET_CONFIG"] ?? paths.configurationFile,
      let bytes = (try? FileAccess.contents(of: path))?.bytes
    else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split { $0.isNewline }
    // Only before the first table: `language` is a key of the whole file.
    for line in lines.prefix(while: { !$0.drop { $0.isWhitespace }.hasPrefix("[") }) {
      let halves = line.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      guard halves.count == 2, halves[0] == "language" else { continue }
      let value = halves[1].prefix { $0 != "#" }.filter { $0 != "\"" && $0 != "'" }
      let choice = LanguageChoice(rawValue: String(value))
      return choice == .automatic ? nil : choice
    }
    return nil
  }

  /// The profile to open with: the one asked for, else `profile`, else the only one, else (and
  /// only without a file) what the `COZE_*` variables say. Nil when nothing is configured: the
  /// demo's case.
  package func profile(
    named name: String?, surroundings: Surroundings
  ) throws(SettingsError) -> ConfiguredProfile? {
    let wanted = name ?? openingProfile
    if wanted == Self.environmentProfile || (wanted == nil && file == nil) {
      let isAsked = wanted != nil
      return try environmentProfile(surroundings, isAsked: isAsked)
    }
    if let wanted {
      guard let found = profiles[wanted] else {
        throw unknownProfile(wanted)
      }
      return found
    }
    guard profiles.count > 1 else { return profiles.values.first }
    let place = SettingsError.Place.file(file ?? "", line: nil, key: "profile")
    throw SettingsError(place, .noProfileChosen(known: profiles.keys.sorted()))
  }

  private func unknownProfile(_ name: String) -> SettingsError {
    let nearest = nearestName(to: name, among: profiles.keys)
    return SettingsError(
      .option("--profile"),
      .unknownProfile(name, nearest: nearest, known: profiles.keys.sorted()))
  }

  /// The profile `env` of the `COZE_*` variables; nil when there is no token and nobody asked.
  private func environmentProfile(
    _ surroundings: Surroundings, isAsked: Bool
  ) throws(SettingsError) -> ConfiguredProfile? {
    guard let token = surroundings["COZE_API_TOKEN"] else {
      guard isAsked else { return nil }
      throw SettingsError(.environment("COZE_API_TOKEN"), .missingVariable("COZE_API_TOKEN"))
    }
    guard let secret = Secret(token) else {
      throw SettingsError(.environment("COZE_API_TOKEN"), .unusableToken)
    }
    guard let botID = surroundings["COZE_BOT_ID"] else {
      throw SettingsError(.environment("COZE_BOT_ID"), .missingVariable("COZE_BOT_ID"))
    }
    let api = try environmentAPI(surroundings)
    let address = surroundings["COZE_API_BASE"] ?? Self.defaultBaseURL
    let profile: Profile
    switch checkedBaseURL(address, allowsPlainHTTP: false, network: network) {
    case .success(let url):
      profile = Profile(
        name: Self.environmentProfile, api: api, baseURL: url.text, botID: botID,
        user: surroundings["COZE_USER"] ?? "")
    case .failure(let reason):
      throw SettingsError(.environment("COZE_API_BASE"), reason.problem)
    }
    return ConfiguredProfile(profile: profile, token: .given(secret))
  }

  private func environmentAPI(_ surroundings: Surroundings) throws(SettingsError) -> API {
    guard let name = surroundings["COZE_API"] else { return .cozeV3 }
    guard let api = API(rawValue: name) else {
      let names = API.allCases.map(\.rawValue)
      let nearest = nearestName(to: name, among: names)
      throw SettingsError(
        .environment("COZE_API"), .badValue(found: name, .oneOf(names), nearest: nearest))
    }
    return api
  }
}

extension ConfiguredProfile {
  /// Says at the start what the first send would run into: an environment variable that is not
  /// set, no stored token, a credentials file that others can read. A command is not run.
  package func checkToken(_ surroundings: Surroundings) throws(SettingsError) {
    switch token {
    case .command, .given: return
    case .environment(let name):
      guard let text = surroundings[name] else {
        throw SettingsError(.environment(name), .missingVariable(name))
      }
      guard Secret(text) != nil else { throw SettingsError(.environment(name), .unusableToken) }
    case .stored(let file, let name):
      guard try Credentials.token(profile: name, file: file) == nil else { return }
      throw SettingsError(
        .file(file, line: nil, key: name), .noToken(profile: name, credentials: file))
    }
  }

  /// The profile with a user id: its own, else the kept random one.
  package func completed(paths: SearchPaths) -> ConfiguredProfile {
    guard profile.user.isEmpty else { return self }
    var copy = self
    copy.profile.user = UserID.load(from: paths)
    return copy
  }
}
