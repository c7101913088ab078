import Foundation
import TerminalTestSupport
import Testing

extension EndToEnd {
  @Suite("in tmux") struct TmuxTests {
    @Test("one types Chinese, reads the reply, scrolls, resizes, quits")
    func aSession() throws {
      let home = try Home()
      try home.configure(ServiceProcess.shared, bot: .echo)
      let tmux = try Tmux(home: home, token: ServiceProcess.shared.token)
      try tmux.open(try Binary.path)
      try tmux.see("1000 tokens at 50/s")
      try tmux.run(["send-keys", "-l", "你好，世界"])
      try tmux.see("> 你好，世界")
      try tmux.run(["send-keys", "Enter"])
      try tmux.see("done, ")
      try tmux.run(["send-keys", "-l", "900 字 每秒 0"])
      try tmux.run(["send-keys", "Enter"])
      try tmux.see("a scrolled screen") { !$0.contains("900 字") && $0.contains("done, ") }
      try tmux.run(["send-keys", "PPage"])
      try tmux.see("below (End)")
      try tmux.run(["send-keys", "PPage"])
      try tmux.see("900 字")
      try tmux.run(["resize-window", "-x", "100", "-y", "30"])
      try tmux.see("the new size") { screen in
        screen.split(separator: "\n").contains { $0.hasSuffix("keys") && $0.count > 80 }
      }
      try tmux.expectNoStrayEscape()
      try tmux.run(["send-keys", "C-x", "C-c"])
      try tmux.see("Nothing is saved yet")
      try tmux.run(["send-keys", "Enter"])
      try tmux.see("ended with 0")
      #expect(!(try tmux.screen()).contains("900 字"))
    }

    @Test("escape sequences of a bot do nothing")
    func hostileReply() throws {
      let home = try Home()
      try home.configure(ServiceProcess.shared, bot: .mischief)
      let tmux = try Tmux(home: home, token: ServiceProcess.shared.token)
      try tmux.open(try Binary.path)
      try tmux.see("I misbehave on request")
      try tmux.run(["send-keys", "-l", "escape"])
      try tmux.run(["send-keys", "Enter"])
      try tmux.see("went on to its end")
      // They are to be read as marks, so only the controls themselves must be absent.
      try tmux.expectNoStrayEscape(orRest: [])
      let told = try tmux.run(["display-message", "-p", "#{pane_title} #{alternate_on}"])
      #expect(told.hasSuffix("Rivulet 1\n"), "\(told)")
      #expect(try tmux.screen().contains("I misbehave on request"))
    }
  }
}
