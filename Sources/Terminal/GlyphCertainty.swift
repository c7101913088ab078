import Screen

/// Whether every terminal surely advances by a glyph's width.
///
/// The rule. Terminals carry tables of different ages and disagree about emoji, variation
/// selectors, flags, joined families, new scripts and marks; and curses measures only the first
/// scalar of a cell, keeps at most five, and cuts at the first one that has a width. So curses is
/// given a row only when each of its glyphs is certain:
///
/// - one scalar of a block whose width has been the same in all tables for fifteen years, shown
///   at that width (Latin to Georgian, punctuation, boxes: 1; Han, kana, Hangul, full forms: 2), or
/// - such a scalar with at most four combining marks of the oldest blocks.
///
/// A row with any other glyph is drawn by `RowPainter`, which addresses the cursor anew after each.
enum GlyphCertainty {
  /// True when `glyph`, drawn in `columns`, can go through curses.
  static func isCertain(_ glyph: Glyph, columns: Int) -> Bool {
    switch glyph {
    case .scalar(let scalar): isCertain(scalar, columns: columns)
    case .cluster(let text): isCertain(text, columns: columns)
    case .continuation: true
    }
  }

  /// How far a terminal may advance at most: it may join nothing, know no mark but the oldest, and
  /// take what we do not know for wide.
  static func largestAdvance(_ glyph: Glyph) -> Int {
    switch glyph {
    case .scalar(let scalar): largestAdvance(scalar.value)
    case .cluster(let text):
      text.unicodeScalars.reduce(0) { sum, scalar in
        // A variation selector may widen what stands before it.
        sum + (scalar.value == 0xFE0F ? 1 : largestAdvance(scalar.value))
      }
    case .continuation: 0
    }
  }

  private static func largestAdvance(_ value: UInt32) -> Int {
    let isNothing = value == 0x200D || value == 0xFE0E || (0xE0020...0xE007F).contains(value)
    if isNothing || isOldMark(value) { return 0 }
    return value < 0x7F || isSurelyNarrow(value) ? 1 : 2
  }

  private static func isCertain(_ text: String, columns: Int) -> Bool {
    var scalars = text.unicodeScalars.makeIterator()
    guard let base = scalars.next(), isCertain(base, columns: columns) else { return false }
    var marks = 0
    while let mark = scalars.next() {
      marks += 1
      guard isOldMark(mark.value), marks < cursesLimit else { return false }
    }
    return true
  }

  /// `CCHARW_MAX`: how many scalars curses keeps in a cell.
  private static let cursesLimit = 5

  private static func isCertain(_ scalar: Unicode.Scalar, columns: Int) -> Bool {
    let value = scalar.value
    if value < 0x7F { return value >= 0x20 && columns == 1 }
    return columns == 2 ? isSurelyWide(value) : isSurelyNarrow(value)
  }

  private static func isSurelyNarrow(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD: false  // the soft hyphen: 0 or 1
    case 0xA0...0x2FF, 0x370...0x377, 0x37A...0x37E, 0x384...0x3FF, 0x400...0x482,
      0x48A...0x527, 0x531...0x556, 0x561...0x587, 0x5D0...0x5EA, 0x621...0x64A,
      0xE01...0xE30, 0xE32, 0xE3F...0xE46, 0xE4F...0xE5B, 0x10A0...0x10C5, 0x10D0...0x10FC,
      0x1E00...0x1EFF, 0x1F00...0x1F15, 0x2010...0x2027, 0x2030...0x205E, 0x2070...0x2071,
      0x2074...0x208E, 0x20A0...0x20B5, 0x2100...0x214F, 0x2150...0x2188, 0x2190...0x22FF,
      0x2300...0x2319, 0x231C...0x2328, 0x232B...0x23E7, 0x2400...0x2426, 0x2440...0x244A,
      0x2460...0x25FC, 0x25FF...0x2613, 0x2616...0x262F, 0x2638...0x2647, 0x2654...0x267E,
      0x2701...0x2704, 0x2706...0x2709, 0x270C...0x2727, 0x2729...0x274B, 0x2756, 0x2758...0x275E,
      0x2761...0x2794, 0x2798...0x27AF, 0x27C0...0x27CA, 0x27D0...0x2AFF, 0x2C60...0x2C7F,
      0xE000...0xF8FF, 0xFB00...0xFB06, 0xFFFD:
      true
    default: false
    }
  }

  private static func isSurelyWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x1159, 0x2E80...0x2E99, 0x2E9B...0x2EF3, 0x2F00...0x2FD5, 0x2FF0...0x2FFB,
      0x3000...0x3029, 0x3030...0x303E, 0x3041...0x3096, 0x309B...0x30FF, 0x3105...0x312D,
      0x3131...0x3163, 0x3165...0x318E, 0x3190...0x31BA, 0x31C0...0x31E3, 0x31F0...0x321E,
      0x3220...0x3247, 0x3250...0x32FE, 0x3300...0x33FF, 0x3400...0x4DB5, 0x4E00...0x9FCB,
      0xA000...0xA48C,
      0xA490...0xA4C6, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE52, 0xFE54...0xFE66,
      0xFE68...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
      true
    default: false
    }
  }

  private static func isOldMark(_ value: UInt32) -> Bool {
    switch value {
    // Not U+034F, the grapheme joiner, which some draw as nothing and some as a mark.
    case 0x300...0x34E, 0x350...0x36F, 0x483...0x487, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2,
      0x5C4...0x5C5, 0x64B...0x655, 0xE31, 0xE34...0xE3A, 0xE47...0xE4E, 0x20D0...0x20DC,
      0x3099...0x309A:
      true
    default: false
    }
  }
}
