package import Screen

/// Finds themes: built in, then the person's own folder, then a path.
package struct ThemeCatalog: Sendable {
  private let folder: String?

  /// `folder` holds the person's own `NAME.toml`; nil when there is none.
  package init(folder: String?) {
    self.folder = folder
  }

  /// The theme of the compiled-in files that `NO_COLOR` and `--no-color` ask for.
  package static let colorless = "mono"

  /// The compiled-in files, by name.
  static let builtIn: [String: [UInt8]] = [
    "default": PackageResources.default_toml,
    "ink": PackageResources.ink_toml,
    "paper": PackageResources.paper_toml,
    "mono": PackageResources.mono_toml,
  ]

  /// The theme a person chose: a name, or a path (it has a slash or ends in `.toml`). One's own
  /// file counts before a built-in one of that name. Follows `inherits`.
  ///
  /// - Throws: every mistake of the file in which the first was found.
  package func theme(
    named name: String, depth: ColorDepth, askedBy place: SettingsError.Place
  ) throws(SettingsMistakes) -> Theme {
    var source = try read(name, askedBy: place)
    var seen = [name]
    while let parent = source.inherits {
      // A person's "ink" may stand on the built-in "ink", and only once.
      let isSelf = parent == name
      guard !seen.contains(parent) || (isSelf && seen == [name] && isOwn(name)) else {
        throw SettingsMistakes([SettingsError(place, .inheritanceLoop(parent))])
      }
      seen.append(parent)
      let ancestor =
        isSelf ? try readBuiltIn(parent, askedBy: place) : try read(parent, askedBy: place)
      source.inherit(ancestor)
      source.inherits = ancestor.inherits
    }
    return source.theme(at: depth)
  }

  private func isOwn(_ name: String) -> Bool {
    Self.builtIn[name] != nil && ownFile(name).map(FileAccess.isReadable) == true
  }

  private func ownFile(_ name: String) -> String? {
    folder.map { "\($0)/\(name).toml" }
  }

  private func read(
    _ name: String, askedBy place: SettingsError.Place
  ) throws(SettingsMistakes) -> ThemeSource {
    let isPath = name.contains("/") || name.hasSuffix(".toml")
    if let path = isPath ? name : ownFile(name) {
      if let bytes = try contents(of: path) {
        return try ThemeReader.read(file: path, bytes: bytes, name: Self.title(of: name))
      }
      if isPath {
        let missing = SettingsError(.file(path, line: nil, key: ""), .missingFile)
        throw SettingsMistakes([missing])
      }
    }
    return try readBuiltIn(name, askedBy: place)
  }

  private func readBuiltIn(
    _ name: String, askedBy place: SettingsError.Place
  ) throws(SettingsMistakes) -> ThemeSource {
    guard let bytes = Self.builtIn[name] else {
      let known = Self.builtIn.keys.sorted()
      let nearest = nearestName(to: name, among: known)
      throw SettingsMistakes([
        SettingsError(place, .unknownTheme(name, nearest: nearest, known: known))
      ])
    }
    return try ThemeReader.read(file: "themes/\(name).toml", bytes: bytes, name: name)
  }

  private func contents(of path: String) throws(SettingsMistakes) -> [UInt8]? {
    do {
      return try FileAccess.contents(of: path)?.bytes
    } catch {
      throw SettingsMistakes([error])
    }
  }

  private static func title(of name: String) -> String {
    let file = name.split(separator: "/").last ?? ""
    return file.hasSuffix(".toml") ? String(file.dropLast(5)) : String(file)
  }
}
