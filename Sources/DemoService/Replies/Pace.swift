/// When the next token may leave: a schedule from one start, so that neither slow writes nor late
/// wake-ups make it drift.
struct Pace: Sendable {
  private let interval: Duration?
  private var due: ContinuousClock.Instant

  /// A rate is in tokens a second; nil, 0, or what is no number: no waiting at all.
  init(rate: Double?, from start: ContinuousClock.Instant) {
    due = start
    if let rate, rate > 0, rate.isFinite {
      interval = .seconds(1 / max(rate, 0.001))
    } else {
      interval = nil
    }
  }

  /// When the next token is due; nil for at once.
  var next: ContinuousClock.Instant? { interval == nil ? nil : due }

  /// A token was sent.
  mutating func advance() {
    if let interval { due += interval }
  }

  /// The schedule goes on after a pause that ended now.
  mutating func resume(at now: ContinuousClock.Instant) { due = max(due, now) }

  /// How long so many tokens take.
  func duration(tokens: Int) -> Duration { (interval ?? .zero) * tokens }
}
