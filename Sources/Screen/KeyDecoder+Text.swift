/// Characters and control bytes.
extension KeyDecoder {
  mutating func takeGround(_ byte: UInt8) {
    let modifiers: Key.Modifiers = hasAlt ? .alt : []
    switch byte {
    case 0x1B:
      state = .escape
      return
    case 0x20..<0x7F: emit(.character(Character(Unicode.Scalar(byte))), modifiers)
    case 0x09: emit(.tab, modifiers)
    case 0x0D: emit(.enter, modifiers)
    case 0x08, 0x7F: emit(.backspace, modifiers)
    case 0x00..<0x20:
      emit(.character(Self.controlCharacter(byte)), modifiers.union(.control))
    case 0xC2...0xF4:
      buffer = [byte]
      state = .utf8
      return
    default: emit(.character("\u{FFFD}"), modifiers)
    }
    reset()
  }

  /// `@` for 0, letters in lower case, then `[ \ ] ^ _`.
  private static func controlCharacter(_ byte: UInt8) -> Character {
    let letter = (1...26).contains(byte) ? byte + 0x60 : byte + 0x40
    return Character(Unicode.Scalar(letter))
  }

  /// One more byte of a character; a byte that cannot follow (Unicode table 3-7) ends it as U+FFFD
  /// and is looked at anew.
  mutating func takeContinuation(_ byte: UInt8) {
    let allowed: ClosedRange<UInt8> =
      switch (buffer.count, buffer[0]) {
      case (1, 0xE0): 0xA0...0xBF
      case (1, 0xED): 0x80...0x9F
      case (1, 0xF0): 0x90...0xBF
      case (1, 0xF4): 0x80...0x8F
      default: 0x80...0xBF
      }
    guard allowed.contains(byte) else {
      emit(.character("\u{FFFD}"), hasAlt ? .alt : [])
      abandon(for: byte)
      return
    }
    buffer.append(byte)
    let length = buffer[0] < 0xE0 ? 2 : buffer[0] < 0xF0 ? 3 : 4
    guard buffer.count == length else { return }
    if let character = String(decoding: buffer, as: UTF8.self).first {
      // No keyboard has Alt with an ideograph: it is Esc, and what an input method typed.
      if hasAlt { emit(.escape, []) }
      emit(.character(character), [])
    }
    reset()
  }

  mutating func takeEscape(_ byte: UInt8) {
    switch byte {
    case 0x1B:
      // The one before was a key of its own (another read: see `input`).
      emit(.escape, hasAlt ? .alt : [])
      hasAlt = false
    case UInt8(ascii: "["): state = .controlSequence
    case UInt8(ascii: "O"): state = .singleShift
    case UInt8(ascii: "]"): beginString(byte, isOSC: true)
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      beginString(byte, isOSC: false)
    default:
      hasAlt = true
      takeGround(byte)
    }
  }

  private mutating func beginString(_ byte: UInt8, isOSC: Bool) {
    introducer = byte
    state = .string(isOSC: isOSC)
  }

  /// Makes pastes of bursts: of consecutive typed characters and newlines in which a character
  /// follows a newline. Everything else stays.
  static func joiningBurst(_ inputs: [TerminalInput]) -> [TerminalInput] {
    guard inputs.count > 1 else { return inputs }
    var result: [TerminalInput] = []
    var run: [TerminalInput] = []
    var bytes: [UInt8] = []
    var hasNewline = false
    var isPaste = false
    func flushed() -> [TerminalInput] { isPaste ? [.paste(bytes)] : run }
    for input in inputs {
      if let typed = typedBytes(input) {
        let isNewline = typed == [0x0D] || typed == [0x0A]
        isPaste = isPaste || (hasNewline && !isNewline)
        hasNewline = hasNewline || isNewline
        run.append(input)
        bytes += typed
      } else {
        result += flushed() + [input]
        (run, bytes, hasNewline, isPaste) = ([], [], false, false)
      }
    }
    return result + flushed()
  }

  /// What was typed for a key that text consists of; nil for any other.
  private static func typedBytes(_ input: TerminalInput) -> [UInt8]? {
    guard case .key(let key) = input else { return nil }
    if key == .control("j") { return [0x0A] }
    guard key.modifiers.isEmpty else { return nil }
    switch key.code {
    case .character(let character): return Array(String(character).utf8)
    case .enter: return [0x0D]
    case .tab: return [0x09]
    case .backspace, .delete, .insert, .escape, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .function:
      return nil
    }
  }
}
