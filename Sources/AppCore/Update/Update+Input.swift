import Chat
import Layout
import Screen
import Wording

extension AppState {
  /// Takes one thing from the terminal.
  mutating func take(
    _ input: TerminalInput, _ context: UpdateContext, _ effects: inout [Effect]
  ) {
    switch input {
    case .key(let key): take(key, context, &effects)
    case .paste(let bytes): paste(bytes)
    case .mouse(let mouse): take(mouse)
    // Answers of the terminal are for a later measurement; the focus for notices.
    case .reply, .focus: break
    }
  }

  private mutating func take(_ key: Key, _ context: UpdateContext, _ effects: inout [Effect]) {
    switch sequencer.input(key, context: keyContext, at: now) {
    case .action(let action): perform(action, context, &effects)
    case .insert(let character): editLine { $0.insert(character) }
    case .pending, .none: break
    case .unknown(let chord): say(.unknownKeys(chord.text))
    }
  }

  /// Which keys count now.
  package var keyContext: KeyContext {
    switch overlay {
    case nil: historySearch == nil ? .composer(isEmpty: open.composer.isEmpty) : .search
    case .help: .help
    case .switcher: .switcher
    case .confirmQuit: .prompt
    }
  }

  /// Changes the line that has the attention: the draft, or what narrows a list.
  mutating func editLine(_ change: (inout Composer) -> Void) {
    switch overlay {
    case .help(var help):
      change(&help.filter)
      help.offset = 0
      overlay = .help(help)
    case .switcher(var switcher):
      change(&switcher.filter)
      switcher.selected = 0
      overlay = .switcher(switcher)
    case .confirmQuit: break
    case nil:
      guard historySearch == nil else {
        historySearch?.edit(change)
        return
      }
      open.suggestion = nil
      change(&open.composer)
    }
  }

  /// A paste goes into the line that has the attention; controls are dropped and counted.
  private mutating func paste(_ bytes: [UInt8]) {
    sequencer.reset()
    var report = PasteReport()
    editLine { report = $0.insert(paste: bytes) }
    tell(report)
  }

  /// Says what a paste lost.
  private mutating func tell(_ report: PasteReport) {
    if report.wasCut { return say(.pasteCut, isError: true) }
    if report.droppedControls > 0 { say(.pasteDropped(report.droppedControls)) }
  }

  private mutating func take(_ mouse: MouseEvent) {
    switch mouse.kind {
    case .wheelUp: wheel(by: -3)
    case .wheelDown: wheel(by: 3)
    case .press, .release, .drag: break
    }
  }

  private mutating func wheel(by rows: Int) {
    switch overlay {
    case nil: scroll(by: rows)
    case .help(var help):
      scroll(&help, by: rows)
      overlay = .help(help)
    case .switcher, .confirmQuit: break
    }
  }

  /// Moves the reader through the transcript.
  mutating func scroll(by rows: Int) {
    let height = arrangement.transcript.size.rows
    open.viewport.scroll(by: rows, height: height, in: open.layout)
  }

  /// C-x C-e: the draft goes to `$EDITOR`.
  mutating func editOutside(_ effects: inout [Effect]) {
    draftInEditor = open.composer.text
    effects.append(.openEditor(open.composer.text))
  }

  /// What came back from `$EDITOR` is the draft now, behind what came to the draft meanwhile: a
  /// queue that a failure gave back.
  mutating func takeEdited(_ text: String?) {
    let given = draftInEditor ?? open.composer.text
    draftInEditor = nil
    guard var text else { return say(.editorFailed, isError: true) }
    if open.composer.text != given {
      let draft = open.composer.text
      let meanwhile =
        draft.hasSuffix("\n" + given) ? String(draft.dropLast(given.count + 1)) : draft
      text = meanwhile + "\n" + text
    }
    open.composer.replaceAll(with: "")
    tell(open.composer.insert(paste: Array(text.utf8)))
  }
}
