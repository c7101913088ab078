/// Cuts a text into pieces about as large as a model's tokens: a word with the space before it, one
/// or two Chinese characters, one emoji, a run of line ends. The cuts lie between grapheme
/// clusters, and the pieces joined are the text.
enum Pieces {
  /// A longer word is cut, as models cut theirs.
  private static let longestWord = 9

  static func cut(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var last = Kind.space
    for character in text {
      let kind = Kind(character)
      if !piece.isEmpty, !joins(piece, last, kind) {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
      last = kind
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  private enum Kind {
    case word, ideograph, space, lineEnd, other

    init(_ character: Character) {
      if character.isNewline {
        self = .lineEnd
      } else if character.isWhitespace {
        self = .space
      } else if character.unicodeScalars.contains(where: Pieces.isIdeograph) {
        self = .ideograph
      } else if character.isLetter || character.isNumber {
        self = .word
      } else {
        self = .other
      }
    }
  }

  /// Whether a character of `next` continues a piece whose last character is of `last`.
  private static func joins(_ piece: String, _ last: Kind, _ next: Kind) -> Bool {
    switch (last, next) {
    case (.word, .word): piece.count < longestWord
    case (.ideograph, .ideograph): piece.count < 2
    case (.lineEnd, .lineEnd), (.space, .space): piece.count < longestWord
    case (.space, .word): piece.count == 1
    default: false
    }
  }

  /// Han, kana and Hangul syllables.
  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
