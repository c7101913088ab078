import CWidth

/// What the generated table says of one scalar. Unicode 17; the bits are told in `CWidth.h`.
struct ScalarProperties {
  private let bits: UInt8

  init(_ scalar: Unicode.Scalar) {
    bits = cwidth_properties(scalar.value)
  }

  /// 0, 1 or 2; an ambiguous scalar counts as 1.
  var columns: Int { Int(bits & UInt8(CWIDTH_COLUMNS)) }
  var isAmbiguous: Bool { bits & UInt8(CWIDTH_AMBIGUOUS) != 0 }
  /// VS16 after it makes it two columns wide.
  var isNarrowToWide: Bool { bits & UInt8(CWIDTH_NARROW_TO_WIDE) != 0 }
  /// May share a grapheme cluster with a neighbour. Two scalars without it always have a cluster
  /// boundary between them (UAX #29: GB9, 9a, 9b, 6–8, 11–13 all need one of these classes).
  var joins: Bool { bits & UInt8(CWIDTH_JOINS) != 0 }
  /// Never shown as itself, or (joiners, variation selectors, tags) only by context.
  var isMarkOnly: Bool { bits & UInt8(CWIDTH_MARK) != 0 }
  var isPictographic: Bool { bits & UInt8(CWIDTH_PICTOGRAPHIC) != 0 }
  /// A spacing combining mark (Mc): adds a column to its base.
  var isSpacing: Bool { bits & UInt8(CWIDTH_SPACING) != 0 }
}
