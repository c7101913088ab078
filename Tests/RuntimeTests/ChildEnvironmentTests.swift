import Foundation
import Runtime
import Settings
import Testing

@Suite("The environment of children")
struct ChildEnvironmentTests {
  @Test("no child is told the variable of any profile's token")
  func tokens() throws {
    let file = NSTemporaryDirectory() + "rivulet-test-\(UUID().uuidString).toml"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let text = """
      profile = "a"
      [profiles.a]
      bot_id = "1"
      token_env = "TOKEN_A"
      [profiles.b]
      bot_id = "2"
      token_env = "TOKEN_B"
      """
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let variables = ["TOKEN_A": "pat_a", "TOKEN_B": "pat_b", "EDITOR": "vi"]
    let settings = try LaunchSettings.load(
      LaunchOptions(configurationFile: file), surroundings: Surroundings(variables: variables))
    #expect(settings.childEnvironment == ["EDITOR": "vi"])
  }
}
