import Foundation
import Synchronization

/// A value that a server's thread writes and the test reads.
final class Box<Value: Sendable>: Sendable {
  private let storage: Mutex<Value>
  init(_ value: Value) { storage = Mutex(value) }
  var value: Value {
    get { storage.withLock { $0 } }
    set { storage.withLock { $0 = newValue } }
  }
}

/// Opens when `count` threads have come.
final class Gate: Sendable {
  private let condition = NSCondition()
  private let missing: Box<Int>

  init(count: Int) { missing = Box(count) }

  func arriveAndWait(seconds: Double) {
    condition.lock()
    defer { condition.unlock() }
    missing.value -= 1
    condition.broadcast()
    let deadline = Date(timeIntervalSinceNow: seconds)
    while missing.value > 0, condition.wait(until: deadline) {}
  }
}
