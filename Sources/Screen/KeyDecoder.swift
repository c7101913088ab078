/// Bytes from a terminal to keys, pastes, mouse reports and replies.
///
/// A state machine over bytes (after ECMA-48 and xterm's ctlseqs), fed with whole reads: however
/// its bytes are cut, a sequence gives the same, as long as its pieces come within the deadline.
/// Three things depend on where a read ends, on purpose:
///
/// - `ESC ESC` in one read is two Escs (tmux delivers it so), and Alt with an arrow only if `[` or
///   `O` follows in the same read;
/// - a lone `ESC` is Esc after 30 ms without another byte;
/// - until a bracketed paste was seen, a read in which text follows a newline is a paste.
///
/// What a terminal answers to a query is a `reply`, also when half of it comes after the deadline
/// (`KeyDecoder+Late.swift`). Sequences we do not know are swallowed whole.
///
/// The caller passes what it read to `input`, wakes at `deadline` and calls `expire` then.
package struct KeyDecoder: Sendable {
  /// How long after an `ESC`, or one that begins a sequence with `[`, `O` and the like, the rest
  /// may come.
  package static let escapeDelay = Duration.milliseconds(30)
  /// How long a sequence that has more than its first two bytes may pause.
  package static let sequenceDelay = Duration.seconds(1)
  /// How long a paste may pause; then it ends with what came.
  package static let pasteDelay = Duration.seconds(2)
  /// The rest of a longer paste is dropped.
  package let maximumPasteBytes: Int
  /// A longer control sequence is swallowed and means nothing.
  package static let maximumSequenceBytes = 256
  /// What is kept of a string (OSC, DCS, APC, PM, SOS); the rest is swallowed.
  package static let maximumStringBytes = 1024
  /// A string that is longer still was none: keys are keys again.
  package static let maximumSwallowedBytes = 1 << 16

  enum State: Hashable, Sendable {
    /// Between sequences.
    case ground
    /// In a character of several bytes; `buffer` holds them.
    case utf8
    /// After ESC.
    case escape
    /// After ESC [.
    case controlSequence
    /// After ESC [ [ (function keys of the Linux console).
    case consoleFunction
    /// After ESC [ M: three bytes of an old mouse report.
    case oldMouse
    /// After ESC O.
    case singleShift
    /// In a string, after its introducer; OSC also ends at BEL.
    case string(isOSC: Bool)
    /// In a string, after ESC.
    case stringEscape(isOSC: Bool)
    /// Between paste brackets; `buffer` holds the paste, `matched` bytes of the end marker came.
    case paste
  }

  var state = State.ground
  /// Bytes of the sequence or the paste so far, without introducer.
  var buffer: [UInt8] = []
  /// Whether ESC came before the sequence or character.
  var hasAlt = false
  /// How many bytes of the paste's end marker came.
  var matched = 0
  /// Bytes of a string, kept or not.
  var swallowed = 0
  /// A bracketed paste was seen, so bursts are not guessed at.
  var hasSeenBrackets = false
  /// A sequence that expired, whole, in case its rest still comes.
  var expired: [UInt8] = []
  /// When the last byte came.
  private var lastInput = Duration.zero
  var found: [TerminalInput] = []

  package init(maximumPasteBytes: Int = 8 << 20) { self.maximumPasteBytes = maximumPasteBytes }

  /// Decodes one read. Order is kept.
  package mutating func input(_ bytes: some Sequence<UInt8>, at now: Duration) -> [TerminalInput] {
    let bytes = Array(bytes)
    guard !bytes.isEmpty else { return [] }
    lastInput = now
    found = []
    var index = takeLateReply(bytes)
    while index < bytes.count {
      if state == .paste && matched == 0 {
        index = takePasteRun(bytes, from: index)
        continue
      }
      // Two Escs in one read, unless a sequence follows them here.
      let isSecondEscape = state == .escape && !hasAlt && bytes[index] == 0x1B && index > 0
      if isSecondEscape {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        if next == UInt8(ascii: "[") || next == UInt8(ascii: "O") {
          hasAlt = true
        } else {
          emit(.escape)
          if index + 1 == bytes.count {
            emit(.escape)
            reset()
          }
        }
      } else {
        take(bytes[index])
      }
      index += 1
    }
    if !hasSeenBrackets { found = Self.joiningBurst(found) }
    defer { found = [] }
    return found
  }

  /// When `expire` is due, if nothing comes before.
  package var deadline: Duration? {
    switch state {
    case .ground: nil
    case .escape: lastInput + Self.escapeDelay
    case .singleShift, .controlSequence:
      lastInput + (buffer.isEmpty ? Self.escapeDelay : Self.sequenceDelay)
    case .string: lastInput + (swallowed == 0 ? Self.escapeDelay : Self.sequenceDelay)
    case .utf8, .consoleFunction, .oldMouse, .stringEscape: lastInput + Self.sequenceDelay
    case .paste: lastInput + Self.pasteDelay
    }
  }

  /// Decides what an unfinished sequence was, once its deadline has passed.
  package mutating func expire(at now: Duration) -> [TerminalInput] {
    guard let deadline, now >= deadline else { return [] }
    found = []
    expired = expiredBytes
    switch state {
    case .ground: break
    case .escape: emit(.escape, hasAlt ? .alt : [])
    case .utf8: emit(.character("\u{FFFD}"), hasAlt ? .alt : [])
    case .controlSequence: if buffer.isEmpty { emit(.character("["), .alt) }
    case .singleShift: if buffer.isEmpty { emit(.character("O"), .alt) }
    case .string:
      // Alt with the letter that also begins a string.
      if swallowed == 0 { emit(.character(Character(Unicode.Scalar(introducer))), .alt) }
    case .consoleFunction, .oldMouse, .stringEscape: break
    case .paste:
      endPaste()
      // What still comes is not in brackets that we know of.
      hasSeenBrackets = false
    }
    reset()
    defer { found = [] }
    return found
  }

  /// The byte after ESC that began the string.
  var introducer: UInt8 = 0

  mutating func emit(_ code: Key.Code, _ modifiers: Key.Modifiers = []) {
    found.append(.key(Key(code, modifiers)))
  }

  mutating func reset() {
    state = .ground
    buffer.removeAll(keepingCapacity: buffer.count < 4096)
    hasAlt = false
    matched = 0
    swallowed = 0
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeGround(byte)
    case .utf8: takeContinuation(byte)
    case .escape: takeEscape(byte)
    case .controlSequence: takeControlSequence(byte)
    case .consoleFunction: takeConsoleFunction(byte)
    case .oldMouse: takeOldMouse(byte)
    case .singleShift: takeSingleShift(byte)
    case .string(let isOSC): takeString(byte, isOSC: isOSC)
    case .stringEscape(let isOSC): takeStringEscape(byte, isOSC: isOSC)
    case .paste: takePaste(byte)
    }
  }

  /// Gives up the sequence and looks at the byte as if it came first.
  mutating func abandon(for byte: UInt8) {
    reset()
    takeGround(byte)
  }
}
