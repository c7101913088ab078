// After a stop: the connection is closed, which alone does not stop the service; it is asked to
// cancel, and the exchange ends with its answer, so that the conversation's next message does not
// meet a chat that still runs (4016).
extension CozeV3Exchange {
  mutating func stop(at now: Duration) {
    progress.silence()
    switch phase {
    case .chatting where frames.id == nil:
      // A cancel needs ids, and only this response can tell them.
      wait(for: Wait.identification, .identifying, at: now)
    case .chatting, .awaitingPoll, .retrieving: cancel(at: now)
    case .awaitingEndMark, .awaitingRetry, .listing: finish()
    case .identifying, .cancelling, .finished: break
    }
  }

  /// Goes on to the cancel as soon as the ids are there.
  mutating func identify(at now: Duration) {
    if frames.id != nil { cancel(at: now) }
  }

  /// The response ended: without a stream it is now that the ids are there.
  mutating func endIdentification(at now: Duration) {
    if case .plain(let body) = reader.ending(),
      case .object(let answer) = PlainAnswer(body, status: reader.status, logID: nil),
      let chat = answer["data"]?.object
    {
      frames.start(chat: chat, &progress)
    }
    guard frames.id != nil else { return finish() }
    cancel(at: now)
  }

  private mutating func cancel(at now: Duration) {
    guard let id = frames.id else { return finish() }
    abort()
    send(calls.cancel(id), .cancelling, for: Wait.cancel, at: now)
  }
}
