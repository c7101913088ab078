import Screen
import Terminal
import Testing

@Suite("virtual terminal") struct VirtualTerminalTests {
  private let frame = Frame(
    surface: Surface(size: Size(columns: 4, rows: 2)), cursor: nil, title: "")

  @Test("each feeding is one read, and then the input ends")
  func input() {
    let terminal = VirtualTerminal(size: Size(columns: 4, rows: 2))
    #expect(terminal.readInput() == [])
    terminal.type(Array("ab".utf8))
    terminal.type(Array("c".utf8))
    terminal.hangUp()
    #expect(terminal.readInput() == Array("ab".utf8))
    #expect(terminal.readInput() == Array("c".utf8))
    #expect(terminal.readInput() == nil)
  }

  @Test("stalled, a frame stays pending until it takes bytes again")
  func stalled() {
    let terminal = VirtualTerminal(size: Size(columns: 4, rows: 2))
    terminal.present(frame)
    #expect(!terminal.hasPendingOutput)
    terminal.isStalled = true
    terminal.present(frame)
    terminal.flush()
    #expect(terminal.hasPendingOutput)
    terminal.isStalled = false
    #expect(!terminal.hasPendingOutput)
    #expect(terminal.frames.count == 2)
  }

  @Test("a new size is told, and what the program made of it")
  func resizing() {
    let terminal = VirtualTerminal(size: Size(columns: 4, rows: 2))
    terminal.size = Size(columns: 9, rows: 3)
    #expect(terminal.readSize() == Size(columns: 9, rows: 3))
    #expect(terminal.acknowledgedSize == Size(columns: 4, rows: 2))
    terminal.resize(to: terminal.readSize())
    #expect(terminal.acknowledgedSize == Size(columns: 9, rows: 3))
  }
}
