/// Where our files are, after the XDG Base Directory Specification 0.8: a variable that holds no
/// absolute path counts as unset.
package struct SearchPaths: Hashable, Sendable {
  /// What `~` stands for: `HOME`, else the account's; nil when neither is an absolute path.
  package let home: String?
  /// `…/rivulet` in the configuration folder; nil without a home.
  package let configurationFolder: String?
  /// `…/rivulet` in the state folder; nil without a home.
  package let stateFolder: String?

  package init(_ surroundings: Surroundings) {
    let home = Self.absolute(surroundings["HOME"]) ?? Self.absolute(surroundings.accountHome)
    self.home = home
    func folder(_ variable: String, _ fallback: String) -> String? {
      let base = Self.absolute(surroundings[variable]) ?? home.map { $0 + fallback }
      return base.map { $0 + "/rivulet" }
    }
    configurationFolder = folder("XDG_CONFIG_HOME", "/.config")
    stateFolder = folder("XDG_STATE_HOME", "/.local/state")
  }

  package var configurationFile: String? { configurationFolder.map { $0 + "/config.toml" } }
  package var credentialsFile: String? { configurationFolder.map { $0 + "/credentials.toml" } }
  package var themesFolder: String? { configurationFolder.map { $0 + "/themes" } }

  private static func absolute(_ path: String?) -> String? {
    guard var path, path.hasPrefix("/") else { return nil }
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path == "/" ? "" : path
  }
}
