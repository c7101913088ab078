import Foundation
import Terminal
import Testing

@Suite("copying by OSC 52")
struct OSC52Tests {
  private func copied(_ text: String, _ multiplexer: Multiplexer = .none) -> String? {
    OSC52.copy(text, through: multiplexer).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "text goes as base64, with its padding",
    arguments: ["", "a", "ab", "abc", "你好 🌊", String(repeating: "\u{FF}\0x", count: 999)])
  func base64(text: String) {
    #expect(copied(text) == "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}")
  }

  @Test("tmux gets it plain and as a passthrough with doubled escapes")
  func tmux() {
    let plain = "\u{1B}]52;c;YQ==\u{07}"
    #expect(copied("a", .tmux) == plain + "\u{1B}Ptmux;\u{1B}\(plain)\u{1B}\\")
  }

  @Test("screen gets it in short strings that join to the plain one")
  func screen() throws {
    let text = String(repeating: "x", count: 1000)
    let wrapped = try #require(copied(text, .screen))
    let pieces = wrapped.components(separatedBy: "\u{1B}\\").dropLast()
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 256 })
    #expect(pieces.map { $0.dropFirst(2) }.joined() == copied(text))
  }

  @Test("text beyond the limit is not sent at all")
  func limit() {
    #expect(copied(String(repeating: "x", count: OSC52.textLimit)) != nil)
    #expect(copied(String(repeating: "x", count: OSC52.textLimit + 1)) == nil)
  }

  @Test("the multiplexer is told by its variable, the inner one first")
  func multiplexer() {
    #expect(Multiplexer(environment: ["TMUX": "/tmp/tmux-0/default,1,0", "STY": "1"]) == .tmux)
    #expect(Multiplexer(environment: ["STY": "1.pts"]) == .screen)
    #expect(Multiplexer(environment: ["TMUX": "", "TERM": "screen"]) == .none)
  }
}
