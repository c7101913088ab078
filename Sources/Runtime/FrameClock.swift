/// Decides when a frame is drawn. What the user did shows at once, but no more than one such frame
/// in 4 ms; what streams in or resizes shows at once when the last frame is 16 ms old, else at that
/// mark. A key need not wait for a frame of the stream to grow old: else each key that comes right
/// after one would be late. With nothing to show there is no deadline: idle means asleep.
package struct FrameClock: Hashable, Sendable {
  /// Why a frame is wanted.
  package enum Cause: Hashable, Sendable {
    /// A key, a paste, the mouse.
    case input
    /// A token, a resize, a deadline.
    case stream

    /// The least time between the last frame and this one; for input, the last one of input.
    var spacing: Duration {
      switch self {
      case .input: .milliseconds(4)
      case .stream: .milliseconds(16)
      }
    }
  }

  private var lastFrame: Duration?
  private var lastInputFrame: Duration?
  /// Input is part of the frame that is wanted.
  private var holdsInput = false
  /// When the wanted frame is to be drawn; nil when none is wanted.
  private(set) var deadline: Duration?

  /// Wants a frame. Several wishes make one frame, at the earliest of their times.
  mutating func request(_ cause: Cause, at now: Duration) {
    let last = cause == .input ? lastInputFrame : lastFrame
    let earliest = last.map { max(now, $0 + cause.spacing) } ?? now
    holdsInput = holdsInput || cause == .input
    deadline = deadline.map { min($0, earliest) } ?? earliest
  }

  /// True when the wanted frame is to be drawn now.
  func isDue(at now: Duration) -> Bool {
    deadline.map { $0 <= now } ?? false
  }

  /// A frame was drawn.
  mutating func drew(at now: Duration) {
    lastFrame = now
    if holdsInput { lastInputFrame = now }
    holdsInput = false
    deadline = nil
  }
}
