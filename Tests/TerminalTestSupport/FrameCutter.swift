/// Cuts a program's bytes behind the end of each synchronized frame (`ESC[?2026l`), however the
/// bytes came.
struct FrameCutter {
  /// A run of bytes; `endsFrame` when its last byte ends a frame.
  struct Piece {
    var bytes: ArraySlice<UInt8>
    var endsFrame: Bool
  }

  private static let mark = Array("\u{1B}[?2026l".utf8)
  private var matched = 0

  /// The pieces in order; joined they are the bytes.
  mutating func cut(_ bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    for (index, byte) in bytes.enumerated() {
      // The mark's first byte is nowhere else in it.
      matched = byte == Self.mark[matched] ? matched + 1 : byte == Self.mark[0] ? 1 : 0
      guard matched == Self.mark.count else { continue }
      matched = 0
      pieces.append(Piece(bytes: bytes[start...index], endsFrame: true))
      start = index + 1
    }
    if start < bytes.count { pieces.append(Piece(bytes: bytes[start...], endsFrame: false)) }
    return pieces
  }
}
