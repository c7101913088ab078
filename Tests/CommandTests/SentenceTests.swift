import AppCore
import Chat
import Runtime
import Settings
import Testing
import Wording

@Suite("what is said about mistakes")
struct SettingsSentenceTests {
  private func sentences(_ toml: String) -> [Sentence] {
    let rules = ConfigurationRules(
      knownActions: Set(ActionID.allCases.map(\.rawValue)),
      isKeyChord: { KeyChord(configuration: $0) != nil },
      credentialsFile: "/c/credentials.toml")
    let error = #expect(throws: SettingsMistakes.self) {
      try Configuration(file: "config.toml", bytes: Array(toml.utf8), rules: rules)
    }
    return error?.all.map { Sentence($0) } ?? []
  }

  @Test(
    "file, line, key, what was found, what is allowed, the nearest name",
    arguments: [
      (
        "language = \"zh\"",
        "config.toml:1: language: \"zh\" will not do (did you mean \"zh-CN\"?); "
          + "allowed: auto, en, zh-CN",
        "config.toml:1: language：“zh”不可用（是否指“zh-CN”？）；可用：auto, en, zh-CN"
      ),
      (
        "mouse = \"on\"",
        "config.toml:1: mouse: found a string, but this must be true or false",
        "config.toml:1: mouse：这里是字符串，应为true 或 false"
      ),
      (
        "[network]\nproxi = \"\"",
        "config.toml:2: network.proxi: unknown key (did you mean \"proxy\"?); allowed here: "
          + "allowed_hosts, proxy, ca_file, connect_timeout, idle_timeout",
        "config.toml:2: network.proxi：未知的键（是否指“proxy”？）；这里可用："
          + "allowed_hosts, proxy, ca_file, connect_timeout, idle_timeout"
      ),
      (
        "[profiles.w]\nbot_id = \"1\"\ntoken = \"SECRET\"",
        "config.toml:3: profiles.w.token: unknown key; a token does not belong in this file: "
          + "put it into /c/credentials.toml (mode 600), or use token_command or token_env",
        "config.toml:3: profiles.w.token：未知的键；令牌不应写在这个文件里："
          + "请写入 /c/credentials.toml（权限 600），或使用 token_command、token_env"
      ),
      (
        "[keys]\n\"composer.sned\" = \"enter\"",
        "config.toml:2: keys.\"composer.sned\": there is no action \"composer.sned\" "
          + "(did you mean \"composer.send\"?); docs/KEYS.md lists them all",
        "config.toml:2: keys.\"composer.sned\"：没有名为“composer.sned”的操作"
          + "（是否指“composer.send”？）；全部操作见 docs/KEYS.md"
      ),
      (
        "[keys]\n\"composer.send\" = \"ctrl-1\"",
        "config.toml:2: keys.\"composer.send\": \"ctrl-1\" will not do; allowed: "
          + "\"none\", or keys as \"f6\", \"alt-1\" or \"ctrl-x right\"",
        "config.toml:2: keys.\"composer.send\"：“ctrl-1”不可用；可用："
          + "\"none\"，或按键，例如 \"f6\"、\"alt-1\"、\"ctrl-x right\""
      ),
      (
        "[profiles.w]\nbase_url = \"http://api.coze.cn\"\nbot_id = \"1\"",
        "config.toml:2: profiles.w.base_url: \"http://api.coze.cn\" will not do; allowed: "
          + "https; plain http only to this machine, or with allow_http = true",
        "config.toml:2: profiles.w.base_url：“http://api.coze.cn”不可用；可用："
          + "https；http 只能用于本机，或设置 allow_http = true"
      ),
    ])
  func sentence(toml: String, english: String, chinese: String) throws {
    let said = try #require(sentences(toml).first)
    #expect(said == Sentence(english, chinese))
  }

  @Test("a place without a line names the key path alone")
  func places() {
    let error = SettingsError(.file("c.toml", line: nil, key: "a.b"), .missingFile)
    #expect(Sentence(error).english == "c.toml: a.b: there is no such file")
    #expect(
      Sentence(SettingsError(.option("--theme"), .inheritanceLoop("x"))).english
        == "--theme: the theme \"x\" inherits from itself, in a circle")
  }
}

@Suite("what is said about failures")
struct FailureSentenceTests {
  private func said(_ kind: ReplyFailure.Kind, _ characters: Int = 0) -> String {
    sentence(for: ReplyFailure(kind, logID: "L1"), received: characters).english
  }

  @Test("refused, network and broken are three different sentences with the log id")
  func threeThings() {
    #expect(
      said(.refused(Refusal(cause: .token, code: "4100", message: "bad", status: 200)))
        == "The service refused the token (4100, \"bad\", log id L1): make a new one, and mind "
        + "that api.coze.cn and api.coze.com have separate accounts.")
    #expect(
      said(.network(.nameLookup(host: "api.coze.cn")))
        == "The network failed at the name: no address was found for api.coze.cn (log id L1); "
        + "check the connection and base_url.")
    #expect(
      said(.broken(.silence(.milliseconds(1500))), 1)
        == "The reply broke off after 1 character: nothing came for 1.5 s (log id L1); what came "
        + "is kept, ask again for the whole.")
  }

  @Test("the network's sentence names the step: name, connection, TLS, time-out")
  func steps() {
    let steps: [NetworkFailure] = [
      .nameLookup(host: "h"), .connect(host: "h", detail: ""), .tls(host: "h", detail: ""),
      .connectTimeout(host: "h", .seconds(10)), .idleTimeout(.seconds(90)),
      .proxy(detail: ""), .lost(detail: ""), .other(detail: ""),
    ]
    #expect(Set(steps.map { said(.network($0)) }).count == steps.count)
    #expect(said(.network(.tls(host: "h", detail: ""))).contains("at TLS"))
    #expect(said(.network(.connectTimeout(host: "h", .seconds(10)))).contains("within 10 s"))
  }

  @Test("a page instead of a message is cut")
  func longMessage() {
    let refusal = Refusal(
      cause: .nonsense, code: nil, message: String(repeating: "x", count: 9000), status: 502)
    #expect(said(.refused(refusal)).count < 600)
    #expect(said(.refused(refusal)).contains("HTTP 502"))
  }
}
