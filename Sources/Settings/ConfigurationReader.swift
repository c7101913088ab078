import Chat

/// What the checks of a configuration need to know besides the file.
package struct ConfigurationRules: Sendable {
  /// The action ids that `[keys]` may name; nil leaves ids unchecked.
  package var knownActions: Set<String>?
  /// True for the text of a key or a sequence of keys ("f6", "ctrl-x right").
  package var isKeyChord: @Sendable (String) -> Bool
  /// Where tokens belong, for hints and for profiles that name no other source.
  package var credentialsFile: String
  /// What a leading `~/` stands for; nil leaves it.
  package var home: String?

  package init(
    knownActions: Set<String>? = nil,
    isKeyChord: @escaping @Sendable (String) -> Bool = { _ in true },
    credentialsFile: String, home: String? = nil
  ) {
    self.knownActions = knownActions
    self.isKeyChord = isKeyChord
    self.credentialsFile = credentialsFile
    self.home = home
  }
}

extension Configuration {
  /// Reads a whole `config.toml`. `file` is the name that mistakes carry.
  ///
  /// - Throws: all mistakes at once, in the order of the file.
  package init(
    file: String, bytes: [UInt8], rules: ConfigurationRules
  ) throws(SettingsMistakes) {
    let document: TOMLDocument
    do {
      document = try TOMLDocument(file: file, bytes: bytes)
    } catch {
      throw SettingsMistakes([error])
    }
    var reader = ConfigurationReader(document, rules: rules)
    self = reader.read()
    self.file = file
    let mistakes = reader.mistakes
    guard mistakes.isEmpty else { throw SettingsMistakes(mistakes) }
  }
}

/// Turns a document into a `Configuration`; profiles are in `ConfigurationReader+Profiles`.
struct ConfigurationReader {
  static let topKeys = [
    "profile", "theme", "language", "mouse", "ambiguous_width", "profiles", "network", "keys",
  ]
  static let networkKeys = [
    "allowed_hosts", "proxy", "ca_file", "connect_timeout", "idle_timeout",
  ]

  var reader: TableReader
  let rules: ConfigurationRules

  init(_ document: TOMLDocument, rules: ConfigurationRules) {
    reader = TableReader(document)
    self.rules = rules
  }

  /// In the order of their lines; those without a line last.
  var mistakes: [SettingsError] {
    let placed = reader.mistakes.enumerated().map { (order: $0.offset, mistake: $0.element) }
    let sorted = placed.sorted { first, second in
      (first.mistake.line ?? .max, first.order) < (second.mistake.line ?? .max, second.order)
    }
    return sorted.map(\.mistake)
  }

  mutating func read() -> Configuration {
    var configuration = Configuration()
    let root = reader.root
    reader.checkKeys(of: root, known: Self.topKeys)
    configuration.openingProfile = reader.text("profile", in: root)
    if let theme = readTheme(in: root) { configuration.theme = theme }
    let languages = LanguageChoice.allCases.map(\.rawValue)
    configuration.language =
      reader.choice("language", in: root, of: languages).flatMap(LanguageChoice.init) ?? .automatic
    configuration.mouse = reader.boolean("mouse", in: root) ?? true
    configuration.ambiguousWidth = readAmbiguousWidth(in: root)
    if let network = reader.table("network", in: root) {
      configuration.network = readNetwork(network)
    }
    if let profiles = reader.table("profiles", in: root) {
      configuration.profiles = readProfiles(profiles, network: configuration.network)
      checkOpeningProfile(configuration.openingProfile, names: Array(profiles.values.keys))
    } else if let name = configuration.openingProfile {
      checkOpeningProfile(name, names: [])
    }
    if let keys = reader.table("keys", in: root) {
      readKeys(keys, id: "", into: &configuration.keys)
    }
    return configuration
  }

  private mutating func checkOpeningProfile(_ name: String?, names: [String]) {
    guard let name, name != Configuration.environmentProfile, !names.contains(name) else { return }
    let nearest = nearestName(to: name, among: names)
    let known = names.sorted()
    reader.report(
      reader.root, "profile", .unknownProfile(name, nearest: nearest, known: known))
  }

  private mutating func readTheme(in root: TableReader.Table) -> ThemeChoice? {
    guard let text = reader.string("theme", in: root) else { return nil }
    guard let choice = ThemeChoice(text) else {
      reader.report(root, "theme", .badValue(found: text, .theme, nearest: nil))
      return nil
    }
    return choice
  }

  /// "auto", 1 or 2.
  private mutating func readAmbiguousWidth(in root: TableReader.Table) -> Int? {
    let key = "ambiguous_width"
    let allowed = SettingsError.Allowed.oneOf(["auto", "1", "2"])
    switch root.values[key] {
    case nil, .string("auto"): return nil
    case .integer(let columns) where columns == 1 || columns == 2: return columns
    case .integer(let columns):
      reader.report(root, key, .badValue(found: "\(columns)", allowed, nearest: nil))
    case .string(let text):
      let nearest = ["1", "2"].contains(text) ? text : nil
      reader.report(root, key, .badValue(found: text, allowed, nearest: nearest))
    case .some(let node):
      reader.report(root, key, .wrongType(found: node.kind, expected: .wholeNumber))
    }
    return nil
  }

