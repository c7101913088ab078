import Chat
import Settings
import Testing
import Wire

private let rules = ConfigurationRules(credentialsFile: "/c/credentials.toml", home: "/home/me")

private func configuration(_ toml: String) throws -> Configuration {
  try Configuration(file: "config.toml", bytes: Array(toml.utf8), rules: rules)
}

@Suite("config.toml")
struct ConfigurationTests {
  @Test("a full file reads as the profiles, network and keys it writes")
  func fullFile() throws {
    let read = try configuration(
      """
      profile = "work"
      theme = "light:paper,dark:ink"
      language = "zh-CN"
      mouse = false
      ambiguous_width = 2

      [profiles.work]
      api = "coze-v2"
      base_url = "HTTPS://API.coze.cn:8443/x/"
      bot_id = "7379462189365198898"
      user = "me"
      token_command = ["pass", "show", "coze"]
      stream = false
      variables = { city = "杭州" }
      history_messages = 7

      [network]
      allowed_hosts = ["API.coze.cn"]
      proxy = "http://user:pw@proxy:3128"
      connect_timeout = "500ms"
      idle_timeout = "2m"

      [keys]
      "conversation.next" = ["f6", "ctrl-x right"]
      app.quit = "none"
      """)
    let work = try #require(read.profiles["work"])
    #expect(
      work.profile
        == Profile(
          name: "work", api: .cozeV2, baseURL: "https://api.coze.cn:8443/x",
          botID: "7379462189365198898", user: "me", stream: false, variables: ["city": "杭州"],
          historyMessages: 7))
    guard case .command(["pass", "show", "coze"]) = work.token else {
      Issue.record("not the command: \(work.token)")
      return
    }
    #expect(read.theme == .byBackground(light: "paper", dark: "ink"))
    #expect(read.language == .chinese)
    #expect(!read.mouse)
    #expect(read.ambiguousWidth == 2)
    #expect(read.network.connectTimeout == .milliseconds(500))
    #expect(read.network.idleTimeout == .seconds(120))
    #expect(read.keys == ["conversation.next": ["f6", "ctrl-x right"], "app.quit": []])
  }

  @Test("a profile needs a bot and nothing else")
  func shortestProfile() throws {
    let profile = try #require(try configuration("[profiles.w]\nbot_id = \"1\"").profiles["w"])
    #expect(profile.profile.api == .cozeV3)
    #expect(profile.profile.baseURL == "https://api.coze.cn")
    guard case .stored(file: "/c/credentials.toml", profile: "w") = profile.token else {
      Issue.record("not stored: \(profile.token)")
      return
    }
  }

  @Test(
    "plain http goes to this machine, or where the profile says so",
    arguments: [
      "base_url = \"http://127.0.0.1:8080/v1\"", "base_url = \"http://localhost\"",
      "base_url = \"http://[::1]:9\"", "base_url = \"http://coze.lan\"\nallow_http = true",
    ])
  func plainHTTP(line: String) throws {
    _ = try configuration("[profiles.w]\nbot_id = \"1\"\n\(line)")
  }
}

@Suite("which profile opens")
struct ProfileChoiceTests {
  private let two = "[profiles.a]\nbot_id = \"1\"\n[profiles.b]\nbot_id = \"2\"\n"
  private let variables = ["COZE_API_TOKEN": "pat_x", "COZE_BOT_ID": "9"]

  private func name(
    _ toml: String?, _ asked: String? = nil, _ variables: [String: String] = [:]
  ) throws -> String? {
    let read = try toml.map(configuration) ?? Configuration()
    return try read.profile(named: asked, surroundings: Surroundings(variables: variables))?
      .profile.name
  }

  @Test("--profile goes before profile =, which goes before the only one")
  func order() throws {
    #expect(try name("profile = \"a\"\n" + two, "b") == "b")
    #expect(try name("profile = \"a\"\n" + two) == "a")
    #expect(try name("[profiles.only]\nbot_id = \"1\"") == "only")
  }

  @Test("the COZE_ variables count without a file, and with one only under --profile env")
  func environment() throws {
    #expect(try name(nil, nil, variables) == "env")
    #expect(try name("[profiles.a]\nbot_id = \"1\"", nil, variables) == "a")
    #expect(try name("[profiles.a]\nbot_id = \"1\"", "env", variables) == "env")
    #expect(try name("mouse = true", nil, variables) == nil)
    #expect(try name(nil) == nil)
  }

  @Test("several profiles and no word which: told with their names")
  func undecided() {
    let error = #expect(throws: SettingsError.self) { try name(two) }
    #expect(error?.problem == .noProfileChosen(known: ["a", "b"]))
  }

  @Test("an unknown --profile is told with the nearest name")
  func unknown() {
    let error = #expect(throws: SettingsError.self) { try name("profile = \"a\"\n" + two, "bb") }
    #expect(error?.problem == .unknownProfile("bb", nearest: "b", known: ["a", "b"]))
    #expect(error?.place == .option("--profile"))
  }

  @Test("the profile of the variables has their values")
  func values() throws {
    let surroundings = Surroundings(variables: [
      "COZE_API_TOKEN": "pat_x", "COZE_BOT_ID": "9", "COZE_API": "coze-v2",
      "COZE_API_BASE": "https://api.coze.com/", "COZE_USER": "u",
    ])
    let found = try Configuration().profile(named: nil, surroundings: surroundings)
    #expect(
      found?.profile
        == Profile(
          name: "env", api: .cozeV2, baseURL: "https://api.coze.com", botID: "9", user: "u"))
  }

  @Test(
    "what is wrong with the variables is told by their names",
    arguments: [
      (["COZE_API_TOKEN": "t"], "COZE_BOT_ID"),
      (["COZE_API_TOKEN": "a b", "COZE_BOT_ID": "9"], "COZE_API_TOKEN"),
      (["COZE_API_TOKEN": "t", "COZE_BOT_ID": "9", "COZE_API": "v3"], "COZE_API"),
      (
        ["COZE_API_TOKEN": "t", "COZE_BOT_ID": "9", "COZE_API_BASE": "http://a.b"], "COZE_API_BASE"
      ),
    ])
  func wrong(variables: [String: String], culprit: String) {
    let error = #expect(throws: SettingsError.self) { try name(nil, nil, variables) }
    #expect(error?.place == .environment(culprit))
  }

  @Test("--profile env without a token is told")
  func askedWithoutToken() {
    let error = #expect(throws: SettingsError.self) { try name(nil, "env") }
    #expect(error?.problem == .missingVariable("COZE_API_TOKEN"))
  }

  @Test("allowed_hosts narrows the variables too")
  func allowedHosts() {
    let toml = "[network]\nallowed_hosts = [\"api.coze.com\"]"
    let error = #expect(throws: SettingsError.self) { try name(toml, "env", variables) }
    #expect(error?.problem == .hostNotAllowed("api.coze.cn", allowed: ["api.coze.com"]))
  }
}
