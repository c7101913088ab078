package import Chat

/// What `config.toml` says, checked; without a file, the defaults.
package struct Configuration: Sendable {
  /// Where it was read from; nil without a file.
  package var file: String?
  /// The profiles by name.
  package var profiles: [String: ConfiguredProfile] = [:]
  /// `profile`: the one to open with.
  package var openingProfile: String?
  /// `theme`: a name, "auto" or "light:A,dark:B".
  package var theme = ThemeChoice.named("default")
  /// `language`.
  package var language: LanguageChoice = .automatic
  package var mouse = true
  /// `ambiguous_width`; nil is "auto".
  package var ambiguousWidth: Int?
  package var network = NetworkSettings()
  /// `[keys]`: what the person bound, by action id; an empty list unbinds.
  package var keys: [String: [String]] = [:]

  package init() {}
}

/// A profile and where its token comes from.
package struct ConfiguredProfile: Sendable {
  /// `user` is empty until `UserID` has filled it in.
  package var profile: Profile
  package var token: TokenSource

  package init(profile: Profile, token: TokenSource) {
    self.profile = profile
    self.token = token
  }
}

/// `[network]`.
package struct NetworkSettings: Hashable, Sendable {
  /// Nil: any host that a profile names.
  package var allowedHosts: [String]?
  /// Empty: the usual environment variables.
  package var proxy = ""
  /// Empty: the system's.
  package var caFile = ""
  package var connectTimeout = Duration.seconds(10)
  /// No byte for this long ends a reply.
  package var idleTimeout = Duration.seconds(90)

  package init() {}
}

/// `theme = …` or `--theme …`.
package enum ThemeChoice: Hashable, Sendable {
  /// A name or a path.
  case named(String)
  /// "auto": the built-in light or dark theme, by the terminal's background.
  case automatic
  /// "light:A,dark:B".
  case byBackground(light: String, dark: String)

  /// Nil for a malformed pair.
  package init?(_ text: String) {
    if text == "auto" {
      self = .automatic
      return
    }
    guard text.hasPrefix("light:") || text.hasPrefix("dark:") else {
      guard !text.isEmpty else { return nil }
      self = .named(text)
      return
    }
    var names: [Substring: String] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: ":", maxSplits: 1)
      guard halves.count == 2, names[halves[0]] == nil else { return nil }
      names[halves[0]] = String(halves[1])
    }
    guard names.count == 2, let light = names["light"], let dark = names["dark"] else {
      return nil
    }
    self = .byBackground(light: light, dark: dark)
  }
}

/// `language = …`; the shell turns it into one of `Wording`'s.
package enum LanguageChoice: String, CaseIterable, Hashable, Sendable {
  case automatic = "auto"
  case english = "en"
  case chinese = "zh-CN"
}