  private mutating func readNetwork(_ table: TableReader.Table) -> NetworkSettings {
    var network = NetworkSettings()
    reader.checkKeys(of: table, known: Self.networkKeys)
    network.allowedHosts = readAllowedHosts(in: table)
    if let proxy = reader.string("proxy", in: table), !proxy.isEmpty {
      if Self.isProxy(proxy) {
        network.proxy = proxy
      } else {
        let found = Self.withoutSecrets(proxy)
        reader.report(table, "proxy", .badValue(found: found, .proxy, nearest: nil))
      }
    }
    if let path = reader.string("ca_file", in: table), !path.isEmpty {
      let expanded = expandingHome(path)
      if FileAccess.isReadable(expanded) {
        network.caFile = expanded
      } else {
        reader.report(table, "ca_file", .badValue(found: path, .readableFile, nearest: nil))
      }
    }
    network.connectTimeout =
      reader.duration("connect_timeout", in: table) ?? network.connectTimeout
    network.idleTimeout = reader.duration("idle_timeout", in: table) ?? network.idleTimeout
    return network
  }

  private mutating func readAllowedHosts(in table: TableReader.Table) -> [String]? {
    guard let hosts = reader.strings("allowed_hosts", in: table) else { return nil }
    for host in hosts where !Self.isHost(host) {
      reader.report(table, "allowed_hosts", .badValue(found: host, .host, nearest: nil))
    }
    return hosts.map { $0.lowercased() }
  }

  /// A host as `BaseURL.host` gives it: a name, an IPv4 or a bracketed IPv6 address.
  private static func isHost(_ text: String) -> Bool {
    guard let url = BaseURL("https://" + text) else { return false }
    return url.host == text.lowercased()
  }

  private static func isProxy(_ text: String) -> Bool {
    guard let mark = text.firstRange(of: "://") else { return false }
    let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]
    guard schemes.contains(text[..<mark.lowerBound].lowercased()) else { return false }
    // A proxy may carry a user and a password: what counts is the part behind them.
    let rest = text[mark.upperBound...]
    let authority = rest.split(separator: "@", omittingEmptySubsequences: false).last ?? rest
    return BaseURL("http://" + authority) != nil
  }

  /// An address for an error text, without what may be a password or a token in it.
  static func withoutSecrets(_ address: String) -> String {
    let end = address.firstIndex { $0 == "?" || $0 == "#" } ?? address.endIndex
    let kept = address[..<end]
    guard let at = kept.lastIndex(of: "@") else { return String(kept) }
    return "…" + kept[at...]
  }

  func expandingHome(_ path: String) -> String {
    guard let home = rules.home, path.hasPrefix("~/") else { return path }
    return home + path.dropFirst(1)
  }

  /// `"conversation.next" = …` and `conversation.next = …`, which TOML takes for nested tables.
  private mutating func readKeys(
    _ table: TableReader.Table, id: String, into keys: inout [String: [String]]
  ) {
    for (key, node) in table.values.sorted(by: { $0.key < $1.key }) {
      let action = id.isEmpty ? key : "\(id).\(key)"
      if case .table(let values) = node {
        let nested = TableReader.Table(path: table.path + [key], values: values)
        readKeys(nested, id: action, into: &keys)
        continue
      }
      guard checkAction(action, key: key, in: table) else { continue }
      if let chords = readChords(node, key: key, in: table) { keys[action] = chords }
    }
  }

  private mutating func checkAction(
    _ action: String, key: String, in table: TableReader.Table
  ) -> Bool {
    guard let known = rules.knownActions, !known.contains(action) else { return true }
    reader.report(
      table, key, .unknownAction(action, nearest: nearestName(to: action, among: known)))
    return false
  }

  private mutating func readChords(
    _ node: TOMLNode, key: String, in table: TableReader.Table
  ) -> [String]? {
    let chords: [String]
    switch node {
    case .string("none"): return []
    case .string(let chord): chords = [chord]
    case .array: chords = reader.strings(key, in: table) ?? []
    case .integer, .number, .boolean, .date, .table:
      reader.report(table, key, .wrongType(found: node.kind, expected: .listOfStrings))
      return nil
    }
    for chord in chords where !rules.isKeyChord(chord) {
      reader.report(table, key, .badValue(found: chord, .keyChord, nearest: nil))
    }
    return chords
  }
}

extension SettingsError {
  /// The line, where it is known.
  package var line: Int? {
    switch place {
    case .file(_, let line, _): line
    case .environment, .option: nil
    }
  }
}
