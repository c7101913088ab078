import Screen

/// The mode switches that we send beside curses (xterm's ctlseqs.html; 2026 is synchronized output,
/// unknown to a terminal that lacks it and then ignored).
enum ModeBytes {
  static let pasteOn = Array("\u{1B}[?2004h".utf8)
  static let pasteOff = Array("\u{1B}[?2004l".utf8)
  /// Buttons and drags (1002) in the form without limits (1006).
  static let mouseOn = Array("\u{1B}[?1002h\u{1B}[?1006h".utf8)
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l".utf8)
  static let frameStart = Array("\u{1B}[?2026h".utf8)
  static let frameEnd = Array("\u{1B}[?2026l".utf8)

  /// The whole screen scrolls (DECSTBM without numbers). Curses sets the region to the lines that it
  /// believes in when it starts, and those are the entry's (24); and some terminals keep a region
  /// when their window grows.
  static func wholeRegion(_ capabilities: Capabilities) -> [UInt8] {
    capabilities[.csr].isEmpty ? [] : Array("\u{1B}[r".utf8)
  }

  /// What the terminal gets when it becomes ours; the alternate screen is entered by curses.
  static func enter(_ capabilities: Capabilities, mouse isMouseOn: Bool) -> [UInt8] {
    capabilities[.smkx] + pasteOn + (isMouseOn ? mouseOn : [])
  }

  /// What gives the modes back; the alternate screen is left by curses.
  static func leave(_ capabilities: Capabilities) -> [UInt8] {
    frameEnd + mouseOff + pasteOff + capabilities[.smam] + capabilities[.rmkx]
      + capabilities[.cnorm]
  }

  /// Everything at once, for the handler of last resort. The string terminator comes first: the
  /// program may have died in the middle of a sequence.
  static func rescue(_ capabilities: Capabilities) -> [UInt8] {
    Array("\u{1B}\\".utf8) + capabilities[.sgr0] + wholeRegion(capabilities)
      + leave(capabilities) + capabilities[.rmcup]
  }

  /// OSC 2 with controls removed.
  static func title(_ title: String) -> [UInt8] {
    let visible = title.unicodeScalars.filter {
      $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
    }
    return Array("\u{1B}]2;\(String(String.UnicodeScalarView(visible)))\u{1B}\\".utf8)
  }
}
