import Wire
package import Wording

/// What the command line says, before any file is read: the same for every command.
package struct LaunchOptions: Hashable, Sendable {
  /// `--profile NAME`.
  package var profile: String?
  /// `--config FILE`.
  package var configurationFile: String?
  /// `--theme NAME|PATH`.
  package var theme: String?
  /// `--language en|zh-CN`; nil leaves it to the configuration and the locale.
  package var language: Language?
  /// `--log FILE`.
  package var logFile: String?
  /// `--no-color`.
  package var noColor: Bool
  /// `rivulet demo`: the built-in demo service, whatever is configured.
  package var isDemo: Bool
  /// How this program was started: the demo service is a child of the same executable.
  package var executable: String
  /// The demo's bot that shows the app around.
  package var demoBotID: String

  package init(
    profile: String? = nil, configurationFile: String? = nil, theme: String? = nil,
    language: Language? = nil, logFile: String? = nil, noColor: Bool = false,
    isDemo: Bool = false, executable: String = "/proc/self/exe",
    demoBotID: String = "7379462189365190001"
  ) {
    self.profile = profile
    self.configurationFile = configurationFile
    self.theme = theme
    self.language = language
    self.logFile = logFile
    self.noColor = noColor
    self.isDemo = isDemo
    self.executable = executable
    self.demoBotID = demoBotID
  }

  /// What `--version` prints.
  package static let version = "rivulet " + ProductVersion.current
}
