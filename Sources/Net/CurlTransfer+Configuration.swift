import CCurl
import Wire

/// Sets how a handle connects. Options that a build of libcurl lacks are passed over by it.
func configureConnection(
  _ handle: UnsafeMutableRawPointer, options: TransportOptions, proxy: String?
) {
  // No signals for time-outs, and a name lookup under way is left behind, not waited for, when
  // its transfer goes: without QUICK_EXIT a cancel was seen to block for 2.7 s.
  ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
  ccurl_set_long(handle, CURLOPT_QUICK_EXIT, 1)
  ccurl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
  ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
  ccurl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
  ccurl_set_long(handle, CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
  ccurl_set_string(handle, CURLOPT_USERAGENT, options.userAgent)

  // Else the oldest version is what the system's OpenSSL allows.
  ccurl_set_long(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
  ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
  ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
  if let file = options.caFile { ccurl_set_string(handle, CURLOPT_CAINFO, file) }

  // The empty proxy keeps libcurl from reading the environment a second time, by rules of its own.
  ccurl_set_string(handle, CURLOPT_PROXY, proxy ?? "")
  ccurl_set_string(handle, CURLOPT_NOPROXY, options.proxies.direct)
  ccurl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
  // Our headers, the token among them, go to the service and not to a proxy's CONNECT.
  ccurl_set_long(handle, CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))

  ccurl_set_long(handle, CURLOPT_TCP_NODELAY, 1)
  ccurl_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1)
  ccurl_set_long(handle, CURLOPT_TCP_KEEPIDLE, 60)
  ccurl_set_long(handle, CURLOPT_TCP_KEEPINTVL, 20)
  // Silence after that is the exchange's to judge: it knows what it waits for.
  ccurl_set_long(
    handle, CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(options.connectTimeout.roundedUpMilliseconds)))
}

/// Sets what a handle asks for. Gives the header list, which the caller frees after the handle.
///
/// A body is read from the transfer, once: what cannot be rewound cannot be sent twice. Given to
/// libcurl as CURLOPT_POSTFIELDS, a message would be sent again by itself when a kept connection
/// dies without an answer, and the service may have been at work on it, paid, by then.
func configureRequest(
  _ handle: UnsafeMutableRawPointer, _ request: HTTPRequest, secret: Secret?
) -> UnsafeMutablePointer<curl_slist>? {
  ccurl_set_string(handle, CURLOPT_URL, request.url)
  // An id of `..` in a path is an id.
  ccurl_set_long(handle, CURLOPT_PATH_AS_IS, 1)
  // Every encoding that this libcurl can undo.
  ccurl_set_string(handle, CURLOPT_ACCEPT_ENCODING, "")
  if request.method == .post || !request.body.isEmpty {
    ccurl_set_long(handle, CURLOPT_POST, 1)
    ccurl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
    ccurl_set_string(handle, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
  }
  let lines = HeaderList(request: request, secret: secret).lines
  ccurl_set_pointer(handle, CURLOPT_HTTPHEADER, lines)
  return lines
}

/// The `curl_slist` of a request's header lines. Whoever takes `lines` frees them.
private struct HeaderList {
  private(set) var lines: UnsafeMutablePointer<curl_slist>?

  init(request: HTTPRequest, secret: Secret?) {
    for header in request.headers { append(header) }
    // A name alone takes out a line that libcurl would add: no `100-continue` round trip, and no
    // form type for a body whose type the request does not name.
    append(line: "Expect:")
    if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
      append(line: "Content-Type:")
    }
    secret?.withHeaderValue { append(line: "Authorization: " + $0) }
  }

  private mutating func append(_ header: HTTPRequest.Header) {
    // In libcurl's notation a semicolon sends the header without a value.
    append(line: header.value.isEmpty ? header.name + ";" : "\(header.name): \(header.value)")
  }

  private mutating func append(line: String) {
    lines = curl_slist_append(lines, line) ?? lines
  }
}
