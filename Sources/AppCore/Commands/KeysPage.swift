package import Wording

/// The page of all keys, `docs/KEYS.md`: written from the action table, checked by a test.
package enum KeysPage {
  /// The page in Markdown, with the default keys.
  package static func markdown(_ language: Language) -> String {
    let keymap = Keymap()
    var page = "# \(Sentence.keysPageTitle.text(language))\n\n"
    page += Sentence.keysPageIntroduction.text(language) + "\n"
    for group in ActionGroup.allCases {
      page += "\n## \(group.title.text(language))\n\n"
      page += Sentence.keysPageHead.text(language) + "\n|---|---|---|\n"
      for action in ActionTable.all where action.group == group {
        page += row(of: action, keymap, language) + "\n"
      }
    }
    return page
  }

  private static func row(of action: Action, _ keymap: Keymap, _ language: Language) -> String {
    let whenEmpty = Sentence.keysPageWhenEmpty.text(language)
    var keys = action.keys.map { code($0.text) }
    keys += action.emptyComposerKeys.map { code($0.text) + " " + whenEmpty }
    keys += action.slash.map { [code("/" + $0)] } ?? []
    let help = action.help.text(language)
    return "| \(keys.joined(separator: ", ")) | \(help) | \(code(action.id.rawValue)) |"
  }

  private static func code(_ text: String) -> String { "`" + text + "`" }
}
