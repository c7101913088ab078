extension AppState {
  /// A reply on the screen that does not move for this long is told, second by second: a silent
  /// network and a thinking bot look the same, but the reader should know that nothing is lost.
  private static let patience = 5

  /// For how many seconds the reply on the screen has not moved; nil while that is no news.
  package var quietSeconds: Int? {
    guard open.liveTurn != nil else { return nil }
    let seconds = Int(clamping: (now - open.lastProgress).components.seconds)
    return seconds >= Self.patience ? seconds : nil
  }

  /// When the count of seconds changes next.
  var quietDeadline: Duration? {
    guard open.liveTurn != nil else { return nil }
    let passed = Int((now - open.lastProgress).components.seconds)
    return open.lastProgress + .seconds(max(passed + 1, Self.patience))
  }
}
