/// What becomes of outside text before anybody sees it (network, file, child, clipboard).
///
/// `ClusterReader` does the work, cell by cell; here are the marks it shows and whole-text forms for
/// what is no cell: titles, log lines, standard output. All are idempotent, and their output holds
/// no control (but LF and tab where said), no escape sequence, no bidi control, no invisible
/// character beyond the joiners, selectors and tags that `ClusterShape` allows, and no noncharacter.
package enum Sanitizer {
  /// One line: line ends and tabs become spaces.
  package static func line(_ text: String) -> String {
    line(Array(text.utf8))
  }

  /// One line from raw bytes.
  package static func line(_ bytes: [UInt8]) -> String {
    show(bytes, tab: " ", lineEnd: " ")
  }

  /// Several lines: LF and tabs stay, CRLF becomes LF.
  package static func text(_ text: String) -> String {
    self.text(Array(text.utf8))
  }

  /// Several lines from raw bytes.
  package static func text(_ bytes: [UInt8]) -> String {
    show(bytes, tab: "\t", lineEnd: "\n")
  }

  /// The visible mark of a scalar that must not act: a control picture for C0 and DEL, else its
  /// number, as `<U+202E>`.
  static func mark(for scalar: Unicode.Scalar) -> String {
    if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
      return String(picture)
    }
    if scalar.value == 0x7F { return "\u{2421}" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// The mark of invalid UTF-8, one column wide: U+FFFD, or where that is two columns (it is
  /// ambiguous) the symbol for substitute.
  static func invalidMark(_ width: CellWidth) -> String {
    width.ambiguous == 1 ? "\u{FFFD}" : "\u{2426}"
  }

  private static func show(_ bytes: [UInt8], tab: String, lineEnd: String) -> String {
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    var shown = ""
    shown.reserveCapacity(bytes.count)
    var reader = ClusterReader(bytes, width: CellWidth())
    while let cluster = reader.next() {
      switch cluster.content {
      case .glyph(let glyph): shown += glyph.text
      case .mark(let mark): shown += mark
      case .tab: shown += tab
      case .lineEnd: shown += lineEnd
      }
    }
    return shown
  }
}
