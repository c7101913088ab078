/// Strings (OSC, DCS, APC, PM, SOS) and pastes: bytes up to an end that may never come.
extension KeyDecoder {
  mutating func takeString(_ byte: UInt8, isOSC: Bool) {
    swallowed += 1
    switch byte {
    case 0x1B: state = .stringEscape(isOSC: isOSC)
    case 0x07 where isOSC: finishString(isOSC: true)
    case 0x18, 0x1A: reset()
    default:
      if swallowed > Self.maximumSwallowedBytes {
        reset()
      } else if buffer.count < Self.maximumStringBytes {
        buffer.append(byte)
      }
    }
  }

  mutating func takeStringEscape(_ byte: UInt8, isOSC: Bool) {
    if byte == UInt8(ascii: "\\") {
      finishString(isOSC: isOSC)
      return
    }
    // The string was cut short; the ESC begins something else.
    found.append(.reply(.unknown))
    reset()
    state = .escape
    takeEscape(byte)
  }

  private mutating func finishString(isOSC: Bool) {
    let reply = isOSC ? Self.colorReply(buffer) : .unknown
    reset()
    found.append(.reply(reply))
  }

  /// `10;rgb:RRRR/GGGG/BBBB` (1 to 4 digits each, also `rgba:`) or `11;#RRGGBB`.
  private static func colorReply(_ bytes: [UInt8]) -> TerminalReply {
    let fields = bytes.split(separator: UInt8(ascii: ";"), maxSplits: 1)
    guard fields.count == 2 else { return .unknown }
    let osc: Int
    switch String(decoding: fields[0], as: UTF8.self) {
    case "10": osc = 10
    case "11": osc = 11
    default: return .unknown
    }
    guard let channels = channels(String(decoding: fields[1], as: UTF8.self)) else {
      return .unknown
    }
    return .color(osc: osc, red: channels[0], green: channels[1], blue: channels[2])
  }

  private static func channels(_ text: String) -> [UInt8]? {
    var parts: [Substring]
    if text.hasPrefix("#"), text.utf8.count == 7 {
      let digits = Array(text.dropFirst())
      guard digits.count == 6 else { return nil }
      parts = stride(from: 0, to: 6, by: 2).map { Substring(String(digits[$0..<$0 + 2])) }
    } else {
      guard let colon = text.firstIndex(of: ":"), ["rgb", "rgba"].contains(text[..<colon]) else {
        return nil
      }
      parts = text[text.index(after: colon)...].split(
        separator: "/", omittingEmptySubsequences: false)
    }
    guard parts.count == 3 || parts.count == 4 else { return nil }
    let values = parts.prefix(3).compactMap(channel)
    return values.count == 3 ? values : nil
  }

  /// One to four hexadecimal digits, scaled to 8 bits.
  private static func channel(_ digits: Substring) -> UInt8? {
    let count = digits.utf8.count
    guard (1...4).contains(count), let value = UInt32(digits, radix: 16),
      digits.first != "+", digits.first != "-"
    else { return nil }
    let largest = (UInt32(1) << (4 * UInt32(count))) - 1
    return UInt8((value * 255 + largest / 2) / largest)
  }

  /// `ESC [ 201 ~`.
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Takes what is surely no end marker at once; the index after it.
  mutating func takePasteRun(_ bytes: [UInt8], from start: Int) -> Int {
    let end = bytes[start...].firstIndex(of: Self.pasteEnd[0]) ?? bytes.count
    keep(bytes[start..<end])
    guard end < bytes.count else { return end }
    matched = 1
    return end + 1
  }

  mutating func takePaste(_ byte: UInt8) {
    if byte == Self.pasteEnd[matched] {
      matched += 1
      if matched == Self.pasteEnd.count { endPaste() }
      return
    }
    // The marker's first byte occurs nowhere else in it, so only that can begin it again.
    keep(Self.pasteEnd.prefix(matched))
    matched = 0
    if byte == Self.pasteEnd[0] {
      matched = 1
    } else {
      keep(CollectionOfOne(byte))
    }
  }

  private mutating func keep(_ bytes: some Collection<UInt8>) {
    buffer += bytes.prefix(max(0, maximumPasteBytes - buffer.count))
  }

  mutating func endPaste() {
    found.append(.paste(buffer))
    reset()
  }
}
