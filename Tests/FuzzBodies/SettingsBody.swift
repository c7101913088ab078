import AppCore
import Glibc
import Runtime
import Screen
import Settings
import Wording

/// `config.toml` and theme files: any bytes give a value or mistakes, and every mistake has its
/// sentences and a line that is there.
enum SettingsBody {
  static func runConfiguration(_ bytes: [UInt8]) throws(FuzzFinding) {
    let rules = ConfigurationRules(
      knownActions: Set(ActionID.allCases.map(\.rawValue)),
      isKeyChord: { KeyChord(configuration: $0) != nil },
      credentialsFile: "/nowhere/credentials.toml", home: "/nowhere")
    let configuration: Configuration
    do {
      configuration = try Configuration(file: "config.toml", bytes: bytes, rules: rules)
    } catch {
      return try check(error, bytes)
    }
    for problem in Keymap.make(overrides: configuration.keys).problems {
      try check(problem.sentence)
    }
    do {
      _ = try configuration.profile(named: nil, surroundings: Surroundings(variables: [:]))
    } catch {
      try check(Sentence(error))
    }
  }

  static func runTheme(_ bytes: [UInt8]) throws(FuzzFinding) {
    // What it inherits could be any file of this machine.
    let text = String(decoding: bytes, as: UTF8.self)
    guard !text.contains("inherits") || !text.contains("/") else { return }
    let file = TemporaryFile(bytes)
    let place = SettingsError.Place.option("--theme")
    for depth in [ColorDepth.trueColor, .indexed, .ansi] {
      do throws(SettingsMistakes) {
        let catalog = ThemeCatalog(folder: nil)
        let theme = try catalog.theme(named: file.path, depth: depth, askedBy: place)
        for role in Role.allCases { _ = theme[role] }
      } catch {
        try check(error, bytes)
      }
    }
  }

  private static func check(_ mistakes: SettingsMistakes, _ bytes: [UInt8]) throws(FuzzFinding) {
    try hold(!mistakes.all.isEmpty, "it fails without a mistake")
    let lineCount = 1 + bytes.count { $0 == UInt8(ascii: "\n") }
    for mistake in mistakes.all {
      if case .file(_, let line?, _) = mistake.place {
        try hold((1...lineCount).contains(line), "line \(line) of \(lineCount): \(mistake)")
      }
      try check(Sentence(mistake))
    }
  }

  private static func check(_ sentence: Sentence) throws(FuzzFinding) {
    for language in Language.allCases {
      try hold(!sentence.text(language).isEmpty, "a mistake without a sentence")
    }
  }
}

/// A file of this run alone, gone with the value.
private final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8]) {
    var template = Array("/tmp/rivulet-fuzz-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }

  deinit { unlink(path) }
}
