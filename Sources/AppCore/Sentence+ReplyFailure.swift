package import Chat
package import Wording

/// Why a reply did not come whole, with a mend and the log id; the screen and `ask` say the same.
/// `characters` is how many of the answer had come. Its arguments are raw: sanitise the result.
package func sentence(for failure: ReplyFailure, received characters: Int) -> Sentence {
  switch failure.kind {
  case .refused(let refusal): sentence(for: refusal, logID: failure.logID)
  case .network(let network): sentence(for: network, logID: failure.logID)
  case .broken(let reason): sentence(for: reason, after: characters, logID: failure.logID)
  case .noToken(let reason): sentence(for: reason)
  }
}

private func sentence(for refusal: Refusal, logID: String?) -> Sentence {
  let code = refusal.code ?? (refusal.status == 200 ? nil : "HTTP \(refusal.status)")
  let details = FailureDetails(code: code, message: refusal.message, logID: logID)
  return switch refusal.cause {
  case .token: .refusedToken(details)
  case .permission: .refusedPermission(details)
  case .rateLimit: .refusedRateLimit(details)
  case .busy: .refusedBusy(details)
  case .notFound: .refusedNotFound(details)
  case .parameter: .refusedParameter(details)
  case .service: .refusedByFault(details)
  case .nonsense: .refusedNonsense(details)
  case .other: .refusedOther(details)
  }
}

private func sentence(for failure: NetworkFailure, logID: String?) -> Sentence {
  func details(_ text: String = "") -> FailureDetails {
    FailureDetails(message: text, logID: logID)
  }
  return switch failure {
  case .nameLookup(let host): .networkName(host, details())
  case .connect(let host, let text): .networkConnect(host, details(text))
  case .tls(let host, let text): .networkTLS(host, details(text))
  case .proxy(let text): .networkProxy(details(text))
  case .connectTimeout(let host, let limit):
    .networkConnectTimeout(host, seconds: seconds(limit), details())
  case .idleTimeout(let limit): .networkIdle(seconds: seconds(limit), details())
  case .lost(let text): .networkLost(details(text))
  case .other(let text): .networkOther(details(text))
  }
}

private func sentence(
  for reason: BreakReason, after characters: Int, logID: String?
) -> Sentence {
  func broken(_ why: Sentence, _ code: String? = nil, _ message: String = "") -> Sentence {
    let details = FailureDetails(code: code, message: message, logID: logID)
    return .brokenOff(after: characters, why: why, details)
  }
  return switch reason {
  case .truncated: broken(.brokenTruncated)
  case .connection(let text): broken(.brokenConnection, nil, text)
  case .silence(let limit): broken(.brokenSilence(seconds: seconds(limit)))
  case .service(let code, let message): broken(.brokenService, code, message)
  case .tooLarge: broken(.brokenTooLarge)
  }
}

private func sentence(for failure: TokenFailure) -> Sentence {
  switch failure {
  case .notStarted(let program, let text):
    .tokenNotStarted(program, FailureDetails(message: text))
  case .exited(let program, let status): .tokenExited(program, status: Int(status))
  case .killed(let program, let signal): .tokenKilled(program, signal: Int(signal))
  case .timedOut(let program, let limit):
    .tokenTimedOut(program, seconds: seconds(limit))
  case .variableMissing(let name): .tokenVariableMissing(name)
  case .notStored(let profile, let file): .tokenNotStored(profile: profile, file: file)
  case .unusable: .tokenUnusable
  }
}

/// "90", "0.5": whole seconds without a fraction.
private func seconds(_ duration: Duration) -> String {
  let milliseconds =
    duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
  let rest = abs(milliseconds % 1000)
  guard rest != 0 else { return "\(milliseconds / 1000)" }
  var digits = "\(1000 + rest)".dropFirst()
  while digits.last == "0" { digits.removeLast() }
  return "\(milliseconds / 1000).\(digits)"
}
