import Foundation

/// A home directory of one test's own, with nothing in it but what the test writes; removed with
/// its last user.
final class Home {
  let path: String

  init() throws {
    path = "/tmp/rivulet-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// All that a program started here knows of its surroundings.
  var environment: [String: String] {
    [
      "HOME": path, "XDG_CONFIG_HOME": "\(path)/config", "XDG_DATA_HOME": "\(path)/data",
      "XDG_STATE_HOME": "\(path)/state", "TMPDIR": path, "PATH": "/usr/local/bin:/usr/bin:/bin",
      "TERM": "xterm-256color", "LANG": "C.UTF-8",
    ]
  }

  /// Writes a file, with its folders; gives its whole path.
  @discardableResult
  func write(_ text: String, to name: String, mode: Int = 0o600) throws -> String {
    let file = "\(path)/\(name)"
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }

  /// The text of a file; nil when there is none.
  func read(_ name: String) -> String? {
    try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// Writes a configuration with one profile, whose token is in `RIVULET_TEST_TOKEN`.
  func configure(_ service: ServiceProcess, bot: DemoBot, api: String = "coze-v3") throws {
    try configure(baseURL: service.baseURL, bot: bot, api: api)
  }

  func configure(baseURL: String, bot: DemoBot, api: String = "coze-v3") throws {
    try write(
      """
      [profiles.test]
      api = "\(api)"
      base_url = "\(baseURL)"
      bot_id = "\(bot.rawValue)"
      user = "tester"
      token_env = "RIVULET_TEST_TOKEN"
      """, to: "config/rivulet/config.toml")
  }
}

/// The demo's bots by their fixed ids.
enum DemoBot: String {
  case guide = "7379462189365190001"
  case echo = "7379462189365190002"
  case mischief = "7379462189365190003"
}
