/// One mistake in what a person configured: where it is, what it is, and what would be right.
/// Holds no sentence (`Sentence(_: SettingsError)` in Runtime says it) and never a token.
package struct SettingsError: Error, Hashable, Sendable {
  /// Where the mistake is.
  package enum Place: Hashable, Sendable {
    /// A file as the person named it, the line (from 1; nil where it cannot be told) and the
    /// dotted path of the key ("" for the file as a whole).
    case file(String, line: Int?, key: String)
    /// An environment variable.
    case environment(String)
    /// A flag of the command line, with its dashes.
    case option(String)
  }

  package var place: Place
  package var problem: Problem

  package init(_ place: Place, _ problem: Problem) {
    self.place = place
    self.problem = problem
  }
}

extension SettingsError {
  /// What is wrong.
  package enum Problem: Hashable, Sendable {
    /// The file is not TOML; the parser's own words.
    case syntax(String)
    /// The file cannot be read; `strerror(3)`'s words.
    case unreadable(String)
    case missingFile
    case tooLarge(limit: Int)
    /// Others may read or write a file that holds tokens: its permission bits, in octal.
    case exposed(mode: String)
    case unknownKey(String, nearest: String?, allowed: [String])
    /// A token in the configuration: it belongs in `credentials.toml` (path given). The value
    /// is not kept.
    case tokenInConfiguration(credentials: String)
    case wrongType(found: ValueKind, expected: ValueKind)
    case badValue(found: String, Allowed, nearest: String?)
    /// A key that must be there.
    case missing(String)
    /// Only one of these may be set.
    case both(String, String)
    case unknownProfile(String, nearest: String?, known: [String])
    /// Several profiles and nothing says which one to open with.
    case noProfileChosen(known: [String])
    /// `[profiles.env]`: the name stands for the `COZE_*` variables.
    case reservedProfileName(String)
    /// `COZE_API_TOKEN` without `COZE_BOT_ID`, or the other way round.
    case missingVariable(String)
    /// The host of a profile is not in `network.allowed_hosts`.
    case hostNotAllowed(String, allowed: [String])
    /// No command, variable or stored token gives this profile a token.
    case noToken(profile: String, credentials: String)
    /// A token that no header can carry (empty, or with a control character or a space).
    case unusableToken
    case unknownAction(String, nearest: String?)
    case unknownRole(String, nearest: String?)
    case unknownColor(String, nearest: String?)
    case unknownTheme(String, nearest: String?, known: [String])
    /// Themes that inherit from one another in a circle.
    case inheritanceLoop(String)
    /// Neither `HOME` nor the user's entry in the password file names a folder.
    case noHome
  }

  /// The kinds of TOML values, named as a person would.
  package enum ValueKind: Hashable, Sendable {
    case string, wholeNumber, number, trueOrFalse, date, list, listOfStrings, table
  }

  /// What a value may be.
  package enum Allowed: Hashable, Sendable {
    case oneOf([String])
    case wholeNumber(ClosedRange<Int>)
    /// "10s", "500ms", "2m".
    case duration
    /// A scheme and a host; no user, query or fragment.
    case url
    /// As `url`, and encrypted: plain http leads to another machine.
    case encryptedURL
    case proxy
    case host
    case notEmpty
    case variableName
    case readableFile
    case keyChord
    case theme
    case color
  }
}

/// All mistakes found at once, in the order of the file: a person mends them in one go.
package struct SettingsMistakes: Error, Hashable, Sendable {
  package var all: [SettingsError]

  package init(_ all: [SettingsError]) {
    self.all = all
  }
}
