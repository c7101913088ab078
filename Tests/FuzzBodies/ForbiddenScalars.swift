/// What must never reach a terminal, written out by hand and not taken from the width table:
/// controls, bidi controls, invisible characters, noncharacters.
package enum ForbiddenScalars {
  private static let ranges: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160,
    0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200B, 0x200E...0x200F, 0x2028...0x202E,
    0x2060...0x206F, 0x3164...0x3164, 0xFE00...0xFE0D, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0,
    0xFFF0...0xFFFB, 0xFFFE...0xFFFF, 0xFDD0...0xFDEF, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A,
    0x1FFFE...0x1FFFF, 0x2FFFE...0x2FFFF, 0xE0000...0xE001F, 0xE0080...0xE01EF,
    0xEFFFE...0xEFFFF, 0xFFFFE...0xFFFFF, 0x10FFFE...0x10FFFF,
  ]

  /// Joiners, VS15, VS16 and tags are not among them: they may stand inside a cluster.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value >= 0x20, scalar.value < 0x7F { return false }
    return ranges.contains { $0.contains(scalar.value) }
  }

  /// The first forbidden scalar of a text; nil in text that may be shown.
  package static func first(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first(where: contains)
  }
}
