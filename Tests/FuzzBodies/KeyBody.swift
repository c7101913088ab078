import Screen

/// The key decoder: the same keys at every cut while the pieces come in time, an end to every
/// wait, and no reply of a terminal that becomes typed text.
enum KeyBody {
  static func run(_ input: inout FuzzInput) throws(FuzzFinding) {
    var dice = input.dice()
    let bytes = input.rest
    try checkCuts(bytes, &dice)
    try checkTimes(bytes, &dice)
    try checkReply(bytes, &dice)
  }

  /// Pieces 10 ms apart against one read. What may depend on a read is left out: bursts (brackets
  /// were seen) and cuts in or right behind a run of Escs.
  private static func checkCuts(_ bytes: [UInt8], _ dice: inout Dice) throws(FuzzFinding) {
    let whole = decode([bytes])
    let pieces = joinedAtEscapes(dice.pieces(of: bytes))
    let cut = decode(pieces)
    try hold(cut == whole, "in pieces \(pieces.map(\.count)) \(cut) and not \(whole)")
    try hold(whole.count <= bytes.count + 1, "\(whole.count) inputs of \(bytes.count) bytes")
  }

  private static func decode(_ pieces: [[UInt8]]) -> [TerminalInput] {
    var decoder = KeyDecoder()
    _ = decoder.input("\u{1B}[200~\u{1B}[201~".utf8, at: .zero)
    var now = Duration.zero
    var found: [TerminalInput] = []
    for piece in pieces {
      now += .milliseconds(10)
      found += decoder.expire(at: now) + decoder.input(piece, at: now)
    }
    return found + decoder.expire(at: now + .seconds(100))
  }

  /// The pieces, joined where the cut lies between two Escs or behind two of them.
  private static func joinedAtEscapes(_ pieces: [[UInt8]]) -> [[UInt8]] {
    var joined: [[UInt8]] = []
    var all: [UInt8] = []
    for piece in pieces {
      let isBetween = all.last == 0x1B && piece.first == 0x1B
      if isBetween || all.suffix(2) == [0x1B, 0x1B] {
        joined[joined.count - 1] += piece
      } else {
        joined.append(piece)
      }
      all += piece
    }
    return joined
  }

  /// Reads at any times: nothing traps, and nothing waits for ever.
  private static func checkTimes(_ bytes: [UInt8], _ dice: inout Dice) throws(FuzzFinding) {
    var decoder = KeyDecoder(maximumPasteBytes: 64)
    var now = Duration.zero
    for piece in dice.pieces(of: bytes) {
      let inputs = decoder.input(piece, at: now)
      for case .paste(let paste) in inputs {
        // A burst is as long as its read, marks of invalid bytes threefold; a bracketed paste is
        // within its limit.
        try hold(paste.count <= max(64, 3 * piece.count), "a paste of \(paste.count) bytes")
      }
      let pause = dice.below(50)
      now += .milliseconds(pause * pause)
      _ = decoder.expire(at: now)
      try hold(decoder.deadline.map { $0 > now } ?? true, "a deadline that is past")
    }
    _ = decoder.expire(at: now + .seconds(100))
    try hold(decoder.deadline == nil, "it waits for ever")
  }

  /// A reply made of the bytes' digits, cut once, its rest however late, then an x: only that is
  /// typed.
  private static func checkReply(_ bytes: [UInt8], _ dice: inout Dice) throws(FuzzFinding) {
    let reply = reply(bytes, &dice)
    let cut = 1 + dice.below(reply.count - 1)
    var decoder = KeyDecoder()
    var inputs = decoder.input(reply[..<cut], at: .zero)
    inputs += decoder.expire(at: .milliseconds(dice.pick([5, 40, 2000, 100_000])))
    inputs += decoder.input(reply[cut...] + [UInt8(ascii: "x")], at: .seconds(101))
    inputs += decoder.expire(at: .seconds(200))
    let typed = inputs.filter { input in
      switch input {
      case .key(let key): key.modifiers.isEmpty && key.code != .escape
      case .paste: true
      case .mouse, .reply, .focus: false
      }
    }
    let text = String(decoding: reply, as: UTF8.self).debugDescription
    try hold(typed == [.key(.character("x"))], "\(text) cut at \(cut) types \(typed)")
  }

  private static func reply(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    // Not the first row: there a position looks as F3 with modifiers does.
    let numbers = bytes.prefix(12).map { String(Int($0) + 2) }
    func number(_ index: Int) -> String { index < numbers.count ? numbers[index] : "24" }
    let hex = bytes.prefix(3).map { String(UInt32($0) * 257 + 0x10000, radix: 16).dropFirst() }
    let channels = (hex + ["1010", "2020", "3030"]).prefix(3).joined(separator: "/")
    let end = dice.pick(["\u{7}", "\u{1B}\\"])
    let text = dice.pick([
      "\u{1B}[\(number(0));\(number(1))R", "\u{1B}[?62;\(number(0));\(number(1))c",
      "\u{1B}[?\(number(0));2$y", "\u{1B}[?997;\(number(0))n",
      "\u{1B}[<64;\(number(0));\(number(1))M", "\u{1B}]11;rgb:\(channels)\(end)",
      "\u{1B}]10;rgb:\(channels)\(end)",
    ])
    return Array(text.utf8)
  }
}
