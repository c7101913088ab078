/// A finished control sequence from a terminal: `CSI [marker] parameters [intermediates] final`.
struct ControlSequence {
  /// `< = > ?` before the parameters, or 0.
  private let marker: UInt8
  /// The numbers between semicolons; nil where one is missing. Of sub-parameters (after a colon)
  /// only the first is here.
  private let parameters: [Int?]
  /// The second sub-parameter of each parameter: the shifted key, the kind of event.
  private let details: [Int?]
  private let intermediates: [UInt8]
  private let final: UInt8
  private let raw: [UInt8]

  init(_ bytes: [UInt8], final: UInt8) {
    raw = bytes
    self.final = final
    let hasMarker = bytes.first.map { (0x3C...0x3F).contains($0) } ?? false
    marker = hasMarker ? bytes[0] : 0
    let body = bytes.dropFirst(hasMarker ? 1 : 0)
    intermediates = body.filter { (0x20...0x2F).contains($0) }
    let fields = body.filter { !(0x20...0x2F).contains($0) }
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { $0.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) }
    parameters = fields.map { $0.first.flatMap(Self.number) }
    details = fields.map { $0.count > 1 ? Self.number($0[1]) : nil }
  }

  /// A decimal number of at most seven digits.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count < 8 else { return nil }
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  private func parameter(_ index: Int) -> Int? {
    index < parameters.count ? parameters[index] : nil
  }

  var isPasteStart: Bool {
    marker == 0 && final == UInt8(ascii: "~") && parameters == [200]
  }

  /// What it says; nil for what says nothing (a key let go).
  func meaning(adding modifiers: Key.Modifiers) -> TerminalInput? {
    switch marker {
    case UInt8(ascii: "<"): return mouse
    case UInt8(ascii: "?"), UInt8(ascii: ">"), UInt8(ascii: "="): return .reply(privateReply)
    default: break
    }
    guard intermediates.isEmpty else { return .reply(.unknown) }
    // kitty's protocol tells releases: sub-parameter 3 of the modifiers.
    if details.count > 1, details[1] == 3 { return nil }
    let held = Key.Modifiers(parameter: parameter(1)).union(modifiers)
    switch final {
    case UInt8(ascii: "~"): return tildeKey(held, adding: modifiers)
    case UInt8(ascii: "^"): return numbered(held.union(.control))
    case UInt8(ascii: "@"): return numbered(held.union([.control, .shift]))
    case UInt8(ascii: "u"): return unicodeKey(parameter(0), held, shifted: details.first ?? nil)
    case UInt8(ascii: "Z"): return .key(Key(.tab, held.union(.shift)))
    case UInt8(ascii: "I") where raw.isEmpty: return .focus(true)
    case UInt8(ascii: "O") where raw.isEmpty: return .focus(false)
    case UInt8(ascii: "R") where !isModifiedF3: return cursorPosition
    case UInt8(ascii: "a")...UInt8(ascii: "d") where raw.isEmpty:
      // rxvt: Shift with an arrow.
      return Key.Code(letter: final - 0x20).map { .key(Key($0, held.union(.shift))) }
    default:
      return .some(Key.Code(letter: final).map { .key(Key($0, held)) } ?? .reply(.unknown))
    }
  }

  private func numbered(_ held: Key.Modifiers) -> TerminalInput {
    parameter(0).flatMap(Key.Code.init(number:)).map { .key(Key($0, held)) } ?? .reply(.unknown)
  }

  /// `CSI n ; m ~`, and xterm's `CSI 27 ; m ; code ~` (modifyOtherKeys).
  private func tildeKey(_ held: Key.Modifiers, adding modifiers: Key.Modifiers) -> TerminalInput? {
    guard parameter(0) == 27, parameters.count == 3 else { return numbered(held) }
    return unicodeKey(parameter(2), held, shifted: nil)
  }

  /// `CSI code ; m u`: a key by its code point.
  private func unicodeKey(
    _ code: Int?, _ held: Key.Modifiers, shifted: Int?
  ) -> TerminalInput? {
    guard let code, let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else {
      return .reply(.unknown)
    }
    switch code {
    case 8, 127: return .key(Key(.backspace, held))
    case 9: return .key(Key(.tab, held))
    case 13, 57414: return .key(Key(.enter, held))
    case 27: return .key(Key(.escape, held))
    case 57376...57387: return .key(Key(.function(code - 57376 + 13), held))
    // kitty's other function keys and the controls mean nothing here.
    case 0..<32, 57344...63743: return .reply(.unknown)
    default: break
    }
    if held.contains(.control) {
      let name = scalar == " " ? "@" : String(scalar).lowercased()
      return name.first.map { .key(Key(.character($0), held)) }
    }
    guard held.contains(.shift) else { return .key(Key(.character(Character(scalar)), held)) }
    let upper =
      shifted.flatMap(UInt32.init(exactly:)).flatMap(Unicode.Scalar.init).map { String($0) }
      ?? String(scalar).uppercased()
    let character = upper.count == 1 ? upper.first : nil
    return .key(Key(.character(character ?? Character(scalar)), held.subtracting(.shift)))
  }

  /// `CSI < code ; column ; row M` pressed, `m` let go.
  private var mouse: TerminalInput {
    guard final == UInt8(ascii: "M") || final == UInt8(ascii: "m"),
      let code = parameter(0), let column = parameter(1), let row = parameter(2),
      let event = MouseEvent(
        code: code, column: column - 1, row: row - 1, isRelease: final == UInt8(ascii: "m"))
    else { return .reply(.unknown) }
    return .mouse(event)
  }

  /// F3 with modifiers looks as a cursor in the first row does; so ask from another row.
  private var isModifiedF3: Bool {
    parameters.isEmpty || parameters == [nil]
      || (parameters.count == 2 && parameter(0) == 1 && (2...8).contains(parameter(1) ?? 0))
  }

  private var cursorPosition: TerminalInput {
    guard let row = parameter(0), let column = parameter(1), row > 0, column > 0 else {
      return .reply(.unknown)
    }
    return .reply(.cursorPosition(Point(column: column - 1, row: row - 1)))
  }

  private var privateReply: TerminalReply {
    switch final {
    case UInt8(ascii: "c"): return .deviceAttributes(raw)
    case UInt8(ascii: "y") where intermediates == [UInt8(ascii: "$")]:
      guard let mode = parameter(0), let value = parameter(1) else { return .unknown }
      return .mode(mode, value: value)
    case UInt8(ascii: "n") where parameter(0) == 997:
      guard let scheme = parameter(1) else { return .unknown }
      return .colorScheme(scheme)
    default: return .unknown
    }
  }
}

extension MouseEvent {
  /// xterm's button code: the button in bits 0, 1, 6 and 7, shift 4, alt 8, control 16, motion 32.
  init?(code: Int, column: Int, row: Int, isRelease: Bool) {
    guard column >= 0, row >= 0, code >= 0 else { return nil }
    var modifiers: Key.Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    let button = code & 3
    let kind: Kind
    switch code & (64 | 128) {
    case 0 where code & 32 != 0 && button != 3: kind = .drag(button: button)
    case 0 where code & 32 == 0:
      kind = isRelease ? .release(button: button) : .press(button: button)
    case 64 where button < 2 && !isRelease: kind = button == 0 ? .wheelUp : .wheelDown
    // Sideways wheels, more buttons, motion without a button.
    default: return nil
    }
    self.init(kind, at: Point(column: column, row: row), modifiers)
  }
}
