import AppCore
import Screen

/// A composer with its keys, driven as the app drives it. Text with `|` shows the cursor.
///
/// Keys are written as they come: `abc` types, `<C-a>`, `<M-f>`, `<Left>`, `<C-x u>` press; the
/// names are those of the configuration. `<lt>` is `<`.
struct ComposerDriver {
  var composer = Composer()
  var sequencer = KeySequencer()
  var history = PromptHistory()
  var columns = 20
  /// What Enter sent.
  var sent: [String] = []

  init(_ text: String = "|", columns: Int = 20) {
    self.columns = columns
    // `|` is drawn into the text, so that the text itself has none.
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    composer.insert(String(parts[0]))
    if parts.count == 2 {
      let before = composer.text.utf8.count
      composer.insert(String(parts[1]))
      while composer.cursor > before { composer.perform(.characterBackward) }
    }
  }

  /// The text with its cursor.
  var shown: String {
    let bytes = Array(composer.text.utf8)
    let before = String(decoding: bytes[..<composer.cursor], as: UTF8.self)
    return before + "|" + String(decoding: bytes[composer.cursor...], as: UTF8.self)
  }

  mutating func press(_ keys: String) {
    for key in Self.keys(keys) { press(key) }
  }

  mutating func press(_ key: Key) {
    let context = KeyContext.composer(isEmpty: composer.isEmpty)
    switch sequencer.input(key, context: context, at: .zero) {
    case .insert(let character): composer.insert(character)
    case .action(let action): perform(action)
    case .pending, .unknown, .none: break
    }
  }

  private mutating func perform(_ action: ActionID) {
    if let command = EditCommand(action) {
      composer.perform(command)
      return
    }
    let width = CellWidth()
    switch action {
    case .composerHistoryPrevious:
      composer.moveUp(columns: columns, width: width, history: history)
    case .composerHistoryNext:
      composer.moveDown(columns: columns, width: width, history: history)
    case .composerSend:
      guard case .send(let text) = composer.enter() else { return }
      sent.append(text)
      history.append(text)
      composer.clear()
    default: break
    }
  }

  /// Reads the notation.
  static func keys(_ text: String) -> [Key] {
    var keys: [Key] = []
    var rest = text[...]
    while let first = rest.first {
      guard first == "<", let end = rest.firstIndex(of: ">") else {
        keys.append(first == "\n" ? Key(.enter) : .character(first))
        rest.removeFirst()
        continue
      }
      let name = String(rest[rest.index(after: rest.startIndex)..<end])
      keys += name == "lt" ? [.character("<")] : KeyChord(configuration: name)?.keys ?? []
      rest = rest[rest.index(after: end)...]
    }
    return keys
  }
}
