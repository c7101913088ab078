import CCurl
import Chat
package import Wire

/// Requests over HTTP by libcurl: one multi handle, any number of transfers, one wait for them and
/// for everything else the program listens to (libcurl-multi(3)).
///
/// The program must ignore SIGPIPE: TLS writes of libcurl may raise it.
package final class CurlTransport: Transport {
  private let multi: MultiHandle
  private let options: TransportOptions
  private var transfers: [TransferID: CurlTransfer] = [:]
  /// Ids in `transfers`, oldest first.
  private var order: [TransferID] = []
  /// Ends of requests that could not even start.
  private var stillborn: [(TransferID, TransferEvent)] = []
  private var lastID = 0

  /// Nil when libcurl cannot start: there is no memory.
  package init?(_ options: TransportOptions = TransportOptions()) {
    guard let multi = MultiHandle() else { return nil }
    self.multi = multi
    self.options = options
    // Idle connections that are kept for the next request.
    ccurl_multi_set_long(multi.pointer, CURLMOPT_MAXCONNECTS, 16)
    // HTTP/2 streams to one service share a connection; what `cancel` then has to do is there.
    ccurl_multi_set_long(multi.pointer, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
  }

  deinit {
    for id in order { remove(id) }
  }

  package var waker: any Waker { CurlWaker(multi: multi) }

  package func start(_ request: HTTPRequest, secret: Secret?) -> TransferID {
    lastID += 1
    let id = TransferID(rawValue: lastID)
    if let name = request.headers.first(where: \.isUnsendable)?.name {
      stillborn.append((id, .end(.other(detail: "the header \(name) cannot be sent"))))
      return id
    }
    guard let transfer = CurlTransfer(request, secret: secret, options: options),
      curl_multi_add_handle(multi.pointer, transfer.handle) == CURLM_OK
    else {
      stillborn.append((id, .end(.other(detail: "out of memory"))))
      return id
    }
    transfers[id] = transfer
    order.append(id)
    return id
  }

  package func cancel(_ id: TransferID) {
    stillborn.removeAll { $0.0 == id }
    order.removeAll { $0 == id }
    guard let transfer = transfers[id] else { return }
    // The last stream of an HTTP/2 connection takes it along, else the service hears nothing.
    if !transfer.hasEnded { ccurl_set_long(transfer.handle, CURLOPT_FORBID_REUSE, 1) }
    remove(id)
    // On a connection that others use libcurl 7.88 only queues the stream's reset.
    for other in transfers.values where other.host == transfer.host { other.flushConnection() }
  }

  package func wait(for interests: [Interest], timeout: Duration?) -> [Interest] {
    var descriptors = interests.map { interest in
      let events = interest.writable ? CURL_WAIT_POLLOUT : CURL_WAIT_POLLIN
      return curl_waitfd(fd: interest.descriptor, events: Int16(events), revents: 0)
    }
    let milliseconds = hasEvents ? 0 : timeout?.roundedUpMilliseconds ?? Int32.max
    // A handle just added makes this return at once, as do libcurl's own timers.
    curl_multi_poll(
      multi.pointer, &descriptors, UInt32(descriptors.count), milliseconds, nil)
    perform()
    // Any flag counts, also a hang-up or an error: the owner's read or write will tell.
    return zip(interests, descriptors).filter { $1.revents != 0 }.map(\.0)
  }

  package func takeEvents() -> [(TransferID, TransferEvent)] {
    var events = stillborn
    stillborn = []
    for id in order {
      guard let transfer = transfers[id], transfer.hasEvents else { continue }
      events += transfer.takeEvents().map { (id, $0) }
      if transfer.hasEnded { remove(id) }
    }
    order.removeAll { transfers[$0] == nil }
    return events
  }
}

extension CurlTransport {
  private var hasEvents: Bool {
    !stillborn.isEmpty || transfers.values.contains(where: \.hasEvents)
  }

  private func perform() {
    var runningCount: Int32 = 0
    curl_multi_perform(multi.pointer, &runningCount)
    var leftCount: Int32 = 0
    while let message = curl_multi_info_read(multi.pointer, &leftCount) {
      guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else {
        continue
      }
      transfers.values.first { $0.handle == handle }?.finish(message.pointee.data.result)
    }
  }

  /// Takes the handle out of the multi handle, which closes a connection in use and keeps an idle
  /// one, and drops the transfer.
  private func remove(_ id: TransferID) {
    guard let transfer = transfers.removeValue(forKey: id) else { return }
    curl_multi_remove_handle(multi.pointer, transfer.handle)
  }
}

extension HTTPRequest.Header {
  /// A control character would break the header into several; `Authorization` comes from a
  /// `Secret` only.
  fileprivate var isUnsendable: Bool {
    let isName = !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
    return !isName || name.lowercased() == "authorization"
      || value.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
  }
}

extension Duration {
  /// Whole milliseconds, rounded up so that a wait for a deadline never ends before it; from 0 to
  /// the most that poll(2) takes.
  var roundedUpMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < Int64(Int32.max) / 1000 else { return Int32.max }
    let attosecondsPerMillisecond: Int64 = 1_000_000_000_000_000
    let rest = (attoseconds + attosecondsPerMillisecond - 1) / attosecondsPerMillisecond
    return Int32(seconds * 1000 + rest)
  }
}
