package import Screen

/// A terminal in memory: keeps the frames it is shown and gives the input it was fed. The headless
/// whole-app runs are played on it.
package final class VirtualTerminal: TerminalDriver {
  /// The frames that were presented, oldest first.
  package private(set) var frames: [Frame] = []
  /// What was sent beside frames, in order.
  package private(set) var sent: [UInt8] = []
  package private(set) var isMouseOn = true
  package private(set) var isSuspended = false
  /// How often `invalidate` came.
  package private(set) var invalidationCount = 0
  /// The size that `readSize` tells. Setting it is what a user does to the window.
  package var size: Size
  /// The size the program last took note of by `resize(to:)`.
  package private(set) var acknowledgedSize: Size
  /// While true the terminal takes no bytes: after one more frame, output stays pending.
  package var isStalled = false {
    didSet { if !isStalled { flush() } }
  }
  package private(set) var hasPendingOutput = false
  private var input: [[UInt8]] = []
  private var isGone = false

  package init(size: Size) {
    self.size = size
    acknowledgedSize = size
  }

  /// The last frame, or nil before the first.
  package var lastFrame: Frame? { frames.last }

  /// Gives bytes to the program; each call is one read.
  package func type(_ bytes: [UInt8]) { input.append(bytes) }

  /// The terminal goes away: what was typed can be read, then the input ends.
  package func hangUp() { isGone = true }

  package func readSize() -> Size { size }

  package var inputDescriptor: Int32? { nil }

  package func readInput() -> [UInt8]? {
    if input.isEmpty { return isGone ? nil : [] }
    return input.removeFirst()
  }

  package func present(_ frame: Frame) {
    precondition(!hasPendingOutput, "no frame while output is pending")
    frames.append(frame)
    hasPendingOutput = isStalled
  }

  package var outputDescriptor: Int32? { nil }

  package func flush() { if !isStalled { hasPendingOutput = false } }

  package func send(_ bytes: [UInt8]) {
    sent += bytes
    hasPendingOutput = hasPendingOutput || isStalled
  }

  package func invalidate() { invalidationCount += 1 }

  package func resize(to size: Size) { acknowledgedSize = size }

  package func setMouse(_ isOn: Bool) { isMouseOn = isOn }

  package func suspend() { isSuspended = true }

  package func resume() { isSuspended = false }

  /// Drops the frames kept so far, for long runs.
  package func forgetFrames() { frames.removeAll() }
}
