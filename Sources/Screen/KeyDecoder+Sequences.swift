/// Control sequences (CSI) and single shifts (SS3).
extension KeyDecoder {
  mutating func takeControlSequence(_ byte: UInt8) {
    switch byte {
    case 0x20...0x3F:
      // One more than the limit is kept: the mark of a sequence that means nothing.
      if buffer.count <= Self.maximumSequenceBytes { buffer.append(byte) }
      swallowed += 1
      if swallowed > Self.maximumSwallowedBytes { reset() }
    case UInt8(ascii: "[") where buffer.isEmpty: state = .consoleFunction
    case UInt8(ascii: "M") where buffer.isEmpty: state = .oldMouse
    case 0x40...0x7E: finishControlSequence(byte)
    case 0x18, 0x1A: reset()
    default: abandon(for: byte)
    }
  }

  private mutating func finishControlSequence(_ final: UInt8) {
    let sequence = ControlSequence(buffer, final: final)
    let modifiers: Key.Modifiers = hasAlt ? .alt : []
    let isTooLong = buffer.count > Self.maximumSequenceBytes
    reset()
    if isTooLong {
      found.append(.reply(.unknown))
    } else if sequence.isPasteStart {
      hasSeenBrackets = true
      state = .paste
    } else if let input = sequence.meaning(adding: modifiers) {
      found.append(input)
    }
  }

  mutating func takeConsoleFunction(_ byte: UInt8) {
    let modifiers: Key.Modifiers = hasAlt ? .alt : []
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(byte) else {
      abandon(for: byte)
      return
    }
    reset()
    emit(.function(Int(byte - UInt8(ascii: "A")) + 1), modifiers)
  }

  mutating func takeOldMouse(_ byte: UInt8) {
    buffer.append(byte)
    guard buffer.count == 3 else { return }
    let values = buffer.map { Int($0) - 32 }
    reset()
    let report = MouseEvent(
      code: values[0], column: values[1] - 1, row: values[2] - 1, isRelease: values[0] & 3 == 3)
    found.append(report.map { .mouse($0) } ?? .reply(.unknown))
  }

  mutating func takeSingleShift(_ byte: UInt8) {
    switch byte {
    case 0x30...0x3B where buffer.count < 8: buffer.append(byte)
    case 0x21...0x7E:
      let modifier = buffer.last.map { Int($0) - 0x30 }
      let modifiers = Key.Modifiers(parameter: modifier).union(hasAlt ? .alt : [])
      reset()
      if let code = Key.Code(singleShift: byte) {
        emit(code, modifiers)
      } else {
        found.append(.reply(.unknown))
      }
    default: abandon(for: byte)
    }
  }
}

extension Key.Modifiers {
  /// xterm's modifier parameter: 1 plus shift 1, alt 2, control 4, meta 8. Caps and num lock and
  /// the like are ignored.
  init(parameter: Int?) {
    self = []
    guard let parameter, (2...256).contains(parameter) else { return }
    let bits = parameter - 1
    if bits & 1 != 0 { insert(.shift) }
    if bits & (2 | 8 | 32) != 0 { insert(.alt) }
    if bits & 4 != 0 { insert(.control) }
  }
}

extension Key.Code {
  /// The letter that ends `CSI 1;m X` and `SS3 X` for cursor and function keys.
  init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "A"): self = .up
    case UInt8(ascii: "B"): self = .down
    case UInt8(ascii: "C"): self = .right
    case UInt8(ascii: "D"): self = .left
    case UInt8(ascii: "H"): self = .home
    case UInt8(ascii: "F"): self = .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"): self = .function(Int(letter) - 0x4F)
    default: return nil
    }
  }

  /// What follows `ESC O`: cursor and function keys, and the keypad in application mode.
  init?(singleShift letter: UInt8) {
    if let code = Self(letter: letter) {
      self = code
      return
    }
    switch letter {
    case UInt8(ascii: "M"): self = .enter
    case UInt8(ascii: "I"): self = .tab
    case UInt8(ascii: "X"): self = .character("=")
    // The keypad's digits and signs lie 0x40 above their ASCII.
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      self = .character(Character(Unicode.Scalar(letter - 0x40)))
    default: return nil
    }
  }

  /// The number of `CSI n ~`.
  init?(number: Int) {
    switch number {
    case 1, 7: self = .home
    case 2: self = .insert
    case 3: self = .delete
    case 4, 8: self = .end
    case 5: self = .pageUp
    case 6: self = .pageDown
    case 11...15: self = .function(number - 10)
    case 17...21: self = .function(number - 11)
    case 23...26: self = .function(number - 12)
    case 28, 29: self = .function(number - 13)
    case 31...34: self = .function(number - 14)
    case 42...45: self = .function(number - 21)
    default: return nil
    }
  }
}
