import CCurl
import Chat
import Wire

/// One request under way: a `CURL` easy handle, and the inbox that its callbacks fill.
///
/// libcurl holds a pointer to this object, so it must outlive the handle's stay in the multi
/// handle: the transport keeps it until it has removed the handle. All on the loop's thread.
final class CurlTransfer {
  let handle: UnsafeMutableRawPointer
  /// Of the URL. Only transfers with the same one may share a connection.
  let host: String
  private let secret: Secret?
  private let options: TransportOptions
  private let proxy: String?
  /// CURLOPT_ERRORBUFFER; libcurl writes a sentence there.
  private let errorText: UnsafeMutablePointer<CChar>
  private var headerLines: UnsafeMutablePointer<curl_slist>?
  /// What of the request's body libcurl has not taken yet.
  private var unsent: ArraySlice<UInt8>

  private var headReader: ResponseHeadReader
  private var head: HTTPHead?
  private var body: [UInt8] = []
  /// Set when we refused to take more; tells why the transfer then failed.
  private var refusal: String?
  private var ending: Ending?

  private enum Ending {
    case complete
    case failed(NetworkFailure)
  }

  /// Nil when libcurl has no memory for a handle.
  init?(_ request: HTTPRequest, secret: Secret?, options: TransportOptions) {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    self.secret = secret
    self.options = options
    unsent = request.body[...]
    host = RequestHost.host(of: request.url)
    proxy = options.proxies.proxy(for: request.url)
    headReader = ResponseHeadReader(byteLimit: options.headLimit)
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    configureConnection(handle, options: options, proxy: proxy)
    configureCallbacks()
    headerLines = configureRequest(handle, request, secret: secret)
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(headerLines)
    errorText.deallocate()
  }

  private func configureCallbacks() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    ccurl_set_receiver(handle, CURLOPT_WRITEFUNCTION, receiveBody)
    ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context)
    ccurl_set_receiver(handle, CURLOPT_HEADERFUNCTION, receiveHeaderLine)
    ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
    ccurl_set_receiver(handle, CURLOPT_READFUNCTION, giveBody)
    ccurl_set_pointer(handle, CURLOPT_READDATA, context)
  }
}

extension CurlTransfer {
  /// True when `takeEvents` would give something.
  var hasEvents: Bool { head != nil || !body.isEmpty || ending != nil }

  /// True once the transfer is over, taken or not.
  var hasEnded: Bool { ending != nil }

  /// What came since the last call: head, body, end, in this order.
  func takeEvents() -> [TransferEvent] {
    var events: [TransferEvent] = []
    if let head { events.append(.head(head)) }
    if !body.isEmpty { events.append(.body(body)) }
    switch ending {
    case .complete: events.append(.end(nil))
    case .failed(let failure): events.append(.end(failure))
    case nil: break
    }
    head = nil
    body = []
    return events
  }

  /// Sends what libcurl has queued on this transfer's connection. It has no call for that, but it
  /// flushes when a stream is paused and when it goes on (curl_easy_pause(3)); the pause is over
  /// before anything could come, so nothing else is seen of it.
  func flushConnection() {
    // Before its request is out a stream has no number, and the pause would be the connection's;
    // the request's own bytes flush then.
    guard !hasEnded, ccurl_get_long(handle, CURLINFO_REQUEST_SIZE) > 0 else { return }
    curl_easy_pause(handle, CURLPAUSE_RECV)
    curl_easy_pause(handle, CURLPAUSE_CONT)
  }

  /// libcurl is done with the handle.
  func finish(_ code: CURLcode) {
    guard code != CURLE_OK else {
      ending = .complete
      return
    }
    ending = .failed(
      CurlFailure(
        code: code, detail: detail(of: code), host: host, hasProxy: proxy != nil,
        proxyStatus: ccurl_get_long(handle, CURLINFO_HTTP_CONNECTCODE),
        connectTimeout: options.connectTimeout
      ).networkFailure)
  }

  private func detail(of code: CURLcode) -> String {
    if let refusal { return refusal }
    // libcurl's own words are of the rewinding that we do not allow.
    if code == CURLE_SEND_FAIL_REWIND { return "the connection closed before an answer came" }
    let written = String(cString: errorText)
    let text = written.isEmpty ? String(cString: curl_easy_strerror(code)) : written
    // A server may send our own header back in a place that libcurl quotes.
    return secret?.struckOut(of: text) ?? text
  }

  /// From CURLOPT_HEADERFUNCTION; false ends the transfer.
  fileprivate func receive(headerLine line: UnsafeRawBufferPointer) -> Bool {
    switch headReader.read(line: line) {
    case .more: return true
    case .complete(var head):
      // A service may say back what it was sent, and headers are told and logged.
      if let secret {
        for index in head.headers.indices {
          head.headers[index].value = secret.struckOut(of: head.headers[index].value)
        }
      }
      self.head = head
      return true
    case .tooLarge:
      refusal = "the response's header is larger than \(options.headLimit) bytes"
      return false
    }
  }

  /// From CURLOPT_READFUNCTION: fills the buffer with what comes next of the body; 0 is its end.
  fileprivate func give(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let piece = unsent.prefix(buffer.count)
    buffer.copyBytes(from: piece)
    unsent = unsent.dropFirst(piece.count)
    return piece.count
  }

  /// From CURLOPT_WRITEFUNCTION; false ends the transfer.
  fileprivate func receive(body bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= options.inboxLimit - body.count else {
      refusal = "more than \(options.inboxLimit) bytes came at once"
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }
}

// C callbacks at file scope: a closure inside an isolated function would carry an executor check.
// `context` is the transfer, which outlives every call (see above). Anything but the count of the
// bytes makes libcurl end the transfer.

private func receiveBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context else { return 0 }
  let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
  let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return transfer.receive(body: buffer) ? buffer.count : 0
}

private func giveBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context else { return 0 }
  let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
  return transfer.give(into: UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
}

private func receiveHeaderLine(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context else { return 0 }
  let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
  let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
  return transfer.receive(headerLine: line) ? line.count : 0
}
