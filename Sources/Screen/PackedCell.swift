/// A cell as a surface stores it: no reference in it, so a frame is filled, copied and compared as
/// plain memory. A glyph of several scalars is an index into its surface's clusters.
struct PackedCell: Equatable {
  private static let clusterBit: UInt32 = 0x8000_0000
  private static let continuationCode: UInt32 = 0xFFFF_FFFF

  private let code: UInt32
  let style: PackedStyle

  static func continuation(_ style: PackedStyle) -> Self {
    Self(code: continuationCode, style: style)
  }

  static func blank(_ style: PackedStyle) -> Self { scalar(" ", style) }

  static func scalar(_ scalar: Unicode.Scalar, _ style: PackedStyle) -> Self {
    Self(code: scalar.value, style: style)
  }

  /// `index` is the cluster's in the surface's list.
  static func cluster(_ index: Int, _ style: PackedStyle) -> Self {
    Self(code: clusterBit | UInt32(truncatingIfNeeded: index), style: style)
  }

  func with(_ style: PackedStyle) -> Self { Self(code: code, style: style) }

  var isContinuation: Bool { code == Self.continuationCode }

  /// The index of its cluster; nil for one scalar and for a continuation.
  var clusterIndex: Int? {
    code & Self.clusterBit != 0 && !isContinuation ? Int(code & ~Self.clusterBit) : nil
  }

  /// The cell with its style and the glyph taken from the surface's clusters.
  func unpacked(_ clusters: [String]) -> Cell {
    if isContinuation { return Cell(.continuation, style: style.unpacked) }
    if let index = clusterIndex { return Cell(.cluster(clusters[index]), style: style.unpacked) }
    return Cell(.scalar(Unicode.Scalar(code) ?? " "), style: style.unpacked)
  }
}

/// A style in 60 bits: two colours of 26 (2 of kind, 24 of value), then the attributes.
struct PackedStyle: Equatable {
  private let bits: UInt64

  init(_ style: Style) {
    bits =
      Self.pack(style.foreground) | Self.pack(style.background) << 26
      | UInt64(style.attributes.rawValue) << 52
  }

  var unpacked: Style {
    Style(
      foreground: Self.unpack(bits), background: Self.unpack(bits >> 26),
      attributes: Style.Attributes(rawValue: UInt8(truncatingIfNeeded: bits >> 52)))
  }

  private static func pack(_ color: Color) -> UInt64 {
    switch color {
    case .default: 0
    case .indexed(let index): 1 << 24 | UInt64(index)
    case .rgb(let red, let green, let blue):
      2 << 24 | UInt64(red) << 16 | UInt64(green) << 8 | UInt64(blue)
    }
  }

  private static func unpack(_ bits: UInt64) -> Color {
    switch bits >> 24 & 3 {
    case 1: .indexed(UInt8(truncatingIfNeeded: bits))
    case 2:
      .rgb(
        UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8),
        UInt8(truncatingIfNeeded: bits))
    default: .default
    }
  }
}
