import Screen

extension MarkdownState {
  /// Block markers at the start of a source line, after any indentation: models indent fences and
  /// lists by whatever their list needs, so four spaces do not make code.
  mutating func consumeLineStart(_ peek: Peek, _ byte: UInt8, _ base: Role) -> Role {
    if byte == UInt8(ascii: " ") || byte == 9 {
      return fence != 0 && (isQuote || !fenceIsQuoted) ? .codeBlock : textRole(base)
    }
    if byte == UInt8(ascii: ">"), fence == 0 || (fenceIsQuoted && !isQuote) {
      isQuote = true
      return .quote
    }
    if fence != 0, fenceIsQuoted, !isQuote { fence = 0 }
    if fence != 0 { return consumeFencedLineStart(peek, byte) }
    return consumeMarker(peek, byte, base)
  }

  private mutating func consumeFencedLineStart(_ peek: Peek, _ byte: UInt8) -> Role {
    let isEnd = byte == fence && peek.run(limit: Int(fenceLength)) == Int(fenceLength)
    phase = isEnd ? .fenceEnd : .code
    return isEnd ? .codeFence : .codeBlock
  }

  private mutating func consumeMarker(_ peek: Peek, _ byte: UInt8, _ base: Role) -> Role {
    switch byte {
    case UInt8(ascii: "#"):
      let length = peek.run(limit: 7)
      isHeading = length < 7 && peek.isSpace(length)
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if peek.run(limit: 3) == 3 {
        (fence, fenceLength, fenceIsQuoted) = (byte, 1, isQuote)
        phase = .fenceRun
        return .codeFence
      }
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      if isBlank(peek[1]) { return beginListItem(markerLength: 1) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var digits = 1
      while digits < 9, let next = peek[digits], (0x30...0x39).contains(next) { digits += 1 }
      let isMark = peek[digits] == UInt8(ascii: ".") || peek[digits] == UInt8(ascii: ")")
      if isMark, isBlank(peek[digits + 1]) { return beginListItem(markerLength: digits + 1) }
    case UInt8(ascii: "["):
      let box = peek.starts(with: "[ ] ") || peek.starts(with: "[x] ") || peek.starts(with: "[X] ")
      if isListItem, box { return beginListItem(markerLength: 3) }
    default: break
    }
    phase = .inline
    return consumeInline(peek, byte, base)
  }

  private func isBlank(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: " ") || byte == 9
  }

  private mutating func beginListItem(markerLength: Int) -> Role {
    isListItem = true
    return hold(markerLength - 1, .listMarker)
  }

  /// The lines of a fence. Its end is decided at the end of the line that may close it.
  mutating func consumeFenced(_ peek: Peek, _ byte: UInt8) -> Role {
    switch phase {
    case .fenceRun:
      if byte == fence {
        fenceLength = min(8, fenceLength + 1)
        return .codeFence
      }
      phase = .fenceLanguage
      return .codeFence
    case .fenceLanguage:
      // A backtick there makes the line no fence (CommonMark 4.5): it was inline code.
      guard byte == UInt8(ascii: "`"), fence == byte else { return .codeFence }
      (fence, fenceLength, fenceIsQuoted) = (0, 0, false)
      phase = .inline
      return hold(peek.run(limit: 8) - 1, .codeFence)
    case .fenceEnd:
      if byte == fence || isBlank(byte) { return .codeFence }
      phase = .code
      return .codeBlock
    case .code, .lineStart, .inline:
      return .codeBlock
    }
  }
}
