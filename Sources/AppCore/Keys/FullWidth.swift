/// The marks that an input method in Chinese mode gives for ASCII keys, so that it never blocks a
/// command: after the leader, in prompts and in searches these count as the ASCII key.
package enum FullWidth {
  /// The ASCII character whose key gave this one; nil where it is no such form. ASCII itself is
  /// its own answer.
  package static func ascii(for character: Character) -> Character? {
    if character.isASCII { return character }
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return nil
    }
    if let mark = marks[character] { return mark }
    switch scalar.value {
    // Fullwidth Forms (Unicode block FF00): the ASCII characters from `!` on, in their order.
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFF01 + 0x21).map(Character.init)
    case 0x3000: return " "
    default: return nil
    }
  }

  /// Lower case, full-width forms as ASCII: two texts that a searcher takes for the same are equal
  /// so.
  package static func folded(_ character: Character) -> Character {
    let narrow = character.isASCII ? character : ascii(for: character) ?? character
    guard narrow.isUppercase else { return narrow }
    // A letter with a longer lower-case form (`İ`) stays: one character must stay one.
    let lower = narrow.lowercased()
    return lower.count == 1 ? lower.first ?? narrow : narrow
  }

  /// Chinese punctuation by the key that types it on a US keyboard.
  private static let marks: [Character: Character] = [
    "、": "/", "，": ",", "。": ".", "？": "?", "！": "!", "；": ";", "：": ":",
    "【": "[", "】": "]", "「": "[", "」": "]", "『": "{", "』": "}",
    "《": "<", "》": ">", "〈": "<", "〉": ">", "（": "(", "）": ")",
    "‘": "'", "’": "'", "“": "\"", "”": "\"", "￥": "$",
  ]
}
