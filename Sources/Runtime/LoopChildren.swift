import Glibc
import Net

/// The children of the app's loop: the editor, while one is open, and the demo service.
final class LoopChildren {
  /// What the children did.
  enum Happening: Hashable, Sendable {
    /// The demo service answers at this address.
    case demoReady(baseURL: String)
    /// It did not start, or ended; what it said last.
    case demoFailed(String)
    /// The editor ended; nil when it failed.
    case editorClosed(String?)
  }

  private struct Editor {
    let child: ChildProcess
    let file: String
  }

  /// How long the demo service may take to say its address.
  private static let demoPatience = Duration.seconds(10)
  /// A draft that came back may be this long; the composer has its own limit.
  private static let draftLimit = 4 << 20

  private var editor: Editor?
  private var demo: ChildProcess?
  private var demoOutput: [UInt8] = []
  private var demoDeadline: Duration?

  /// What to wait for.
  var interests: [Interest] { (editor?.child.interests ?? []) + (demo?.interests ?? []) }

  /// When `advance` is to be called next.
  var deadline: Duration? {
    [editor?.child.deadline, demo?.deadline, demoDeadline].compactMap(\.self).min()
  }

  /// Starts the demo service.
  func startDemo(_ command: ChildCommand, at now: Duration) -> Happening? {
    do {
      demo = try ChildProcess(command, at: now)
      demoDeadline = now + Self.demoPatience
      return nil
    } catch {
      return .demoFailed(error.detail)
    }
  }

  /// Opens an editor on a file that holds the draft, on the terminal itself.
  func startEditor(
    on file: String, command: ChildCommand, at now: Duration
  ) -> Happening? {
    do {
      editor = Editor(child: try ChildProcess(command, at: now), file: file)
      return nil
    } catch {
      unlink(file)
      return .editorClosed(nil)
    }
  }

  /// Sees what the children have done. Never blocks.
  func advance(at now: Duration) -> [Happening] {
    [advanceEditor(at: now), advanceDemo(at: now)].compactMap(\.self)
  }

  private func advanceEditor(at now: Duration) -> Happening? {
    guard let editor else { return nil }
    editor.child.advance(at: now)
    guard let result = editor.child.result else { return nil }
    self.editor = nil
    defer { unlink(editor.file) }
    guard result.ending == .exited(0) else { return .editorClosed(nil) }
    return .editorClosed(DraftFile.read(editor.file, limit: Self.draftLimit))
  }

  private func advanceDemo(at now: Duration) -> Happening? {
    guard let demo else { return nil }
    demo.advance(at: now)
    if demoDeadline != nil {
      demoOutput += demo.takeOutput()
      if let line = firstLine {
        demoDeadline = nil
        return .demoReady(baseURL: line)
      }
    }
    if let result = demo.result {
      self.demo = nil
      demoDeadline = nil
      return .demoFailed(String(decoding: result.errors.suffix(300), as: UTF8.self))
    }
    if let demoDeadline, demoDeadline <= now {
      self.demoDeadline = nil
      self.demo = nil
      return .demoFailed("")
    }
    return nil
  }

  private var firstLine: String? {
    demoOutput.firstIndex(of: UInt8(ascii: "\n")).map {
      String(decoding: demoOutput[..<$0], as: UTF8.self)
    }
  }
}
