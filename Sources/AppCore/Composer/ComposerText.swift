/// What a paste lost on its way into the draft.
package struct PasteReport: Hashable, Sendable {
  /// Control characters that were left out (line ends and tabs are not counted: they stay).
  package var droppedControls: Int
  /// True when the draft was full before the end of the paste.
  package var wasCut: Bool

  package init(droppedControls: Int = 0, wasCut: Bool = false) {
    self.droppedControls = droppedControls
    self.wasCut = wasCut
  }
}

/// The one way into the draft: line ends become LF, tabs stay tabs (code that is pasted must reach
/// the bot as it was; the layout draws them), other controls (C0, DEL, C1) are dropped, bytes that
/// are no UTF-8 become U+FFFD.
enum ComposerText {
  static func cleaned(_ text: String) -> String {
    decoded(Array(text.utf8), maximumBytes: Composer.maximumBytes).text
  }

  static func decoded(
    _ bytes: [UInt8], maximumBytes: Int
  ) -> (text: String, report: PasteReport) {
    var report = PasteReport()
    var kept: [UInt8] = []
    kept.reserveCapacity(min(bytes.count, maximumBytes))
    var index = 0
    while index < bytes.count, kept.count <= maximumBytes {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      index += 1
      switch byte {
      case 0x0D:
        kept.append(0x0A)
        if next == 0x0A { index += 1 }
      case 0x09, 0x0A, 0x20..<0x7F: kept.append(byte)
      case 0..<0x20, 0x7F: report.droppedControls += 1
      // C1 in UTF-8: C2 80 to C2 9F.
      case 0xC2 where (0x80...0x9F).contains(next):
        report.droppedControls += 1
        index += 1
      default: kept.append(byte)
      }
    }
    let text = String(decoding: kept, as: UTF8.self)
    guard text.utf8.count > maximumBytes else { return (text, report) }
    report.wasCut = true
    return (prefix(of: text, bytes: maximumBytes), report)
  }

  /// The longest beginning of whole clusters that fits.
  private static func prefix(of text: String, bytes: Int) -> String {
    let limit = text.utf8.index(text.startIndex, offsetBy: max(0, bytes))
    let after = text.index(after: limit)
    let edge = text.index(before: after)
    return String(text[..<edge])
  }
}
