package import Layout
import Screen
import Wording

extension AppState {
  /// The rows of the help that match what was typed.
  package func helpRows(of help: HelpOverlay) -> [HelpRow] {
    HelpPage.rows(keymap, matching: help.filter.text, language: language)
  }

  /// The same as they stand on the screen: keys at the left and what they do at the right, one
  /// above the other where there is no room for both.
  package func helpLayout(of help: HelpOverlay) -> TranscriptLayout {
    var layout = TranscriptLayout(columns: size.columns, width: cellWidth)
    for row in helpRows(of: help) {
      switch row {
      case .group(let name):
        layout.add(.plain(.overlayTitle), name.text(language), indent: 1, gap: true)
      case .action(let keys, let help):
        layout.addHelp(keys, help.text(language), width: cellWidth)
      }
    }
    return layout
  }
}

extension TranscriptLayout {
  /// Columns of the keys, with their margins.
  private static let keyColumns = 28
  /// From here on keys and help stand side by side.
  private static let wideColumns = 64

  fileprivate mutating func addHelp(_ keys: String, _ help: String, width: CellWidth) {
    guard columns >= Self.wideColumns else {
      add(.plain(.overlayKey), keys, indent: 1)
      return add(.plain(.overlay), help, indent: 3)
    }
    let room = Self.keyColumns - 4
    var prefix = "  " + keys
    if width.columns(of: keys) > room {
      add(.plain(.overlayKey), keys, indent: 2)
      prefix = ""
    }
    let blanks = Self.keyColumns - width.columns(of: prefix)
    prefix += String(repeating: " ", count: max(0, blanks))
    add(.prefixed(prefix, prefixRole: .overlayKey, role: .overlay), help)
  }

  fileprivate mutating func add(
    _ kind: Block.Kind, _ text: String, indent: Int = 0, gap: Bool = false
  ) {
    append(
      Block(id: BlockID(blocks.count), kind: kind, text: text, indent: indent, gapBefore: gap))
  }
}
