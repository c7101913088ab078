/// Scalars and classes of scalars that the sanitiser and the width rules name.
extension Unicode.Scalar {
  static let zeroWidthNonJoiner: Self = "\u{200C}"
  static let zeroWidthJoiner: Self = "\u{200D}"
  /// VS15: the text presentation of an emoji.
  static let textSelector: Self = "\u{FE0E}"
  /// VS16: the emoji presentation of a character.
  static let emojiSelector: Self = "\u{FE0F}"
  /// The base of the flags of England, Scotland and Wales.
  static let blackFlag: Self = "\u{1F3F4}"
  static let endTag: Self = "\u{E007F}"
  static let replacement: Self = "\u{FFFD}"

  var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// A Fitzpatrick skin tone.
  var isEmojiModifier: Bool { (0x1F3FB...0x1F3FF).contains(value) }

  /// A tag that emoji tag sequences use: `0-9a-z` or the end tag.
  var isTag: Bool {
    switch value {
    case 0xE0030...0xE0039, 0xE0061...0xE007A, 0xE007F: true
    default: false
    }
  }

  /// A letter or mark of a script whose letters join or form conjuncts, so that ZWJ and ZWNJ change
  /// what is seen (The Unicode Standard, section 23.2; the blocks, as a superset of UAX #31's A1,
  /// A2 and B contexts).
  var isOfJoiningScript: Bool {
    switch value {
    case 0x0600...0x08FF,  // Arabic, Syriac, Thaana, N'Ko, Mandaic
      0x0900...0x0DFF,  // Devanagari to Sinhala
      0x0F00...0x109F,  // Tibetan, Myanmar
      0x1700...0x18AF,  // Philippine scripts, Khmer, Mongolian
      0x1A20...0x1BFF,  // Tai Tham, Balinese, Sundanese, Batak
      0xA800...0xA82F, 0xA840...0xA87F, 0xA880...0xA8FF,  // Syloti Nagri, Phags-pa, Saurashtra
      0xA930...0xA9FF, 0xAA00...0xAA7F, 0xAAE0...0xAAFF, 0xABC0...0xABFF,  // Rejang to Meetei Mayek
      0xFB50...0xFDCF, 0xFDF0...0xFDFF, 0xFE70...0xFEFC,  // Arabic presentation forms
      0x10A00...0x10A5F, 0x10AC0...0x10AFF, 0x10B80...0x10BAF, 0x10D00...0x10D3F,
      0x10EC0...0x10F6F, 0x10F70...0x10FDF,  // Kharoshthi to Chorasmian
      0x11000...0x11FFF,  // Brahmi and its descendants
      0x1E900...0x1E95F:  // Adlam
      true
    default: false
    }
  }
}
