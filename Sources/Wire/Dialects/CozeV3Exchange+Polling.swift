import Chat

// Without a stream: the chat call gives a chat that runs at the service; it is looked at once a
// second, and its messages are fetched when it has ended.
extension CozeV3Exchange {
  /// The chat call was answered in one piece: by a chat, or by a refusal.
  mutating func endPlainChat(_ body: Bytes, _ failure: NetworkFailure?, at now: Duration) {
    switch PlainAnswer(body, status: reader.status, logID: reader.logID) {
    case .object(let answer):
      guard let chat = answer["data"]?.object, chat["id"]?.identifier != nil else {
        progress.failForNonsense(body, status: reader.status, logID: reader.logID)
        return finish()
      }
      frames.start(chat: chat, &progress)
      pollingEnd = now + Wait.polling
      follow(chat, at: now)
    case .refused(let refusal, let logID):
      if refusal.cause == .busy {
        return fail(
          ServiceFault(code: refusal.code, message: refusal.message, logID: logID), at: now)
      }
      progress.fail(refusal, orRather: failure, logID: logID)
      finish()
    case .tooLarge: fail(.broken(.tooLarge))
    }
  }

  /// Does what the chat's status asks for.
  private mutating func follow(_ chat: JSONObject, at now: Duration) {
    switch frames.outcome(ofChat: chat, &progress) {
    case .proceed: awaitPoll(at: now)
    case .completed, .done:
      guard let id = frames.id else { return fail(.broken(.truncated)) }
      send(calls.list(id), .listing, at: now)
    case .requiresAction:
      progress.requireAction()
      finish()
    case .failed(let fault): fail(fault, at: now)
    case .tooLarge: fail(.broken(.tooLarge))
    }
  }

  private mutating func awaitPoll(at now: Duration) {
    guard now < pollingEnd else { return fail(.broken(.silence(Wait.polling))) }
    wait(for: Wait.poll, .awaitingPoll, at: now)
  }

  mutating func poll(at now: Duration) {
    guard let id = frames.id else { return fail(.broken(.truncated)) }
    send(calls.retrieve(id), .retrieving, at: now)
  }

  mutating func endRetrieve(_ failure: NetworkFailure?, at now: Duration) {
    guard let answer = answer(failure, at: now) else { return }
    guard let chat = answer["data"]?.object else { return pollMadeNoSense(at: now) }
    follow(chat, at: now)
  }

  mutating func endList(_ failure: NetworkFailure?, at now: Duration) {
    guard let answer = answer(failure, at: now) else { return }
    guard let messages = answer["data"]?.array else { return pollMadeNoSense(at: now) }
    frames.read(list: messages, into: &progress)
    guard !progress.isTooLarge else { return fail(.broken(.tooLarge)) }
    progress.complete()
    finish()
  }

  /// The answer of a companion call; nil after a failure, which has been seen to.
  private mutating func answer(_ failure: NetworkFailure?, at now: Duration) -> JSONObject? {
    guard case .plain(let body) = reader.ending() else {
      pollMadeNoSense(at: now)
      return nil
    }
    switch PlainAnswer(body, status: reader.status, logID: reader.logID) {
    case .object(let answer): return answer
    case .refused(let refusal, let logID):
      guard !mayPass(refusal.cause) || !pollsAgain(at: now) else { return nil }
      progress.fail(refusal, orRather: failure, logID: logID)
      finish()
    case .tooLarge: fail(.broken(.tooLarge))
    }
    return nil
  }

  private func mayPass(_ cause: Refusal.Cause) -> Bool {
    switch cause {
    case .rateLimit, .service, .nonsense: true
    case .token, .permission, .busy, .notFound, .parameter, .other: false
    }
  }

  private mutating func pollMadeNoSense(at now: Duration) {
    guard !pollsAgain(at: now) else { return }
    progress.failForNonsense([], status: reader.status, logID: reader.logID)
    finish()
  }

  /// A companion call was silent for too long.
  mutating func pollWasSilent(at now: Duration) {
    guard !pollsAgain(at: now) else { return }
    progress.fail(silentFor: idleTimeout, logID: reader.logID)
    finish()
  }

  /// After a companion call that failed in a way that may pass, the chat is looked at again in a
  /// second: it runs on at the service and is paid for. False when that was borne often enough.
  private mutating func pollsAgain(at now: Duration) -> Bool {
    guard pollFailuresLeft > 0 else { return false }
    pollFailuresLeft -= 1
    awaitPoll(at: now)
    return true
  }
}
