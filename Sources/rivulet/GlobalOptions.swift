import ArgumentParser
import Runtime
import Wording

/// The flags that count everywhere, before a command and after it; the later one wins.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The profile to talk to.", valueName: "name"))
  var profile: String?

  @Option(help: ArgumentHelp("Another configuration file.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("A theme by name, or by its path.", valueName: "name|path"))
  var theme: String?

  @Option(help: "The language of the interface.")
  var language: LanguageOption?

  @Option(help: ArgumentHelp("Append a log to this file (mode 0600).", valueName: "file"))
  var log: String?

  @Flag(help: "No colour: bold, underline and reverse only.")
  var noColor = false

  /// What the flags say; where they are silent, what `parent` says.
  func launchOptions(parent: GlobalOptions? = nil, isDemo: Bool = false) -> LaunchOptions {
    LaunchOptions(
      profile: profile ?? parent?.profile,
      configurationFile: config ?? parent?.config,
      theme: theme ?? parent?.theme,
      language: (language ?? parent?.language)?.language,
      logFile: log ?? parent?.log,
      noColor: noColor || parent?.noColor == true,
      isDemo: isDemo)
  }
}

/// The values of `--language`.
enum LanguageOption: String, CaseIterable, ExpressibleByArgument {
  case auto
  case english = "en"
  case chinese = "zh-CN"

  /// Nil leaves it to the configuration and the locale.
  var language: Language? {
    switch self {
    case .auto: nil
    case .english: .english
    case .chinese: .chinese
    }
  }
}
