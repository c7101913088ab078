import Screen

extension MarkdownState {
  /// One cluster of running text.
  mutating func consumeInline(_ peek: Peek, _ byte: UInt8, _ base: Role) -> Role {
    if isEscaped {
      isEscaped = false
      return textRole(base)
    }
    if codeRun > 0 { return consumeCode(peek, byte) }
    if linkDepth > 0, stays(inTarget: byte) { return .link }
    if isAutolink {
      if stays(inAutolink: peek, byte) { return .link }
      isAutolink = false
    }
    switch byte {
    case UInt8(ascii: "`"):
      codeRun = UInt8(peek.run(limit: 8))
      return hold(Int(codeRun) - 1, .codeInline)
    case UInt8(ascii: "*"), UInt8(ascii: "_"): return consumeEmphasis(peek, byte, base)
    case UInt8(ascii: "\\"): isEscaped = peek[1]?.isASCIIPunctuation == true
    case UInt8(ascii: "]") where peek[1] == UInt8(ascii: "("):
      linkDepth = 1
      return hold(1, textRole(base))
    case UInt8(ascii: "h") where !previous.isASCIIAlphanumeric:
      isAutolink =
        peek.starts(with: "https://") && !peek.isSpace(8)
        || peek.starts(with: "http://") && !peek.isSpace(7)
      if isAutolink { return .link }
    default: break
    }
    return textRole(base)
  }

  private mutating func consumeCode(_ peek: Peek, _ byte: UInt8) -> Role {
    guard byte == UInt8(ascii: "`") else { return .codeInline }
    let run = peek.run(limit: 8)
    if run == Int(codeRun) { codeRun = 0 }
    return hold(run - 1, .codeInline)
  }

  /// The target of a link lasts to its closing parenthesis or a space.
  private mutating func stays(inTarget byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("): linkDepth = min(200, linkDepth + 1)
    case UInt8(ascii: ")"): linkDepth -= 1
    case UInt8(ascii: " "), 9: linkDepth = 0
    default: break
    }
    return linkDepth > 0
  }

  /// A bare address lasts to a space, a character that is not ASCII, or one that addresses do not
  /// hold; punctuation that ends a sentence is not its own.
  private func stays(inAutolink peek: Peek, _ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F..., UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "`"), UInt8(ascii: "*"):
      false
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "'"):
      !peek.isSpace(1) && (peek[1] ?? 0) < 0x80
    default: true
    }
  }

  /// A run of `*` or `_`: of one for emphasis, two for strong, three for both; longer runs are
  /// text. It closes what it opened where no space stands before it, else opens where none
  /// stands after it.
  private mutating func consumeEmphasis(_ peek: Peek, _ byte: UInt8, _ base: Role) -> Role {
    let run = peek.run(limit: 4)
    let next = peek[run] ?? 0
    let isInside = previous.isASCIIAlphanumeric && next.isASCIIAlphanumeric
    let isUnderscore = byte == UInt8(ascii: "_")
    let before = textRole(base)
    guard run <= 3 else { return hold(run - 1, before) }
    let closesStrong = run != 1 && strong == byte
    let closesEmphasis = run != 2 && emphasis == byte
    let mayClose = previous != UInt8(ascii: " ") && !(isUnderscore && next.isASCIIAlphanumeric)
    if mayClose, closesStrong || closesEmphasis {
      if closesStrong { strong = 0 }
      if closesEmphasis { emphasis = 0 }
      // The closing marker still looks like what it closes.
      return hold(run - 1, before)
    }
    let mayOpen = !(isUnderscore && previous.isASCIIAlphanumeric) && !isInside
    guard mayOpen, !peek.isSpace(run) else { return hold(run - 1, before) }
    if run != 1, strong == 0 { strong = byte }
    if run != 2, emphasis == 0 { emphasis = byte }
    return hold(run - 1, textRole(base))
  }
}
