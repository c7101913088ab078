import Chat
import Settings
import Testing
import Wire

@Suite("files")
struct FileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func surroundings(_ more: [String: String] = [:]) -> Surroundings {
    Surroundings(variables: ["HOME": folder.path].merging(more) { $1 })
  }

  private func load(
    _ named: String? = nil, _ more: [String: String] = [:]
  ) throws -> Configuration {
    let surroundings = surroundings(more)
    return try Configuration.load(
      named: named, surroundings: surroundings, paths: SearchPaths(surroundings),
      rules: ConfigurationRules(credentialsFile: "c"))
  }

  @Test("--config goes before RIVULET_CONFIG, which goes before the usual file")
  func order() throws {
    #expect(try load().file == nil)
    let usual = try folder.write("mouse = true", to: ".config/rivulet/config.toml")
    let other = try folder.write("mouse = true", to: "other.toml")
    let third = try folder.write("mouse = true", to: "third.toml")
    #expect(try load().file == usual)
    #expect(try load(nil, ["RIVULET_CONFIG": other]).file == other)
    #expect(try load(third, ["RIVULET_CONFIG": other]).file == third)
  }

  @Test("a file that was named must be there; a folder in its place is told")
  func missing() throws {
    let nowhere = folder.path + "/nowhere.toml"
    let error = #expect(throws: SettingsMistakes.self) { try load(nowhere) }
    #expect(error?.all == [SettingsError(.file(nowhere, line: nil, key: ""), .missingFile)])
    let other = #expect(throws: SettingsMistakes.self) { try load(folder.path) }
    #expect(
      other?.all == [
        SettingsError(.file(folder.path, line: nil, key: ""), .unreadable("Is a directory"))
      ])
  }

  @Test("XDG variables that are not absolute count as unset; without HOME the account's folder")
  func searchPaths() {
    let relative = SearchPaths(
      Surroundings(variables: ["HOME": "/h/", "XDG_CONFIG_HOME": "x", "XDG_STATE_HOME": "/s"]))
    #expect(relative.configurationFile == "/h/.config/rivulet/config.toml")
    #expect(relative.stateFolder == "/s/rivulet")
    let empty = SearchPaths(Surroundings(variables: ["HOME": ""], accountHome: "/a"))
    #expect(empty.credentialsFile == "/a/.config/rivulet/credentials.toml")
    #expect(SearchPaths(Surroundings(variables: [:])).configurationFile == nil)
  }

  @Test("a token is read from a file that is ours alone", arguments: [0o600, 0o400])
  func credentials(mode: Int) throws {
    let file = try folder.write("[work]\ntoken = \"pat_abc\"", to: "c.toml", mode: mode)
    let secret = try #require(try Credentials.token(profile: "work", file: file))
    #expect(secret.withHeaderValue { $0 } == "Bearer pat_abc")
    #expect(try Credentials.token(profile: "play", file: file) == nil)
    #expect(try Credentials.token(profile: "work", file: folder.path + "/none") == nil)
  }

  @Test(
    "a credentials file that others can open is refused",
    arguments: [
      (0o644, "644"), (0o640, "640"), (0o602, "602"), (0o610, "610"),
    ])
  func exposed(mode: Int, text: String) throws {
    let file = try folder.write("[work]\ntoken = \"pat_abc\"", to: "c.toml", mode: mode)
    let error = #expect(throws: SettingsError.self) {
      try Credentials.token(profile: "work", file: file)
    }
    #expect(error?.problem == .exposed(mode: text))
  }

  @Test(
    "no mistake in the credentials file shows the token",
    arguments: [
      "[work]\ntoken = SECRET", "[work]\ntoken = \"SEC\\nRET\"", "[work]\ntoken = \"SECRET x\"",
      "[work]\nSECRET", "[work]\ntokn = \"SECRET\"", "work = \"SECRET\"", "[work]\ntoken = \"\"",
    ])
  func silent(text: String) throws {
    let file = try folder.write(text, to: "c.toml")
    let error = #expect(throws: SettingsError.self) {
      try Credentials.token(profile: "work", file: file)
    }
    #expect(!"\(String(describing: error))".contains("SECRET"))
    #expect(!"\(String(describing: error))".contains("SEC\\n"))
  }

  @Test("a profile without any token is told at the start, with the file it would be in")
  func noToken() throws {
    let file = folder.path + "/credentials.toml"
    let profile = ConfiguredProfile(
      profile: .init(name: "w", api: .cozeV3, baseURL: "https://a", botID: "1", user: "u"),
      token: .stored(file: file, profile: "w"))
    let error = #expect(throws: SettingsError.self) { try profile.checkToken(surroundings()) }
    #expect(error?.problem == .noToken(profile: "w", credentials: file))
    var other = profile
    other.token = .environment("TOKEN")
    try other.checkToken(surroundings(["TOKEN": "x"]))
    #expect(throws: SettingsError.self) { try other.checkToken(surroundings()) }
  }

  @Test("the user id is made once, kept for us alone, and read again")
  func userID() throws {
    let paths = SearchPaths(surroundings())
    let first = UserID.load(from: paths)
    #expect(first.hasPrefix("rivulet-"))
    #expect(UserID.load(from: paths) == first)
    #expect(try folder.mode(of: ".local/state/rivulet/user") == 0o600)
    #expect(UserID.load(from: SearchPaths(Surroundings(variables: [:]))) != first)
  }

  @Test(
    "the language follows the first locale variable that is set",
    arguments: [
      (["LANG": "zh_CN.UTF-8"], LanguageChoice.chinese), (["LANG": "en_US.UTF-8"], .english),
      ([:], .english), (["LC_ALL": "C", "LANG": "zh_CN.UTF-8"], .english),
      (["LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "de_DE"], .chinese),
    ])
  func language(variables: [String: String], expected: LanguageChoice) {
    let surroundings = Surroundings(variables: variables)
    #expect(LanguageChoice.automatic.resolved(surroundings) == expected)
    #expect(LanguageChoice.english.resolved(surroundings) == .english)
  }
}
