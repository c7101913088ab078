import Wire

/// The event stream: the same events however the bytes are cut, none larger than its limit, and
/// what comes before a failure is handed out all the same.
enum EventStreamBody {
  private struct Outcome: Equatable {
    var items: [EventStreamItem] = []
    var failure: EventStreamFailure?
    var remainder: [UInt8] = []
    var retry: Int?
  }

  static func run(_ input: inout FuzzInput) throws(FuzzFinding) {
    let limits = input.byte()
    var dice = input.dice()
    let bytes = input.rest
    // Small limits, so that a short text can pass them; 0 is the usual ones.
    let maximum = limits == 0 ? 32 << 20 : limits
    let whole = decode([bytes], maximum)
    let cut = decode(dice.pieces(of: bytes), maximum)
    try hold(cut.items == whole.items, "cut otherwise, the items are \(cut.items)")
    try hold(cut.failure == whole.failure, "cut otherwise, it ends in \(cut.failure as Any)")
    try hold(cut.retry == whole.retry, "cut otherwise, retry is \(cut.retry as Any)")
    if whole.failure == nil {
      try hold(cut.remainder == whole.remainder, "cut otherwise, another remainder is left")
    }
    try checkSizes(whole, bytes, maximum)
  }

  private static func decode(_ pieces: [[UInt8]], _ maximum: Int) -> Outcome {
    var decoder = EventStreamDecoder(maximumLineBytes: maximum, maximumEventBytes: maximum)
    var outcome = Outcome()
    for piece in pieces {
      do throws(EventStreamFailure) {
        try decoder.input(piece, into: &outcome.items)
      } catch {
        outcome.failure = error
        break
      }
    }
    outcome.remainder = Array(decoder.remainder)
    outcome.retry = decoder.retryMilliseconds
    return outcome
  }

  private static func checkSizes(
    _ outcome: Outcome, _ bytes: [UInt8], _ maximum: Int
  ) throws(FuzzFinding) {
    var total = outcome.remainder.count
    for item in outcome.items {
      switch item {
      case .event(let event):
        try hold(event.data.count <= maximum, "an event of \(event.data.count) bytes")
        try hold(!event.id.contains(0), "an id with a NUL")
        total += event.data.count
      case .unknownField(let name, let value):
        try hold(name.count + value.count <= maximum, "a field beyond the limit")
        total += name.count + value.count
      }
    }
    try hold(total <= bytes.count, "\(total) bytes out of \(bytes.count)")
  }
}
