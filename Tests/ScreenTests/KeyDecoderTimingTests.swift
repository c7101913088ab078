import Screen
import Testing

/// Where a read ends and when bytes come.
@Suite("key decoder and time") struct KeyDecoderTimingTests {
  private let escape = TerminalInput.key(Key(.escape))

  @Test("a lone ESC is Esc after 30 ms, not before")
  func loneEscape() {
    var decoder = KeyDecoder()
    #expect(decoder.deadline == nil)
    #expect(decoder.input([0x1B], at: .milliseconds(5)).isEmpty)
    #expect(decoder.deadline == .milliseconds(35))
    #expect(decoder.expire(at: .milliseconds(34)).isEmpty)
    #expect(decoder.expire(at: .milliseconds(35)) == [escape])
    #expect(decoder.deadline == nil)
    #expect(decoder.input(Array("a".utf8), at: .milliseconds(40)) == [.key(.character("a"))])
  }

  @Test("ESC ESC in one read is two Escs at once")
  func twoEscapes() {
    var decoder = KeyDecoder()
    #expect(decoder.input([0x1B, 0x1B], at: .zero) == [escape, escape])
    #expect(decoder.deadline == nil)
    #expect(decoder.input([0x1B, 0x1B, 0x1B], at: .zero) == [escape, escape, escape])
    #expect(
      decoder.input([0x1B, 0x1B, 0x61], at: .zero) == [escape, .key(Key.alt("a"))])
  }

  @Test("ESC ESC [ A in one read is Alt+Up; in two reads it is Esc, Up")
  func altArrow() {
    var decoder = KeyDecoder()
    let whole = Array("\u{1B}\u{1B}[A".utf8)
    #expect(decoder.input(whole, at: .zero) == [.key(Key(.up, .alt))])
    #expect(decoder.input(Array("\u{1B}\u{1B}OA".utf8), at: .zero) == [.key(Key(.up, .alt))])
    let first = decoder.input([0x1B], at: .zero)
    let rest = decoder.input(whole.dropFirst(), at: .milliseconds(1))
    #expect(first + rest == [escape, .key(Key(.up))])
  }

  @Test("ESC [ and ESC O alone are Alt with that key")
  func altBracket() {
    for letter in ["[", "O", "]", "P"] as [Character] {
      var decoder = KeyDecoder()
      #expect(decoder.input(Array("\u{1B}\(letter)".utf8), at: .zero).isEmpty)
      #expect(decoder.expire(at: .milliseconds(30)) == [.key(Key.alt(letter))])
    }
  }

  @Test(
    "a reply cut anywhere, its rest coming however late, is never typed text",
    arguments: [
      "\u{1B}]11;rgb:1010/2020/3030\u{7}", "\u{1B}]10;rgb:1010/2020/3030\u{1B}\\",
      "\u{1B}[24;80R", "\u{1B}[?62;22c", "\u{1B}[?2026;2$y", "\u{1B}[?997;2n", "\u{1B}[<64;3;4M",
    ])
  func lateReplies(reply: String) {
    let bytes = Array(reply.utf8)
    for cut in 1..<bytes.count {
      var decoder = KeyDecoder()
      var inputs = decoder.input(bytes[..<cut], at: .zero)
      inputs += decoder.expire(at: .seconds(60))
      inputs += decoder.input(bytes[cut...] + Array("x".utf8), at: .seconds(61))
      inputs += decoder.expire(at: .seconds(120))
      let typed = inputs.filter { input in
        if case .key(let key) = input { return key.modifiers.isEmpty && key.code != .escape }
        return false
      }
      #expect(typed == [.key(.character("x"))], "cut at \(cut): \(inputs)")
    }
  }

  @Test("what is typed after Esc or Alt+[ is typed, though it looks like the rest of something")
  func typedAfterEscape() {
    for (first, text) in [("\u{1B}", "[a](b)"), ("\u{1B}", "[1] note"), ("\u{1B}[", "12 apples")] {
      var decoder = KeyDecoder()
      _ = decoder.input(Array(first.utf8), at: .zero)
      _ = decoder.expire(at: .seconds(1))
      let inputs = decoder.input(Array(text.utf8), at: .seconds(2))
      #expect(inputs == text.map { .key(.character($0)) })
    }
  }

  @Test("a paste whose end never comes ends after two seconds without bytes")
  func endlessPaste() {
    var decoder = KeyDecoder()
    #expect(decoder.input(Array("\u{1B}[200~abc".utf8), at: .zero).isEmpty)
    #expect(decoder.input(Array("def".utf8), at: .seconds(1)).isEmpty)
    #expect(decoder.deadline == .seconds(3))
    #expect(decoder.expire(at: .seconds(3)) == [.paste(Array("abcdef".utf8))])
    #expect(decoder.input(Array("x".utf8), at: .seconds(4)) == [.key(.character("x"))])
  }

  @Test("a paste is binary safe")
  func binaryPaste() {
    let body = (0...255).map { UInt8($0) } + [0x1B, 0x5B, 0x32, 0x30, 0x31] + [0x1B]
    let bytes = Array("\u{1B}[200~".utf8) + body + Array("\u{1B}[201~".utf8)
    for cut in 0...bytes.count {
      var decoder = KeyDecoder()
      let inputs = decoder.input(bytes[..<cut], at: .zero) + decoder.input(bytes[cut...], at: .zero)
      #expect(inputs == [.paste(body)])
    }
  }

  @Test("of a paste over the limit the rest is dropped, and its end is found")
  func hugePaste() {
    var decoder = KeyDecoder(maximumPasteBytes: 1000)
    let body = [UInt8](repeating: 0x61, count: 998) + Array("\u{1B}[20xyz".utf8)
    let bytes = Array("\u{1B}[200~".utf8) + body + Array("\u{1B}[201~z".utf8)
    let inputs = decoder.input(bytes, at: .zero)
    #expect(inputs.count == 2)
    #expect(inputs.first == .paste(Array(body.prefix(1000))))
    #expect(inputs.last == .key(.character("z")))
  }

  @Test("until brackets were seen, text after a newline in one read is a paste")
  func bursts() {
    var decoder = KeyDecoder()
    #expect(decoder.input(Array("ab\rcd\r".utf8), at: .zero) == [.paste(Array("ab\rcd\r".utf8))])
    #expect(decoder.input(Array("ab\ncd".utf8), at: .zero) == [.paste(Array("ab\ncd".utf8))])
    // An input method's commit, or keys over a slow line: the last Enter sends.
    let commit: [TerminalInput] = [
      .key(.character("你")), .key(.character("好")), .key(Key(.enter)),
    ]
    #expect(decoder.input(Array("你好\r".utf8), at: .zero) == commit)
    // What is no text is not in the paste.
    let mixed = decoder.input(Array("a\rb\u{1B}[5;6Rc".utf8), at: .zero)
    let position = TerminalInput.reply(.cursorPosition(Point(column: 5, row: 4)))
    #expect(mixed == [.paste(Array("a\rb".utf8)), position, .key(.character("c"))])
    _ = decoder.input(Array("\u{1B}[200~\u{1B}[201~".utf8), at: .zero)
    #expect(decoder.input(Array("a\rb".utf8), at: .zero).count == 3)
  }

  @Test("a string without an end is swallowed up to its limit, then keys are keys")
  func endlessString() {
    var decoder = KeyDecoder()
    let flood = [UInt8](repeating: 0x62, count: KeyDecoder.maximumSwallowedBytes + 1)
    #expect(
      decoder.input(Array("\u{1B}Pq".utf8) + flood, at: .zero).allSatisfy {
        $0 == .key(.character("b"))
      })
    #expect(decoder.input([0x61], at: .zero) == [.key(.character("a"))])
    _ = decoder.input(Array("\u{1B}]11;rgb".utf8), at: .zero)
    #expect(decoder.expire(at: .seconds(1)).isEmpty)
    #expect(decoder.input(Array("q".utf8), at: .seconds(2)) == [.key(.character("q"))])
  }

  @Test("a control sequence over its limit is swallowed whole")
  func longSequence() {
    var decoder = KeyDecoder()
    let bytes = Array("\u{1B}[".utf8) + [UInt8](repeating: 0x31, count: 5000) + Array("Aq".utf8)
    #expect(decoder.input(bytes, at: .zero) == [.reply(.unknown), .key(.character("q"))])
  }

  @Test("bytes that are no UTF-8 are shown as such, and cost nothing after them")
  func invalidUTF8() {
    let broken = TerminalInput.key(.character("\u{FFFD}"))
    let a = TerminalInput.key(.character("a"))
    for bytes in [[0x80], [0xFF], [0xC3], [0xE4, 0xB8], [0xF0, 0x9F, 0x98]] as [[UInt8]] {
      #expect(KeyDecoderTests.decode(bytes + [0x61]) == [broken, a])
    }
    #expect(KeyDecoderTests.decode([0xC0, 0x80]) == [broken, broken])
    #expect(KeyDecoderTests.decode([0xED, 0xA0, 0x80]).count == 3)
  }

  @Test("random bytes in random reads at random times never trap")
  func randomBytes() {
    var random = KeyBytes(state: 7)
    let favourites = Array("\u{1B}\u{1B}[[]OP~;;?<>123450;:mMRcu\u{7}\\\r\n\u{18}".utf8)
    for _ in 0..<2000 {
      var decoder = KeyDecoder()
      var now = Duration.zero
      for _ in 0..<12 {
        let read = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
          Int.random(in: 0..<3, using: &random) == 0
            ? UInt8.random(in: 0...255, using: &random)
            : favourites[Int.random(in: favourites.indices, using: &random)]
        }
        _ = decoder.input(read, at: now)
        let square = Int.random(in: 0..<50, using: &random)
        now += .milliseconds(square * square)
        _ = decoder.expire(at: now)
      }
      _ = decoder.expire(at: now + .seconds(100))
      #expect(decoder.deadline == nil)
    }
  }
}

/// A small generator with a seed (splitmix64), so that a failure can be played again.
private struct KeyBytes: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
