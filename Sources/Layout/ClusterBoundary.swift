/// Where a text that grows is certain to have a cluster boundary.
enum ClusterBoundary {
  /// No cluster depends on bytes farther from its start than this: `ClusterReader` looks at 32
  /// scalars and the one after them.
  static let maximumReach = 33 * 4

  /// True when a cluster starts at `place` whatever comes later: an ASCII character, or an
  /// ideograph after an ideograph or ASCII. False says nothing. (UAX #29: before an ASCII character
  /// only Prepend, and CR before LF, make no boundary; ideographs join nothing.)
  static func isCertain(_ place: Int, in bytes: [UInt8]) -> Bool {
    guard place > 0, place < bytes.count else { return false }
    let before = bytes[place - 1]
    if bytes[place] < 0x80 {
      return before < 0x80 ? before != 13 : !mayBePrepend(before: place, in: bytes)
    }
    guard isIdeograph(at: place, in: bytes) else { return false }
    return before < 0x80 || isIdeograph(at: place - 3, in: bytes)
  }

  /// Prepend scalars (U+0600–0605, 06DD, 070F, 0890, 08E2, 0D4E, some of plane 1) by their leading
  /// byte.
  private static func mayBePrepend(before place: Int, in bytes: [UInt8]) -> Bool {
    var lead = place - 1
    while lead > 0, place - lead < 4, isTrail(bytes[lead]) { lead -= 1 }
    switch bytes[lead] {
    case 0xD8, 0xDB, 0xDC, 0xE0, 0xF0: return true
    default: return false
    }
  }

  /// U+4000 to U+9FFF, whole.
  private static func isIdeograph(at place: Int, in bytes: [UInt8]) -> Bool {
    guard place >= 0, place + 2 < bytes.count else { return false }
    return (0xE4...0xE9).contains(bytes[place]) && isTrail(bytes[place + 1])
      && isTrail(bytes[place + 2])
  }

  private static func isTrail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
