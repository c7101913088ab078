import Screen

/// One role as a theme file writes it. A colour that is not given is that of the role's group
/// (`overlay` for `overlay.key`), then that of `text`.
struct RoleEntry: Hashable {
  var foreground: ThemeColor?
  var background: ThemeColor?
  var attributes: Style.Attributes = []
}

/// A theme file, parsed and checked, before it is fitted to a terminal.
struct ThemeSource: Hashable {
  var name: String
  var variant: Theme.Variant
  var pair: String?
  var inherits: String?
  var roles: [Role: RoleEntry]

  /// Takes the roles that are missing from an ancestor.
  mutating func inherit(_ ancestor: ThemeSource) {
    roles.merge(ancestor.roles) { own, _ in own }
  }

  /// The theme on a terminal of this depth.
  func theme(at depth: ColorDepth) -> Theme {
    var styles: [Role: Style] = [:]
    for role in Role.allCases {
      let chain = [roles[role], group(of: role).flatMap { roles[$0] }, roles[.text]]
      let entries = chain.compactMap(\.self)
      let foreground = entries.lazy.compactMap(\.foreground).first?.color(at: depth)
      let background = entries.lazy.compactMap(\.background).first?.color(at: depth)
      styles[role] = Style(
        foreground: foreground ?? .default, background: background ?? .default,
        attributes: roles[role]?.attributes ?? [])
    }
    return Theme(name: name, variant: variant, pair: pair, styles: styles)
  }

  private func group(of role: Role) -> Role? {
    guard let dot = role.rawValue.lastIndex(of: ".") else { return nil }
    return Role(rawValue: String(role.rawValue[..<dot]))
  }
}

/// Reads one theme file (`docs/THEMES.md`).
struct ThemeReader {
  private static let topKeys = ["name", "variant", "pair", "inherits", "palette", "roles"]
  private static let attributes: [(name: String, attribute: Style.Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
    ("reverse", .reverse), ("strikethrough", .strikethrough),
  ]

  private var reader: TableReader
  private var palette: [String: ThemeColor] = [:]

  private init(_ document: TOMLDocument) {
    reader = TableReader(document)
  }

  /// Parses a whole file. `name` is used where the file gives none.
  ///
  /// - Throws: all mistakes at once.
  static func read(
    file: String, bytes: [UInt8], name: String
  ) throws(SettingsMistakes) -> ThemeSource {
    let document: TOMLDocument
    do {
      document = try TOMLDocument(file: file, bytes: bytes)
    } catch {
      throw SettingsMistakes([error])
    }
    var themeReader = ThemeReader(document)
    let source = themeReader.read(name: name)
    let mistakes = themeReader.reader.mistakes.sorted { ($0.line ?? .max) < ($1.line ?? .max) }
    guard mistakes.isEmpty else { throw SettingsMistakes(mistakes) }
    return source
  }

  private mutating func read(name: String) -> ThemeSource {
    let root = reader.root
    reader.checkKeys(of: root, known: Self.topKeys)
    if let table = reader.table("palette", in: root) { readPalette(table) }
    let variants = Theme.Variant.allCases.map(\.rawValue)
    let variant = reader.choice("variant", in: root, of: variants)
    var roles: [Role: RoleEntry] = [:]
    if let table = reader.table("roles", in: root) {
      readRoles(table, prefix: "", into: &roles)
    }
    return ThemeSource(
      name: reader.text("name", in: root) ?? name,
      variant: variant.flatMap(Theme.Variant.init) ?? .any,
      pair: reader.text("pair", in: root), inherits: reader.text("inherits", in: root),
      roles: roles)
  }

  private mutating func readPalette(_ table: TableReader.Table) {
    for (key, node) in table.values.sorted(by: { $0.key < $1.key }) {
      // A palette's own names are not known yet: "blue" here is the terminal's.
      palette[key] = readColor(node, key: key, in: table, named: [:])
    }
  }

  /// `"md.heading" = …` and `md.heading = …`, which TOML takes for nested tables.
  private mutating func readRoles(
    _ table: TableReader.Table, prefix: String, into roles: inout [Role: RoleEntry]
  ) {
    for (key, node) in table.values.sorted(by: { $0.key < $1.key }) {
      let name = prefix + key
      if let role = Role(rawValue: name) {
        roles[role] = readRole(node, key: key, in: table)
      } else if case .table(let values) = node, Self.isGroup(name) {
        let nested = TableReader.Table(path: table.path + [key], values: values)
        readRoles(nested, prefix: name + ".", into: &roles)
      } else {
        let nearest = nearestName(to: name, among: Role.allCases.map(\.rawValue))
        reader.report(table, key, .unknownRole(name, nearest: nearest))
      }
    }
  }

  private static func isGroup(_ name: String) -> Bool {
    Role.allCases.contains { $0.rawValue.hasPrefix(name + ".") }
  }

  private mutating func readRole(
    _ node: TOMLNode, key: String, in table: TableReader.Table
  ) -> RoleEntry {
    guard case .table(let values) = node else {
      let color = readColor(node, key: key, in: table, named: palette)
      return RoleEntry(foreground: color)
    }
    let inner = TableReader.Table(path: table.path + [key], values: values)
    var entry = RoleEntry()
    reader.checkKeys(of: inner, known: ["fg", "bg"] + Self.attributes.map(\.name))
    if let node = values["fg"] {
      entry.foreground = readColor(node, key: "fg", in: inner, named: palette)
    }
    if let node = values["bg"] {
      entry.background = readColor(node, key: "bg", in: inner, named: palette)
    }
    for (name, attribute) in Self.attributes
    where reader.boolean(name, in: inner) == true {
      entry.attributes.insert(attribute)
    }
    return entry
  }

  private mutating func readColor(
    _ node: TOMLNode, key: String, in table: TableReader.Table, named: [String: ThemeColor]
  ) -> ThemeColor? {
    switch node {
    case .array(let nodes): return readFallbacks(nodes, key: key, in: table, named: named)
    case .string(let text):
      if let color = named[text] ?? ThemeColor.color(text).map({ ThemeColor($0) }) {
        return color
      }
      let known = Array(named.keys) + ThemeColor.names + ["default"]
      reader.report(table, key, .unknownColor(text, nearest: nearestName(to: text, among: known)))
    case .integer(let index):
      if let index = UInt8(exactly: index) { return ThemeColor(.indexed(index)) }
      reader.report(
        table, key, .badValue(found: "\(index)", .wholeNumber(0...255), nearest: nil))
    case .number, .boolean, .date, .table:
      reader.report(table, key, .wrongType(found: node.kind, expected: .string))
    }
    return nil
  }

  /// `["#83a598", 109, "blue"]`: one colour for each depth.
  private mutating func readFallbacks(
    _ nodes: [TOMLNode], key: String, in table: TableReader.Table, named: [String: ThemeColor]
  ) -> ThemeColor? {
    var color = ThemeColor()
    for node in nodes {
      if case .array = node {
        reader.report(table, key, .wrongType(found: .list, expected: .string))
        continue
      }
      guard let entry = readColor(node, key: key, in: table, named: named) else { continue }
      for part in [entry.trueColor, entry.indexed, entry.ansi].compactMap(\.self) {
        color.add(part)
      }
    }
    guard color == ThemeColor() else { return color }
    if nodes.isEmpty { reader.report(table, key, .badValue(found: "[]", .color, nearest: nil)) }
    return nil
  }
}
