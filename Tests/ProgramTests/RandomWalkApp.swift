import AppCore
import Chat
import FuzzBodies
import Net
import Runtime
import Screen
import Settings
import Terminal
import Views
import Wire
import Wording

/// The whole app on a walk: the loop that the program runs, on a terminal, a network and a clock in
/// memory. Each step is checked, each frame too; the first thing that does not hold is thrown.
final class RandomWalkApp {
  private let terminal: VirtualTerminal
  private let transport = ReplayTransport()
  let loop: EventLoop
  private let renderer = Renderer(theme: .plain)
  /// Cuts bodies in pieces that come at once; nil: they come whole.
  private var dice: Dice?
  private var hasHead: Set<TransferID> = []
  private var stepCount = 0
  private let keepsFrames: Bool
  /// What was drawn, as hash values, where they are kept.
  private(set) var frames: [Int] = []

  /// An app that has drawn its first frame. With `keepsFrames` it can be compared with another
  /// that `dice` made cut its bodies.
  ///
  /// - Throws: what did not hold in it.
  init(cutBy dice: Dice? = nil, keepsFrames: Bool = false) throws(FuzzFinding) {
    self.dice = dice
    self.keepsFrames = keepsFrames
    terminal = VirtualTerminal(size: Size(columns: 40, rows: 12))
    let clock = transport
    var lastID = 0
    var parts = EventLoop.Parts(
      driver: terminal, transport: transport, renderer: renderer, now: { clock.now },
      freshID: {
        lastID += 1
        return "id-\(lastID)"
      })
    guard let secret = Secret(Self.token) else { throw FuzzFinding("no token") }
    parts.tokens = ["one": .given(secret), "two": .given(secret)]
    loop = EventLoop(parts, options: Self.options)
    try turn()
  }

  /// The token that must not show anywhere.
  static let token = "pat_walk_0123456789"

  private static var options: AppOptions {
    let profiles = [("one", API.cozeV3), ("two", .cozeV2), ("demo", .cozeV3)].map { name, api in
      Profile(name: name, api: api, baseURL: "http://127.0.0.1:9", botID: "7", user: "me")
    }
    // Its editor would be a real process.
    let (keymap, _) = Keymap.make(overrides: ["composer.edit-outside": []])
    return AppOptions(
      size: Size(columns: 40, rows: 12), language: .english, cellWidth: CellWidth(),
      profiles: profiles, pendingProfiles: ["demo"], keymap: keymap)
  }

  /// Walks to the end or to the first finding.
  static func walk(
    _ steps: [RandomWalkStep], cutBy dice: Dice? = nil, keepsFrames: Bool = false
  ) throws(FuzzFinding) -> [Int] {
    let app = try RandomWalkApp(cutBy: dice, keepsFrames: keepsFrames)
    for step in steps { try app.take(step) }
    return app.frames
  }

  private func take(_ step: RandomWalkStep) throws(FuzzFinding) {
    stepCount += 1
    switch step {
    case .type(let bytes): terminal.type(bytes)
    case .pause(let milliseconds): try pause(milliseconds)
    case .resize(let columns, let rows):
      terminal.size = Size(columns: columns, rows: rows)
      loop.takeSize()
    case .stall(let isOn): terminal.isStalled = isOn
    case .head(let newest, let status, let type): head(newest, status, type)
    case .body(let newest, let bytes): body(newest, bytes)
    case .end(let newest, let isLost):
      if let id = open(newest) {
        transport.deliver(.end(isLost ? .lost(detail: "x") : nil), to: id)
      }
    case .tell(let index): loop.dispatch(RandomWalkStep.tellings[index])
    }
    try turn()
    // A walk with other cuts is compared with one that was checked.
    if dice == nil, stepCount.isMultiple(of: 100) {
      try RandomWalkChecks.check(loop.state, renderer)
    }
  }

  private func pause(_ milliseconds: Int) throws(FuzzFinding) {
    let end = transport.now + .milliseconds(milliseconds)
    var turns = 0
    while transport.now < end, turns < 1000 {
      try turn(until: end)
      turns += 1
    }
    // A loop that waits for a time that is past would never sleep.
    try hold(transport.now >= end, "the loop does not sleep")
    try hold(loop.state.nextDeadline.map { $0 > transport.now } ?? true, "a deadline is past")
  }

  /// One turn of the loop, no longer than until a time, and what it drew.
  private func turn(until end: Duration? = nil) throws(FuzzFinding) {
    transport.horizon = end ?? transport.now
    loop.turn()
    // Who quits here comes back.
    loop.exitStatus = nil
    for frame in terminal.frames {
      try RandomWalkChecks.check(frame, of: loop.state)
      if keepsFrames { frames.append(frame.hashValue) }
    }
    terminal.forgetFrames()
  }
}

extension RandomWalkApp {
  /// An open request, counted from the newest back.
  private func open(_ newest: Int) -> TransferID? {
    let open = transport.openIDs
    return open.isEmpty ? nil : open[open.count - 1 - newest % open.count]
  }

  private func head(_ newest: Int, _ status: Int, _ type: String) {
    guard let id = open(newest), hasHead.insert(id).inserted else { return }
    let head = HTTPHead(status: status, headers: [.init("content-type", type)])
    transport.deliver(.head(head), to: id)
  }

  private func body(_ newest: Int, _ bytes: [UInt8]) {
    guard let id = open(newest) else { return }
    head(newest, 200, "text/event-stream")
    let pieces = dice?.pieces(of: bytes) ?? [bytes]
    for piece in pieces { transport.deliver(.body(piece), to: id) }
  }
}
