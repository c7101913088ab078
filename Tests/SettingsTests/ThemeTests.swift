import Foundation
import Screen
@testable import Settings
import Testing

@Suite("themes")
struct ThemeTests {
  private let folder: TemporaryFolder
  private let asked = SettingsError.Place.option("--theme")

  init() throws {
    folder = try TemporaryFolder()
  }

  private func theme(_ name: String, depth: ColorDepth = .trueColor) throws -> Theme {
    try ThemeCatalog(folder: folder.path).theme(named: name, depth: depth, askedBy: asked)
  }

  private func mistakes(_ toml: String) throws -> [SettingsError] {
    let file = try folder.write(toml, to: "wrong.toml")
    let error = #expect(throws: SettingsMistakes.self) { try theme(file) }
    return error?.all ?? []
  }

  @Test(
    "the built-in themes give every role a style of their own",
    arguments: ["default", "ink", "paper", "mono"])
  func complete(name: String) throws {
    let bytes = try #require(ThemeCatalog.builtIn[name])
    let source = try ThemeReader.read(file: name, bytes: bytes, name: name)
    #expect(Set(source.roles.keys) == Set(Role.allCases))
    let theme = try theme(name)
    #expect(theme.name.lowercased() == name)
  }

  @Test("the default theme uses the terminal's own colours, never white or black text")
  func safeDefault() throws {
    let theme = try theme("default")
    for role in Role.allCases {
      let style = theme[role]
      #expect(style.background == .default, "\(role)")
      guard case .indexed(let index) = style.foreground else {
        #expect(style.foreground == .default, "\(role)")
        continue
      }
      #expect(index < 16 && ![0, 7, 8, 15].contains(index), "\(role)")
    }
  }

  @Test("mono has no colour, and tells what is selected, failed or busy apart")
  func colorless() throws {
    let theme = try theme(ThemeCatalog.colorless)
    for role in Role.allCases {
      #expect(theme[role].foreground == .default && theme[role].background == .default)
      #expect(!theme[role].attributes.contains(.italic))
    }
    let told: [Role] = [.listItem, .listSelected, .listActive, .listStreaming, .listFailed]
    #expect(Set(told.map { theme[$0].attributes.rawValue }).count == told.count)
  }

  @Test(
    "what ink and paper give in numbers has a contrast of 4.5:1 on its background",
    arguments: ["ink", "paper"], [ColorDepth.trueColor, .indexed])
  func contrast(name: String, depth: ColorDepth) throws {
    let theme = try theme(name, depth: depth)
    #expect(theme.pair == (name == "ink" ? "paper" : "ink"))
    for role in Role.allCases {
      let style = theme[role]
      let ratio = try #require(contrastRatio(style.foreground, style.background))
      #expect(ratio >= 4.5, "\(role): \(ratio)")
    }
  }

