import AppCore
import Chat
import Net
import Runtime
import Screen
import Settings
import Terminal
import Testing
import Views
import Wire
import Wording

/// The whole app without a terminal and without a network: keys in, replayed bytes in, a clock
/// that only moves when told, the screen out as text. It runs the loop that the program runs.
final class ScriptedApp {
  let terminal: VirtualTerminal
  let transport: ReplayTransport
  let loop: EventLoop

  /// An app on one profile of the given service; requests stay open until the test answers.
  init(
    size: Size = Size(columns: 60, rows: 16), api: API = .cozeV3, language: Language = .english,
    bot: Bot? = nil, script: @escaping ReplayTransport.Script = { _, _ in .open }
  ) throws {
    terminal = VirtualTerminal(size: size)
    transport = ReplayTransport(script)
    let clock = transport
    let profile = Profile(
      name: "test", api: api, baseURL: "http://127.0.0.1:9", botID: "7", user: "me")
    var lastID = 0
    var parts = EventLoop.Parts(
      driver: terminal, transport: transport, renderer: Renderer(theme: .plain),
      now: { clock.now },
      freshID: {
        lastID += 1
        return "id-\(lastID)"
      })
    parts.tokens = ["test": .given(try #require(Secret("pat_test")))]
    loop = EventLoop(
      parts,
      options: AppOptions(
        size: size, language: language, cellWidth: CellWidth(), profiles: [profile],
        keymap: Keymap()))
    settle()
    if let bot { loop.dispatch(.botDescribed(profile: "test", bot)) }
    settle()
  }

  /// Lets everything happen that can within 50 ms of the app's own time.
  func settle(_ time: Duration = .milliseconds(50)) {
    // What was typed is read before the time goes on.
    transport.horizon = transport.now
    loop.turn()
    let end = transport.now + time
    transport.horizon = end
    var turns = 0
    repeat {
      loop.turn()
      turns += 1
    } while transport.now < end && loop.exitStatus == nil && turns < 100_000
    transport.horizon = nil
  }

  /// Types text, one read; controls as they are in a terminal (`\r` is Enter, `\u{3}` Ctrl+C).
  func type(_ text: String) {
    terminal.type(Array(text.utf8))
    settle()
  }

  /// What a terminal user does with the window.
  func resize(_ columns: Int, _ rows: Int) {
    terminal.size = Size(columns: columns, rows: rows)
    loop.takeSize()
    settle()
  }

  /// The rows of the last frame, trailing blanks off.
  var rows: [String] {
    guard let surface = terminal.lastFrame?.surface else { return [] }
    return (0..<surface.size.rows).map { row in
      var text = ""
      for cell in surface.row(row) {
        switch cell.glyph {
        case .scalar(let scalar): text.unicodeScalars.append(scalar)
        case .cluster(let cluster): text += cluster
        case .continuation: break
        }
      }
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// The whole screen as one text.
  var screen: String { rows.joined(separator: "\n") }

  var cursor: Point? { terminal.lastFrame?.cursor }

  /// The chat requests so far, in order; questions about bots are left out.
  var chats: [ReplayTransport.Record] {
    transport.records.filter { $0.request.method == .post && $0.request.url.contains("chat") }
  }

  /// Begins an event stream on the newest chat.
  func openStream() throws {
    let id = try #require(chats.last?.id)
    transport.deliver(
      .head(HTTPHead(status: 200, headers: [.init("content-type", "text/event-stream")])), to: id)
    settle()
  }

  /// Sends bytes of the newest chat's stream.
  func stream(_ text: String) throws {
    transport.deliver(text, to: try #require(chats.last?.id))
    settle()
  }

  /// Sends a piece of a v3 answer.
  func answer(_ text: String, message: String = "m1") throws {
    try stream(
      "event:conversation.message.delta\ndata:{\"id\":\"\(message)\",\"role\":\"assistant\","
        + "\"type\":\"answer\",\"content\":\"\(text)\",\"content_type\":\"text\"}\n\n")
  }

  /// Says that a v3 chat began.
  func begin(chat: String = "c1", conversation: String = "v1") throws {
    try openStream()
    try stream(
      "event:conversation.chat.created\ndata:{\"id\":\"\(chat)\",\"conversation_id\":"
        + "\"\(conversation)\",\"status\":\"created\"}\n\n")
  }

  /// Ends a v3 reply well.
  func complete() throws {
    try stream(
      "event:conversation.chat.completed\ndata:{\"id\":\"c1\",\"conversation_id\":\"v1\","
        + "\"status\":\"completed\",\"usage\":{\"token_count\":12,\"output_count\":8,"
        + "\"input_count\":4}}\n\nevent:done\ndata:\"[DONE]\"\n\n")
  }
}
