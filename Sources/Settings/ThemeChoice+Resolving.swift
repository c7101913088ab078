package import Screen

extension ThemeChoice {
  /// The name or path to load.
  ///
  /// A theme by background needs to know the background. Until the terminal is asked for it,
  /// `COLORFGBG` tells (rxvt, Konsole: "15;0", "0;default;15"); without it the dark one is taken,
  /// or for "auto" the default theme, which is safe on both.
  package func resolved(_ surroundings: Surroundings) -> String {
    let isLight = Self.hasLightBackground(surroundings)
    switch self {
    case .named(let name): return name
    case .automatic: return isLight.map { $0 ? "paper" : "ink" } ?? "default"
    case .byBackground(let light, let dark): return isLight == true ? light : dark
    }
  }

  /// Nil where `COLORFGBG` does not say. Its last field is an ANSI index: 7 and 9–15 are light.
  static func hasLightBackground(_ surroundings: Surroundings) -> Bool? {
    guard let text = surroundings["COLORFGBG"],
      let last = text.split(separator: ";").last, let index = Int(last),
      (0...15).contains(index)
    else { return nil }
    return index == 7 || index > 8
  }
}

extension ColorDepth {
  /// What the environment says the terminal can show. `TERM` with no word of colours counts as
  /// the sixteen.
  package init(_ surroundings: Surroundings) {
    let promise = surroundings["COLORTERM"]?.lowercased()
    let terminal = surroundings["TERM"] ?? ""
    if promise == "truecolor" || promise == "24bit" || terminal.hasSuffix("-direct") {
      self = .trueColor
    } else if terminal.contains("256color") {
      self = .indexed
    } else {
      self = .ansi
    }
  }
}