  @Test("a role falls through to its group, then to text, then to the theme it inherits")
  func inheritance() throws {
    let file = try folder.write(
      """
      name = "Mine"
      inherits = "default"
      [palette]
      blue = ["#83a598", 109, "blue"]
      bg = "#282828"
      [roles]
      text = { bg = "bg" }
      overlay = { fg = "blue", bg = 236, bold = true }
      "overlay.key" = { underline = true }
      md.heading = ["#ff0000"]
      """, to: "mine.toml")
    let theme = try theme(file)
    let blue = Color.rgb(0x83, 0xA5, 0x98)
    #expect(
      theme[.overlayKey]
        == Style(foreground: blue, background: .indexed(236), attributes: .underline))
    #expect(theme[.failure] == Style(foreground: .indexed(1), background: .rgb(40, 40, 40)))
    #expect(theme[.heading].foreground == .rgb(255, 0, 0))
    #expect(try self.theme(file, depth: .indexed)[.overlay].foreground == .indexed(109))
    #expect(try self.theme(file, depth: .ansi)[.overlay].foreground == .indexed(4))
    #expect(try self.theme(file, depth: .ansi)[.heading].foreground == .rgb(255, 0, 0))
  }

  @Test("one's own file counts before the built-in one of its name, and may stand on it")
  func ownFile() throws {
    try folder.write("name = \"My ink\"\ninherits = \"ink\"\n[roles]\ndim = 3", to: "ink.toml")
    let theme = try theme("ink")
    #expect(theme.name == "My ink")
    #expect(theme[.dim].foreground == .indexed(3))
    #expect(theme[.text] != .plain)
  }

  @Test("an unknown role, attribute or colour is told with its line and the nearest name")
  func unknown() throws {
    let found = try mistakes(
      """
      [palette]
      sky = "#12345"
      [roles]
      "user.nme" = "red"
      dim = { fg = "bright-blak", bld = true }
      accent = 256
      """)
    #expect(found.map(\.line) == [2, 4, 5, 5, 6])
    #expect(
      Set(found.map(\.problem)) == [
        .unknownColor("#12345", nearest: nil), .unknownRole("user.nme", nearest: "user.name"),
        .unknownKey(
          "bld", nearest: "bold",
          allowed: ["fg", "bg", "bold", "dim", "italic", "underline", "reverse", "strikethrough"]),
        .unknownColor("bright-blak", nearest: "bright-black"),
        .badValue(found: "256", .wholeNumber(0...255), nearest: nil),
      ])
  }

  @Test("an unknown theme and a circle of themes are told")
  func loops() throws {
    let error = #expect(throws: SettingsMistakes.self) { try theme("inkk") }
    #expect(
      error?.all.first
        == SettingsError(
          asked,
          .unknownTheme("inkk", nearest: "ink", known: ["default", "ink", "mono", "paper"])))
    try folder.write("inherits = \"b\"", to: "a.toml")
    try folder.write("inherits = \"a\"", to: "b.toml")
    let loop = #expect(throws: SettingsMistakes.self) { try theme("a") }
    #expect(loop?.all.first?.problem == .inheritanceLoop("a"))
  }

  @Test(
    "a theme by background follows COLORFGBG, and is dark where nothing is known",
    arguments: [
      ("light:paper,dark:ink", "0;15", "paper"), ("dark:ink,light:paper", "15;default;0", "ink"),
      ("light:paper,dark:ink", "15;8", "ink"), ("light:paper,dark:ink", "", "ink"),
      ("auto", "", "default"), ("auto", "0;7", "paper"), ("mono", "0;15", "mono"),
    ])
  func background(choice: String, variable: String, expected: String) throws {
    let surroundings = Surroundings(variables: ["COLORFGBG": variable])
    #expect(try #require(ThemeChoice(choice)).resolved(surroundings) == expected)
  }
}

/// The ratio of WCAG 2.2; nil for a colour that is the terminal's own affair.
func contrastRatio(_ first: Color, _ second: Color) -> Double? {
  guard let one = luminance(first), let two = luminance(second) else { return nil }
  return (max(one, two) + 0.05) / (min(one, two) + 0.05)
}

private func luminance(_ color: Color) -> Double? {
  guard let (red, green, blue) = components(color) else { return nil }
  func linear(_ value: Int) -> Double {
    let share = Double(value) / 255
    return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

private func components(_ color: Color) -> (Int, Int, Int)? {
  switch color {
  case .rgb(let red, let green, let blue): return (Int(red), Int(green), Int(blue))
  case .indexed(let index) where index >= 232:
    let grey = 8 + 10 * (Int(index) - 232)
    return (grey, grey, grey)
  case .indexed(let index) where index >= 16:
    let levels = [0, 95, 135, 175, 215, 255]
    let cube = Int(index) - 16
    return (levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
  case .indexed, .default: return nil
  }
}

/// x to the power of 2.4, as the curve of sRGB wants it.
private func power(_ base: Double) -> Double {
  pow(base, 2.4)
}
