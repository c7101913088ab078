import Settings
import Testing

/// One mistake: the file, and what must be told about it.
struct MistakeCase: Sendable, CustomTestStringConvertible {
  let toml: String
  let line: Int?
  let key: String
  let problem: SettingsError.Problem
  var testDescription: String { toml }

  init(_ toml: String, _ line: Int?, _ key: String, _ problem: SettingsError.Problem) {
    self.toml = toml
    self.line = line
    self.key = key
    self.problem = problem
  }
}

private let profileKeys = [
  "api", "base_url", "bot_id", "user", "token_command", "token_env", "stream", "variables",
  "history_messages", "allow_http",
]
private let topKeys = [
  "profile", "theme", "language", "mouse", "ambiguous_width", "profiles", "network", "keys",
]
private let networkKeys = [
  "allowed_hosts", "proxy", "ca_file", "connect_timeout", "idle_timeout",
]

@Suite("mistakes in config.toml")
struct ConfigurationMistakeTests {
  static let rules = ConfigurationRules(
    knownActions: ["conversation.next", "app.quit"], isKeyChord: { !$0.contains("hyper") },
    credentialsFile: "/c/credentials.toml", home: "/home/me")

  static let top: [MistakeCase] = [
    .init("mouse = yes", 1, "", .syntax("")),
    .init("a = 1\nb = \u{0}", 2, "", .syntax("a NUL byte")),
    .init("mouse = true\n[(", 2, "", .syntax("expected a key")),
    .init(
      "a = " + String(repeating: "[", count: 70) + String(repeating: "]", count: 70), 1, "",
      .syntax("nested too deeply")),
    .init(
      "\nthem = \"ink\"", 2, "them", .unknownKey("them", nearest: "theme", allowed: topKeys)),
    .init(
      "zzzzzzzz = 1", 1, "zzzzzzzz", .unknownKey("zzzzzzzz", nearest: nil, allowed: topKeys)),
    .init("mouse = \"yes\"", 1, "mouse", .wrongType(found: .string, expected: .trueOrFalse)),
    .init("theme = 3", 1, "theme", .wrongType(found: .wholeNumber, expected: .string)),
    .init(
      "theme = \"light:paper\"", 1, "theme",
      .badValue(found: "light:paper", .theme, nearest: nil)),
    .init(
      "language = \"zh\"", 1, "language",
      .badValue(found: "zh", .oneOf(["auto", "en", "zh-CN"]), nearest: "zh-CN")),
    .init(
      "ambiguous_width = 3", 1, "ambiguous_width",
      .badValue(found: "3", .oneOf(["auto", "1", "2"]), nearest: nil)),
    .init(
      "ambiguous_width = true", 1, "ambiguous_width",
      .wrongType(found: .trueOrFalse, expected: .wholeNumber)),
    .init("profiles = 1", 1, "profiles", .wrongType(found: .wholeNumber, expected: .table)),
    .init(
      "profile = \"wrok\"\n[profiles.work]\nbot_id = \"1\"", 1, "profile",
      .unknownProfile("wrok", nearest: "work", known: ["work"])),
    .init("profile = \"\"", 1, "profile", .badValue(found: "", .notEmpty, nearest: nil)),
  ]

  static let profiles: [MistakeCase] = [
    .init("# c\n[profiles.w]\napi = \"coze-v3\"", 2, "profiles.w", .missing("bot_id")),
    .init(
      "[profiles.w]\nbot_id = \"1\"\napi = \"coze-v4\"", 3, "profiles.w.api",
      .badValue(found: "coze-v4", .oneOf(["coze-v2", "coze-v3"]), nearest: "coze-v2")),
    .init(
      "[profiles.w]\nbot_id = \"1\"\napi = \"openai\"", 3, "profiles.w.api",
      .badValue(found: "openai", .oneOf(["coze-v2", "coze-v3"]), nearest: nil)),
    .init(
      "[profiles.w]\nbot_id = \"1\"\nmodel = \"gemma\"", 3, "profiles.w.model",
      .unknownKey("model", nearest: nil, allowed: profileKeys)),
    .init(
      "[profiles.w]\nbotid = \"1\"\nbot_id = \"1\"", 2, "profiles.w.botid",
      .unknownKey("botid", nearest: "bot_id", allowed: profileKeys)),
    .init(
      "[profiles.w]\nbot_id = 7379462189365198898", 2, "profiles.w.bot_id",
      .wrongType(found: .wholeNumber, expected: .string)),
    .init(
      "[profiles.w]\nbot_id = \"1\"\ntoken = \"pat_SECRET\"", 3, "profiles.w.token",
      .tokenInConfiguration(credentials: "/c/credentials.toml")),
    .init(
      "[profiles.w]\nbot_id = \"1\"\ntoken_env = \"pat_SECRET\"", 3, "profiles.w.token_env",
      .tokenInConfiguration(credentials: "/c/credentials.toml")),
    .init(
      "[profiles.w]\nbot_id = \"1\"\ntoken_env = \"$SECRET\"", 3, "profiles.w.token_env",
      .badValue(found: "•••", .variableName, nearest: nil)),
    .init(
      "[profiles.w]\nbot_id = \"1\"\ntoken_command = \"pass show coze\"", 3,
      "profiles.w.token_command", .wrongType(found: .string, expected: .listOfStrings)),
    .init(
      "[profiles.w]\nbot_id = \"1\"\ntoken_command = []", 3, "profiles.w.token_command",
      .badValue(found: "[]", .notEmpty, nearest: nil)),
    .init(
      "[profiles.w]\nbot_id = \"1\"\ntoken_command = [\"p\"]\ntoken_env = \"T\"", 4,
      "profiles.w.token_env", .both("token_command", "token_env")),
    .init(
      "[profiles.w]\nbot_id = \"1\"\nhistory_messages = -1", 3, "profiles.w.history_messages",
      .badValue(found: "-1", .wholeNumber(0...1000), nearest: nil)),
    .init(
      "[profiles.w]\nbot_id = \"1\"\nvariables = { a = \"x\", city = 3 }", 3,
      "profiles.w.variables.city", .wrongType(found: .wholeNumber, expected: .string)),
    .init(
      "[profiles.env]\nbot_id = \"1\"", 1, "profiles.env", .reservedProfileName("env")),
    .init(
      "[profiles.w]\nbot_id = \"1\"\nbase_url = \"api.coze.cn\"", 3, "profiles.w.base_url",
      .badValue(found: "api.coze.cn", .url, nearest: nil)),
    .init(
      "[profiles.w]\nbot_id = \"1\"\nbase_url = \"https://me:pat_SECRET@api.coze.cn?t=SECRET\"",
      3, "profiles.w.base_url", .badValue(found: "…@api.coze.cn", .url, nearest: nil)),
    .init(
      "[profiles.w]\nbot_id = \"1\"\nbase_url = \"http://api.coze.cn\"", 3,
      "profiles.w.base_url", .badValue(found: "http://api.coze.cn", .encryptedURL, nearest: nil)),
    .init(
      "[profiles.w]\nbot_id = \"1\"\nbase_url = \"http://127.0.0.1.example.com\"", 3,
      "profiles.w.base_url",
      .badValue(found: "http://127.0.0.1.example.com", .encryptedURL, nearest: nil)),
    .init(
      "[profiles.w]\nbot_id = \"1\"\nbase_url = \"https://api.coze.com\"\n"
        + "[network]\nallowed_hosts = [\"api.coze.cn\"]", 3, "profiles.w.base_url",
      .hostNotAllowed("api.coze.com", allowed: ["api.coze.cn"])),
  ]

