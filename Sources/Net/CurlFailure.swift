import CCurl
import Chat

/// What libcurl says of a transfer that failed, and which step of ours that means
/// (libcurl-errors(3)).
struct CurlFailure {
  var code: CURLcode
  /// libcurl's sentence, free of the token.
  var detail: String
  /// The host of the URL.
  var host: String
  /// A proxy is set for the URL's scheme; it may still have been dialled directly.
  var hasProxy: Bool
  /// The proxy's answer to CONNECT; 0: none.
  var proxyStatus: Int
  var connectTimeout: Duration

  var networkFailure: NetworkFailure {
    if hasProxy && proxyStatus != 0 && !(200...299).contains(proxyStatus) {
      return .proxy(detail: detail)
    }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: return .nameLookup(host: host)
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: return .proxy(detail: detail)
    case CURLE_COULDNT_CONNECT:
      // libcurl has one code for both ends; its sentence names the host that it dialled.
      let isProxy = hasProxy && !detail.contains(host)
      return isProxy ? .proxy(detail: detail) : .connect(host: host, detail: detail)
    case CURLE_OPERATION_TIMEDOUT:
      // The only time-out that we set.
      return .connectTimeout(host: host, connectTimeout)
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_PEER_FAILED_VERIFICATION,
      CURLE_USE_SSL_FAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
      return .tls(host: host, detail: detail)
    case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE,
      CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_BAD_CONTENT_ENCODING, CURLE_SEND_FAIL_REWIND:
      return .lost(detail: detail)
    default:
      // CURLcode is C's open set, not an enum of ours.
      return .other(detail: detail)
    }
  }
}
