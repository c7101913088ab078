import Settings
package import Wording

/// What commands without a configuration of their own need of the environment.
extension LaunchOptions {
  /// The language asked for, else the locale's.
  package func resolvedLanguage() -> Language {
    language ?? Language(LanguageChoice.automatic.resolved(.current()))
  }

  /// `RIVULET_DEMO_TOKEN`, else a token made for this run.
  package func demoToken() -> String {
    if let token = Surroundings.current()["RIVULET_DEMO_TOKEN"] { return token }
    let number = UInt64.random(in: .min ... .max)
    return "demo_" + String(number, radix: 36)
  }
}