  static let others: [MistakeCase] = [
    .init(
      "[network]\nconect_timeout = \"1s\"", 2, "network.conect_timeout",
      .unknownKey("conect_timeout", nearest: "connect_timeout", allowed: networkKeys)),
    .init(
      "[network]\nidle_timeout = \"90\"", 2, "network.idle_timeout",
      .badValue(found: "90", .duration, nearest: nil)),
    .init(
      "[network]\nidle_timeout = \"99999999999999999999s\"", 2, "network.idle_timeout",
      .badValue(found: "99999999999999999999s", .duration, nearest: nil)),
    .init(
      "[network]\nidle_timeout = 90", 2, "network.idle_timeout",
      .wrongType(found: .wholeNumber, expected: .string)),
    .init(
      "[network]\nallowed_hosts = [\"https://api.coze.cn\"]", 2, "network.allowed_hosts",
      .badValue(found: "https://api.coze.cn", .host, nearest: nil)),
    .init(
      "[network]\nproxy = \"ftp://me:SECRET@p\"", 2, "network.proxy",
      .badValue(found: "…@p", .proxy, nearest: nil)),
    .init(
      "[network]\nca_file = \"/nowhere/at/all.pem\"", 2, "network.ca_file",
      .badValue(found: "/nowhere/at/all.pem", .readableFile, nearest: nil)),
    .init(
      "[keys]\n\"conversation.nxt\" = \"f6\"", 2, "keys.\"conversation.nxt\"",
      .unknownAction("conversation.nxt", nearest: "conversation.next")),
    .init(
      "[keys]\nconversation.next = [\"f6\", \"hyper-x\"]", 2, "keys.conversation.next",
      .badValue(found: "hyper-x", .keyChord, nearest: nil)),
    .init(
      "[keys]\n\"app.quit\" = 3", 2, "keys.\"app.quit\"",
      .wrongType(found: .wholeNumber, expected: .listOfStrings)),
  ]

  @Test(
    "each mistake is told with its line, its key and what would be right",
    arguments: top + profiles + others)
  func mistake(_ expected: MistakeCase) throws {
    let mistakes = #expect(throws: SettingsMistakes.self) {
      try Configuration(
        file: "config.toml", bytes: Array(expected.toml.utf8), rules: Self.rules)
    }
    let first = try #require(mistakes?.all.first)
    #expect(mistakes?.all.count == 1)
    #expect(first.place == .file("config.toml", line: expected.line, key: expected.key))
    if case .syntax("") = expected.problem {
      guard case .syntax = first.problem else {
        Issue.record("no syntax error: \(first.problem)")
        return
      }
    } else {
      #expect(first.problem == expected.problem)
    }
    #expect(!"\(first)".contains("SECRET"))
  }

  @Test("all mistakes are told at once, in the order of the file")
  func allAtOnce() {
    let toml = "mouse = 1\n[profiles.w]\napi = \"x\"\nbot_id = \"1\"\n[network]\nproxi = \"\""
    let mistakes = #expect(throws: SettingsMistakes.self) {
      try Configuration(file: "c", bytes: Array(toml.utf8), rules: Self.rules)
    }
    #expect(mistakes?.all.map(\.line) == [1, 3, 6])
  }

  @Test("bytes that are no UTF-8 are a mistake, not a trap")
  func invalidBytes() {
    #expect(throws: SettingsMistakes.self) {
      try Configuration(file: "c", bytes: [0x61, 0xFF, 0x3D], rules: Self.rules)
    }
  }
}
