/// Replies of which a part comes after the deadline.
///
/// When a sequence expires, its first part has been told as a key (an Esc, an Alt) or dropped. The
/// part that comes later would then be typed text. So what expired is remembered for the next read,
/// and when both together begin with a reply, that reply is taken out.
extension KeyDecoder {
  /// The unfinished sequence as it came, for `expired`; empty where no reply begins so.
  var expiredBytes: [UInt8] {
    switch state {
    case .escape: [0x1B]
    case .controlSequence: [0x1B, UInt8(ascii: "[")] + buffer
    case .string(isOSC: true): [0x1B, introducer] + buffer
    case .stringEscape(isOSC: true): [0x1B, introducer] + buffer + [0x1B]
    case .string, .stringEscape, .ground, .utf8, .consoleFunction, .oldMouse, .singleShift,
      .paste:
      []
    }
  }

  /// Takes the rest of a reply from the beginning of a read; how many bytes it was. A rest that
  /// only goes on with the sequence, and does not end it, is taken too, and waited on.
  mutating func takeLateReply(_ bytes: [UInt8]) -> Int {
    guard !expired.isEmpty else { return 0 }
    let before = expired
    expired = []
    guard state == .ground else { return 0 }
    var probe = KeyDecoder()
    _ = probe.input(before, at: .zero)
    // Two bytes of a beginning are too little to swallow a typed character for.
    let isSurelySequence = before.count > 2
    for (index, byte) in bytes.prefix(Self.maximumStringBytes).enumerated() {
      let inputs = probe.input(CollectionOfOne(byte), at: .zero)
      guard let first = inputs.first else {
        if case .string = probe.state, !Self.isOfColor(byte) { return 0 }
        continue
      }
      guard Self.isReply(first) || isSurelySequence else { return 0 }
      found += inputs
      return index + 1
    }
    guard isSurelySequence, probe.state != .ground, probe.expiredBytes.count > before.count else {
      return 0
    }
    (state, buffer, introducer) = (probe.state, probe.buffer, probe.introducer)
    swallowed = probe.swallowed
    return bytes.count
  }

  /// Whether a byte can be in a colour reply: `11;rgba:00/ff` and `#00ff00`.
  private static func isOfColor(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2F...0x3B, UInt8(ascii: "#"), UInt8(ascii: "]"): true
    default: "abcdefgrABCDEF".utf8.contains(byte)
    }
  }

  private static func isReply(_ input: TerminalInput) -> Bool {
    switch input {
    case .reply(.unknown), .key, .paste, .focus: false
    case .reply, .mouse: true
    }
  }
}
