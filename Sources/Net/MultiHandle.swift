import CCurl

/// Owns a `CURLM` (curl_multi_init(3)) for as long as the transport or a waker of it lives.
///
/// Sound as `@unchecked Sendable`: the pointer never changes. Its transport alone uses it, on the
/// event loop's thread, except for `wakeUp`: curl_multi_wakeup(3) is the one call that libcurl
/// allows from any thread while another is in curl_multi_poll(3). The handle is freed when the
/// last reference goes, so a late `wakeUp` cannot meet a freed one, and by then the transport
/// has removed all its transfers.
final class MultiHandle: @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer

  /// Nil when libcurl has no memory for it.
  init?() {
    guard Self.isLibraryReady, let pointer = curl_multi_init() else { return nil }
    self.pointer = pointer
  }

  deinit { curl_multi_cleanup(pointer) }

  private static let isLibraryReady = ccurl_global_start() == CURLE_OK
}

/// Ends a `CurlTransport.wait` from any thread.
struct CurlWaker: Waker {
  let multi: MultiHandle
  func wakeUp() { curl_multi_wakeup(multi.pointer) }
}
