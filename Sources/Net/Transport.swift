package import Chat
package import Wire

/// Names one request under way.
package struct TransferID: RawRepresentable, Hashable, Sendable {
  package var rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }
}

/// What a transfer brought. `end` is last and comes once, except after `cancel`, when nothing
/// more comes.
package enum TransferEvent: Hashable, Sendable {
  case head(HTTPHead)
  case body([UInt8])
  case end(NetworkFailure?)
}

/// Brings requests to a service. All calls are made on the one thread of the event loop.
package protocol Transport: AnyObject {
  /// Starts a request; events come from `takeEvents`. `secret` becomes the `Authorization`
  /// header and goes to this request's origin only.
  func start(_ request: HTTPRequest, secret: Secret?) -> TransferID
  /// Closes a request at once; none of its events come any more.
  func cancel(_ id: TransferID)
  /// Blocks until a descriptor is ready, a transfer has moved, `wakeUp` was called or `timeout`
  /// has passed (nil: no limit). Gives the ready ones of `interests`.
  func wait(for interests: [Interest], timeout: Duration?) -> [Interest]
  /// What has come since the last call, in order of arrival.
  func takeEvents() -> [(TransferID, TransferEvent)]
  /// Something other threads may call to end a `wait`.
  var waker: any Waker { get }
}

/// Ends a `wait` from any thread (`curl_multi_wakeup(3)`).
package protocol Waker: Sendable {
  func wakeUp()
}

/// A file descriptor and what to wait for on it.
package struct Interest: Hashable, Sendable {
  package var descriptor: Int32
  package var writable: Bool

  /// Readable by default; `writable` waits for room to write instead.
  package init(_ descriptor: Int32, writable: Bool = false) {
    self.descriptor = descriptor
    self.writable = writable
  }
}
