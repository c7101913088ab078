/// What a character is to the word commands (M-f, M-b, M-d, C-w and their kin).
///
/// Readline's words are runs of letters and digits. Chinese and Japanese put no blanks between
/// words, and without a dictionary nobody can cut them, so there a word is a run of ideographs and
/// kana up to punctuation, a blank or another script: `用Swift写代码。` is 用, Swift, 写代码.
enum WordClass: Hashable {
  /// Not part of a word.
  case none
  case letters
  case ideographs

  init(_ character: Character) {
    guard character.isLetter || character.isNumber || character == "〇" else {
      self = .none
      return
    }
    guard let scalar = character.unicodeScalars.first else {
      self = .none
      return
    }
    self = Self.isIdeographic(scalar.value) ? .ideographs : .letters
  }

  /// For C-w (readline's unix-word-rubout): blanks, and since Chinese sets none, the marks that
  /// stand in their place.
  static func separates(_ character: Character) -> Bool {
    if character.isWhitespace { return true }
    guard let scalar = character.unicodeScalars.first, !character.isASCII else { return false }
    switch scalar.value {
    // CJK Symbols and Punctuation but 々〆〇, and the fullwidth forms that are no letters, digits.
    case 0x3001...0x3004, 0x3008...0x3020, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40,
      0xFF5B...0xFF65:
      return true
    default: return false
    }
  }

  /// Unicode blocks of Han, kana and bopomofo. Hangul has blanks between words: letters.
  private static func isIdeographic(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x1B000...0x1B16F,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
