import Chat

extension Configuration {
  /// The profile that the `COZE_*` variables make; no table may take its name.
  package static let environmentProfile = "env"
}

extension ConfigurationReader {
  static let profileKeys = [
    "api", "base_url", "bot_id", "user", "token_command", "token_env", "stream", "variables",
    "history_messages", "allow_http",
  ]
  /// What people call a token: none of these is a key of ours, and none is guessed at.
  private static let tokenKeys = ["token", "api_token", "access_token", "api_key", "pat", "secret"]

  /// `[profiles]`: every table in it.
  mutating func readProfiles(
    _ table: TableReader.Table, network: NetworkSettings
  ) -> [String: ConfiguredProfile] {
    var profiles: [String: ConfiguredProfile] = [:]
    for name in table.values.keys.sorted() {
      guard let values = reader.table(name, in: table) else { continue }
      if name == Configuration.environmentProfile {
        reader.report(table, name, .reservedProfileName(name))
      }
      profiles[name] = readProfile(name, values, network: network)
    }
    return profiles
  }

  private mutating func readProfile(
    _ name: String, _ table: TableReader.Table, network: NetworkSettings
  ) -> ConfiguredProfile? {
    checkProfileKeys(table)
    let api = reader.choice("api", in: table, of: API.allCases.map(\.rawValue)).flatMap(API.init)
    let allowsPlainHTTP = reader.boolean("allow_http", in: table) ?? false
    let address = readBaseURL(table, allowsPlainHTTP: allowsPlainHTTP, network: network)
    let variables = readVariables(table)
    let botID = reader.text("bot_id", in: table)
    if table.values["bot_id"] == nil {
      reader.reportMissing("bot_id", in: table)
    }
    let profile = Profile(
      name: name, api: api ?? .cozeV3, baseURL: address?.text ?? "", botID: botID ?? "",
      user: reader.text("user", in: table) ?? "",
      stream: reader.boolean("stream", in: table) ?? true,
      variables: variables,
      historyMessages: reader.integer("history_messages", in: table, range: 0...1000) ?? 40,
      allowsPlainHTTP: allowsPlainHTTP)
    return ConfiguredProfile(profile: profile, token: readTokenSource(name, table))
  }

  private mutating func checkProfileKeys(_ table: TableReader.Table) {
    let tokens = table.values.keys.filter { Self.tokenKeys.contains($0.lowercased()) }.sorted()
    for key in tokens {
      reader.report(table, key, .tokenInConfiguration(credentials: rules.credentialsFile))
    }
    let others = table.values.filter { !tokens.contains($0.key) }
    reader.checkKeys(
      of: TableReader.Table(path: table.path, values: others), known: Self.profileKeys)
  }

  private mutating func readBaseURL(
    _ table: TableReader.Table, allowsPlainHTTP: Bool, network: NetworkSettings
  ) -> BaseURL? {
    let key = "base_url"
    let text = reader.string(key, in: table) ?? Configuration.defaultBaseURL
    switch checkedBaseURL(text, allowsPlainHTTP: allowsPlainHTTP, network: network) {
    case .success(let url): return url
    case .failure(let problem):
      reader.report(table, key, problem.problem)
      return nil
    }
  }

  private mutating func readVariables(_ table: TableReader.Table) -> [String: String] {
    guard let values = reader.table("variables", in: table) else { return [:] }
    var variables: [String: String] = [:]
    for key in values.values.keys.sorted() {
      variables[key] = reader.string(key, in: values)
    }
    return variables
  }

  private mutating func readTokenSource(
    _ name: String, _ table: TableReader.Table
  ) -> TokenSource {
    let command = reader.strings("token_command", in: table)
    let variable = reader.string("token_env", in: table)
    if table.values["token_command"] != nil, table.values["token_env"] != nil {
      reader.report(table, "token_env", .both("token_command", "token_env"))
    }
    if let command {
      if command.first?.isEmpty != false {
        reader.report(
          table, "token_command", .badValue(found: "[]", .notEmpty, nearest: nil))
      }
      return .command(command)
    }
    if let variable {
      checkVariableName(variable, table)
      return .environment(variable)
    }
    return .stored(file: rules.credentialsFile, profile: name)
  }

  /// The text may be a token that was put in the wrong place: it is never shown.
  private mutating func checkVariableName(_ name: String, _ table: TableReader.Table) {
    let lowered = name.lowercased()
    if lowered.hasPrefix("pat_") || lowered.hasPrefix("sat_") || lowered.hasPrefix("czs_") {
      reader.report(
        table, "token_env", .tokenInConfiguration(credentials: rules.credentialsFile))
      return
    }
    let isName =
      name.utf8.allSatisfy { TOMLLocator.isBareKeyByte($0) && $0 != UInt8(ascii: "-") }
      && name.first?.isNumber == false && name.utf8.count <= 64
    guard !isName else { return }
    reader.report(table, "token_env", .badValue(found: "•••", .variableName, nearest: nil))
  }
}

/// The checks of an address that the file and the `COZE_*` variables share.
func checkedBaseURL(
  _ text: String, allowsPlainHTTP: Bool, network: NetworkSettings
) -> Result<BaseURL, SettingsError.Reason> {
  let shown = ConfigurationReader.withoutSecrets(text)
  guard let url = BaseURL(text) else {
    return .failure(.init(.badValue(found: shown, .url, nearest: nil)))
  }
  guard url.scheme == "https" || url.isLoopback || allowsPlainHTTP else {
    return .failure(.init(.badValue(found: shown, .encryptedURL, nearest: nil)))
  }
  if let allowed = network.allowedHosts, !allowed.contains(url.host) {
    return .failure(.init(.hostNotAllowed(url.host, allowed: allowed)))
  }
  return .success(url)
}

extension SettingsError {
  /// A problem on its way to its place.
  struct Reason: Error {
    let problem: Problem

    init(_ problem: Problem) {
      self.problem = problem
    }
  }
}

extension TableReader {
  /// A key that must be there: told at the table, since the key has no line.
  mutating func reportMissing(_ key: String, in table: Table) {
    append(document.mistake(table.path, .missing(key)))
  }
}
