/// Where a text that grows has settled.
enum ClusterBoundary {
  /// No cluster depends on bytes farther from its start than this: `ClusterReader` looks at 32
  /// scalars and the one after them.
  static let maximumReach = 33 * 4

  /// True when no later byte changes the clusters that end at or before `place`: the scalar that
  /// starts there is whole, and takes no part in a sequence that goes on after it and began before
  /// it. That is so for ASCII, ideographs and full-width forms (UAX #29: no rule looks across
  /// them). False says nothing.
  static func isSettled(_ place: Int, in bytes: [UInt8]) -> Bool {
    guard place > 0, place < bytes.count else { return false }
    if bytes[place] < 0x80 { return true }
    guard place + 2 < bytes.count, isTrail(bytes[place + 1]), isTrail(bytes[place + 2])
    else { return false }
    switch bytes[place] {
    // U+4000 to U+9FFF; U+FF00 to U+FF3F.
    case 0xE4...0xE9: return true
    case 0xEF: return bytes[place + 1] == 0xBC
    default: return false
    }
  }

  private static func isTrail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
