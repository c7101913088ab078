import Screen

/// Where the styling of Markdown stands between two clusters: a small automaton that reads a text
/// once from its start, so that a row can be drawn alone from the state kept at its start.
///
/// The text is shown as written; markers stay. What is recognised, always within one source line
/// but for fences: ATX headings, block quotes, list markers with task boxes, fences of backticks or
/// tildes, `*` and `_` emphasis, inline code, the target of `[text](target)`, bare `http(s)://`.
///
/// Nothing that was shown changes its look when more text comes, apart from the last
/// `lookahead` bytes: a construct begins at its opening marker and lasts to its closing marker or
/// to the end of the source line, whether the closing marker will come or not. That is where it
/// departs from CommonMark (0.31, sections 4.2, 4.5, 6.2, 6.4), which must see the closer first:
/// an opener without a closer styles the rest of its line; the `text` of a link keeps its look; a
/// marker between two ASCII letters or digits (`snake_case`, `2**3`) opens nothing; beside CJK
/// characters only spaces decide, so that `是**“强”**字` works.
struct MarkdownState: Hashable, Sendable {
  /// Bytes after the start of a cluster that may decide its role.
  static let lookahead = 12

  enum Phase: UInt8, Hashable, Sendable {
    /// Before the first character of a source line that is neither a space nor a block marker.
    case lineStart
    case inline
    /// In the run of markers that opens a fence; then in what follows on that line.
    case fenceRun, fenceLanguage
    /// In a line of code; in a line that closes the fence if nothing but spaces follows.
    case code, fenceEnd
  }

  var phase = Phase.lineStart
  /// The character of the open fence; 0 outside one.
  var fence: UInt8 = 0
  /// Its length, at most 8 (longer ones count as 8).
  var fenceLength: UInt8 = 0
  var fenceIsQuoted = false
  var isQuote = false
  var isHeading = false
  var isListItem = false
  /// The length of the open run of backticks, at most 8; 0 outside inline code.
  var codeRun: UInt8 = 0
  /// The character that opened it; 0 where it is not open.
  var strong: UInt8 = 0
  var emphasis: UInt8 = 0
  var isEscaped = false
  /// Open parentheses of a link's target; 0 outside one.
  var linkDepth: UInt8 = 0
  var isAutolink = false
  /// Clusters still to come of a marker whose meaning is decided, and their role.
  var pending: UInt8 = 0
  var pendingRole = Role.text
  /// The byte before, as far as it matters: a space at the start of a line.
  var previous = UInt8(ascii: " ")

  /// Takes the cluster that starts at `offset` and tells its role.
  mutating func consume(_ unit: TextUnit, at offset: Int, in bytes: [UInt8], base: Role) -> Role {
    if unit.isLineEnd {
      endLine()
      return base
    }
    // A letter with combining marks is no marker.
    let byte = unit.byteCount == 1 ? bytes[offset] : 0x80
    let role = consume(Peek(bytes: bytes, offset: offset), byte, base)
    previous = unit.breakClass.contains(.space) ? UInt8(ascii: " ") : byte
    return role
  }

  private mutating func consume(_ peek: Peek, _ byte: UInt8, _ base: Role) -> Role {
    if pending > 0 {
      pending -= 1
      return pendingRole
    }
    switch phase {
    case .lineStart: return consumeLineStart(peek, byte, base)
    case .inline: return consumeInline(peek, byte, base)
    case .fenceRun, .fenceLanguage, .code, .fenceEnd: return consumeFenced(peek, byte)
    }
  }

  /// What a construct of the line makes of plain characters.
  func textRole(_ base: Role) -> Role {
    if isHeading { return .heading }
    if strong != 0 { return .strong }
    if emphasis != 0 { return .emphasis }
    return isQuote ? .quote : base
  }

  /// The next `count` clusters belong to a marker whose first has this role.
  mutating func hold(_ count: Int, _ role: Role) -> Role {
    pending = UInt8(count)
    pendingRole = role
    return role
  }

  private mutating func endLine() {
    let isClosed = phase == .fenceEnd || (fenceIsQuoted && !isQuote)
    let open = (fence, fenceLength, fenceIsQuoted)
    self = MarkdownState()
    if !isClosed { (fence, fenceLength, fenceIsQuoted) = open }
  }
}

/// The bytes at and after a place, up to the end of what has come.
struct Peek {
  let bytes: [UInt8]
  let offset: Int

  /// The byte at a distance; nil at the end of the text.
  subscript(distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  /// How many times the first byte stands here in a row, counted up to `limit`.
  func run(limit: Int) -> Int {
    guard let first = self[0] else { return 0 }
    var length = 1
    while length < limit, self[length] == first { length += 1 }
    return length
  }

  /// True at the end of the text, of the line, and before a space.
  func isSpace(_ distance: Int) -> Bool {
    switch self[distance] {
    case nil, UInt8(ascii: " "), 9, 10, 13: true
    case 0xE3: self[distance + 1] == 0x80 && self[distance + 2] == 0x80
    default: false
    }
  }

  func starts(with text: StaticString) -> Bool {
    for index in 0..<text.utf8CodeUnitCount where self[index] != text.utf8Start[index] {
      return false
    }
    return true
  }
}

extension UInt8 {
  var isASCIIAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }

  var isASCIIPunctuation: Bool {
    (0x21...0x7E).contains(self) && !isASCIIAlphanumeric
  }
}
