/// A program between us and the terminal, which swallows sequences that it does not know.
package enum Multiplexer: Hashable, Sendable {
  case none
  case tmux
  case screen

  /// tmux sets `TMUX`, GNU screen `STY`. Of both, tmux: its `TERM` is often "screen".
  package init(environment: [String: String]) {
    if let tmux = environment["TMUX"], !tmux.isEmpty {
      self = .tmux
    } else if let session = environment["STY"], !session.isEmpty {
      self = .screen
    } else {
      self = .none
    }
  }
}

/// Puts text into the clipboard of the terminal, wherever that runs (xterm's "Operating System
/// Commands", 52). The terminal does not answer: whether it did so cannot be known.
package enum OSC52 {
  /// Terminals drop longer sequences whole; 100,000 bytes of base64 is what they commonly take.
  package static let textLimit = 75_000

  /// What to send for `text`. Nil when its UTF-8 is longer than `textLimit`.
  package static func copy(_ text: String, through multiplexer: Multiplexer) -> [UInt8]? {
    let bytes = Array(text.utf8)
    guard bytes.count <= textLimit else { return nil }
    let sequence = Array("\u{1B}]52;c;".utf8) + base64(bytes) + [0x07]
    switch multiplexer {
    case .none: return sequence
    case .tmux:
      // tmux takes the plain one with `set-clipboard on`, and hands on the wrapped one with
      // `allow-passthrough on`. Which is set cannot be asked; twice the same text does no harm.
      return sequence + wrappedForTmux(sequence)
    case .screen: return wrappedForScreen(sequence)
    }
  }

  /// tmux(1), "allow-passthrough": a device control string in which each ESC is doubled.
  private static func wrappedForTmux(_ sequence: [UInt8]) -> [UInt8] {
    let doubled = sequence.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
    return Array("\u{1B}Ptmux;".utf8) + doubled + Array("\u{1B}\\".utf8)
  }

  /// screen(1) passes on what a device control string holds, and cuts it at 256 bytes: so many
  /// short ones.
  private static func wrappedForScreen(_ sequence: [UInt8]) -> [UInt8] {
    var wrapped: [UInt8] = []
    var rest = sequence[...]
    while !rest.isEmpty {
      wrapped += Array("\u{1B}P".utf8) + rest.prefix(200) + Array("\u{1B}\\".utf8)
      rest = rest.dropFirst(200)
    }
    return wrapped
  }

  /// RFC 4648 §4. This module has no Foundation.
  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        let digit = digits[value >> (18 - 6 * place) & 63]
        encoded.append(place <= group.count ? digit : UInt8(ascii: "="))
      }
    }
    return encoded
  }
}
