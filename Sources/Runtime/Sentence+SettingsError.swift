package import Settings
package import Wording

extension Sentence {
  /// One mistake of the configuration as a sentence: its place, what was found, what is allowed,
  /// the nearest right name.
  package init(_ error: SettingsError) {
    self = .settings(at: error.place.text, error.problem.sentence(at: error.place))
  }
}

extension SettingsError.Place {
  /// "config.toml:12: profiles.work.api", "--profile", "COZE_API".
  fileprivate var text: String {
    switch self {
    case .file(let file, let line, let key):
      let position = line.map { "\(file):\($0)" } ?? file
      return key.isEmpty ? position : "\(position): \(key)"
    case .environment(let name), .option(let name): return name
    }
  }

  fileprivate var file: String {
    switch self {
    case .file(let file, _, _): file
    case .environment, .option: ""
    }
  }
}

extension SettingsError.Problem {
  fileprivate func sentence(at place: SettingsError.Place) -> Sentence {
    switch self {
    case .syntax(let detail): .settingsSyntax(detail)
    case .unreadable(let reason): .settingsUnreadable(reason)
    case .missingFile: .settingsMissingFile
    case .tooLarge(let limit): .settingsTooLarge(kilobytes: limit / 1024)
    case .exposed(let mode): .settingsExposed(mode: mode, file: place.file)
    case .unknownKey(_, let nearest, let allowed):
      .settingsUnknownKey(nearest: nearest, allowed: allowed)
    case .tokenInConfiguration(let file): .settingsTokenInConfiguration(credentials: file)
    case .wrongType(let found, let expected):
      .settingsWrongType(found: found.sentence, expected: expected.sentence)
    case .badValue(let found, let allowed, let nearest):
      .settingsBadValue(found, allowed: allowed.sentence, nearest: nearest)
    case .missing("bot_id"): .settingsMissingBotID
    case .missing(let key): .settingsMissing(key)
    case .both(let first, let second): .settingsBoth(first, second)
    case .unknownProfile(let name, let nearest, let known):
      .settingsUnknownProfile(name, nearest: nearest, known: known)
    case .noProfileChosen(let known): .settingsNoProfileChosen(known: known)
    case .reservedProfileName(let name): .settingsReservedProfile(name)
    case .missingVariable("COZE_BOT_ID"): .settingsTokenWithoutBot
    case .missingVariable(let name): .settingsMissingVariable(name)
    case .hostNotAllowed(let host, let allowed): .settingsHostNotAllowed(host, allowed: allowed)
    case .noToken(let profile, let file):
      .settingsNoToken(profile: profile, credentials: file)
    case .unusableToken: .settingsUnusableToken
    case .unknownAction(let id, let nearest): .settingsUnknownAction(id, nearest: nearest)
    case .unknownRole(let name, let nearest): .settingsUnknownRole(name, nearest: nearest)
    case .unknownColor(let name, let nearest): .settingsUnknownColor(name, nearest: nearest)
    case .unknownTheme(let name, let nearest, let known):
      .settingsUnknownTheme(name, nearest: nearest, known: known)
    case .inheritanceLoop(let name): .settingsInheritanceLoop(name)
    case .noHome: .settingsNoHome
    }
  }
}

extension SettingsError.ValueKind {
  fileprivate var sentence: Sentence {
    switch self {
    case .string: .kindString
    case .wholeNumber: .kindWholeNumber
    case .number: .kindNumber
    case .trueOrFalse: .kindTrueOrFalse
    case .date: .kindDate
    case .list: .kindList
    case .listOfStrings: .kindListOfStrings
    case .table: .kindTable
    }
  }
}

extension SettingsError.Allowed {
  fileprivate var sentence: Sentence {
    switch self {
    case .oneOf(let words): .allowedOneOf(words)
    case .wholeNumber(let range): .allowedWholeNumber(range)
    case .duration: .allowedDuration
    case .url: .allowedURL
    case .encryptedURL: .allowedEncryptedURL
    case .proxy: .allowedProxy
    case .host: .allowedHost
    case .notEmpty: .allowedNotEmpty
    case .variableName: .allowedVariableName
    case .readableFile: .allowedReadableFile
    case .keyChord: .allowedKeyChord
    case .theme: .allowedTheme
    case .color: .allowedColor
    }
  }
}
