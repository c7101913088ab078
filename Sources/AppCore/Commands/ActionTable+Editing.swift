import Screen
import Wording

extension ActionTable {
  static let editing: [Action] = moving + deleting + changing

  private static func edit(_ id: ActionID, _ words: ActionWords, _ keys: KeyChord...) -> Action {
    Action(id, .editing, words, in: .text, keys: keys)
  }

  private static let moving: [Action] = [
    edit(.editLineStart, .editLineStart, KeyChord(.control("a")), KeyChord(Key(.home))),
    edit(.editLineEnd, .editLineEnd, KeyChord(.control("e")), KeyChord(Key(.end))),
    edit(
      .editCharacterForward, .editCharacterForward, KeyChord(.control("f")),
      KeyChord(Key(.right))),
    edit(
      .editCharacterBackward, .editCharacterBackward, KeyChord(.control("b")),
      KeyChord(Key(.left))),
    edit(
      .editWordForward, .editWordForward, KeyChord(.alt("f")), KeyChord(Key(.right, .control))),
    edit(
      .editWordBackward, .editWordBackward, KeyChord(.alt("b")), KeyChord(Key(.left, .control))),
  ]

  private static let deleting: [Action] = [
    edit(
      .editDeleteForward, .editDeleteForward, KeyChord(.control("d")), KeyChord(Key(.delete))),
    edit(.editDeleteBackward, .editDeleteBackward, KeyChord(Key(.backspace))),
    edit(.editKillLine, .editKillLine, KeyChord(.control("k"))),
    edit(.editKillToStart, .editKillToStart, KeyChord(.control("u"))),
    edit(.editKillWord, .editKillWord, KeyChord(.alt("d"))),
    edit(.editKillWordBackward, .editKillWordBackward, KeyChord(Key(.backspace, .alt))),
    edit(.editKillBlankWord, .editKillBlankWord, KeyChord(.control("w"))),
    edit(.editYank, .editYank, KeyChord(.control("y"))),
    edit(.editYankPop, .editYankPop, KeyChord(.alt("y"))),
  ]

  private static let changing: [Action] = [
    edit(.editTransposeCharacters, .editTransposeCharacters, KeyChord(.control("t"))),
    edit(.editTransposeWords, .editTransposeWords, KeyChord(.alt("t"))),
    edit(.editUpcaseWord, .editUpcaseWord, KeyChord(.alt("u"))),
    edit(.editDowncaseWord, .editDowncaseWord, KeyChord(.alt("l"))),
    edit(.editCapitalizeWord, .editCapitalizeWord, KeyChord(.alt("c"))),
    edit(.editUndo, .editUndo, KeyChord(.control("_")), leader("u")),
    edit(.editLeave, .editLeave, KeyChord(.control("g"))),
  ]
}
