extension LanguageChoice {
  /// English or Chinese: the choice itself, else by the first of `LC_ALL`, `LC_MESSAGES` and
  /// `LANG` that is set (`locale(7)`): `zh…` is Chinese, everything else English.
  package func resolved(_ surroundings: Surroundings) -> LanguageChoice {
    guard self == .automatic else { return self }
    let locale =
      surroundings["LC_ALL"] ?? surroundings["LC_MESSAGES"] ?? surroundings["LANG"] ?? ""
    return locale.lowercased().hasPrefix("zh") ? .chinese : .english
  }
}
