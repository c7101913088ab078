import Foundation
import Glibc
import Testing

@testable import Runtime

@Suite("The editor and the demo service as children")
struct LoopChildrenTests {
  /// Turns until something happened, or fails after 20 s.
  private func next(_ children: LoopChildren, _ driver: ChildDriver) -> LoopChildren.Happening? {
    var happenings: [LoopChildren.Happening] = []
    driver.turn(
      { children.interests }, { happenings += children.advance(at: $0) },
      until: { !happenings.isEmpty })
    #expect(happenings.count <= 1)
    return happenings.first
  }

  private func demo(_ script: String) -> ChildCommand {
    ChildDriver.shell(
      script, input: .held, output: .captured(limit: 4096), errors: .captured(limit: 4096))
  }

  @Test("the demo is ready with its first line; nothing waits for time any more")
  func demoReady() throws {
    let (children, driver) = (LoopChildren(), try ChildDriver())
    let script = "printf http://127.0.0.1:; echo 4711; echo token; exec cat"
    #expect(children.startDemo(demo(script), at: .zero) == nil)
    #expect(children.deadline == .seconds(10))
    #expect(next(children, driver) == .demoReady(baseURL: "http://127.0.0.1:4711"))
    #expect(children.deadline == nil)
  }

  @Test("a demo that ends is told with its last words, before and after it was ready")
  func demoEnds() throws {
    let (children, driver) = (LoopChildren(), try ChildDriver())
    _ = children.startDemo(demo("echo no port >&2; exit 1"), at: .zero)
    #expect(next(children, driver) == .demoFailed("no port\n"))
    #expect(children.interests.isEmpty)
    _ = children.startDemo(demo("echo url; exec 1>&-; echo later >&2"), at: .zero)
    #expect(next(children, driver) == .demoReady(baseURL: "url"))
    #expect(next(children, driver) == .demoFailed("later\n"))
  }

  @Test("a demo that says nothing for ten seconds is given up and ended")
  func demoSilent() throws {
    let (children, driver) = (LoopChildren(), try ChildDriver())
    let lifeline = Lifeline()
    var command = demo("exec cat")
    command.errors = .descriptor(lifeline.descriptor)
    _ = children.startDemo(command, at: .zero)
    driver.now = .seconds(9)
    #expect(children.advance(at: driver.now).isEmpty)
    driver.now = .seconds(10)
    #expect(next(children, driver) == .demoFailed(""))
    #expect(children.deadline == nil)
    #expect(try lifeline.ends())
  }

  @Test("a program that is not there is told at once")
  func demoMissing() {
    let children = LoopChildren()
    let command = ChildCommand(["/no/such/program"], environment: [:])
    guard case .demoFailed(let detail) = children.startDemo(command, at: .zero) else {
      Issue.record("it started")
      return
    }
    #expect(!detail.isEmpty)
  }

  @Test("the editor's file comes back as it left it, without its last line end, and is gone")
  func editor() throws {
    let (children, driver) = (LoopChildren(), try ChildDriver())
    let file = try #require(DraftFile.write("draft 中文"))
    let command = ChildDriver.shell("echo edited >> '\(file)'", output: .nothing)
    #expect(children.startEditor(on: file, command: command, at: .zero) == nil)
    #expect(next(children, driver) == .editorClosed("draft 中文edited"))
    #expect(access(file, F_OK) != 0)
    #expect(children.interests.isEmpty)
  }

  @Test("an editor that fails, or is not there, gives nothing back and leaves no file")
  func editorFails() throws {
    let (children, driver) = (LoopChildren(), try ChildDriver())
    let file = try #require(DraftFile.write("draft"))
    let failing = ChildDriver.shell("exit 1", output: .nothing)
    _ = children.startEditor(on: file, command: failing, at: .zero)
    #expect(next(children, driver) == .editorClosed(nil))
    #expect(access(file, F_OK) != 0)
    let second = try #require(DraftFile.write("draft"))
    let missing = ChildCommand(["/no/such/editor"], environment: [:])
    #expect(
      children.startEditor(on: second, command: missing, at: .zero) == .editorClosed(nil))
    #expect(access(second, F_OK) != 0)
  }

  @Test("a draft's file is its owner's alone")
  func draftFile() throws {
    let file = try #require(DraftFile.write("x"))
    defer { unlink(file) }
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(DraftFile.read(file, limit: 0) == nil)
  }
}
