/// What the program tells its caller (`sysexits.h(3)`, and 128 plus the signal).
package enum ExitStatus: Int32, Sendable {
  case done = 0
  case usage = 64
  case badInput = 65
  case networkFailed = 69
  case terminalUnfit = 71
  case cannotWrite = 73
  /// The reply began and broke off; what came was printed.
  case replyBroken = 74
  case tryLater = 75
  case refused = 76
  case notAllowed = 77
  case badConfiguration = 78
  case interrupted = 130
  /// The reader of our output left.
  case pipeClosed = 141
  case terminated = 143
}
