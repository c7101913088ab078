import Chat

/// What one frame of a stream asks of its exchange.
enum FrameOutcome: Hashable, Sendable {
  /// Read on; what there was to tell has been told.
  case proceed
  /// The reply is whole (v3's `conversation.chat.completed`); more frames may follow.
  case completed
  /// The stream's end mark.
  case done
  case requiresAction
  case failed(ServiceFault)
  /// Nested too deeply or too long.
  case tooLarge
}

/// What the streams of both versions have in common.
enum CozeStream {
  /// The end mark in all its spellings: `done` and Studio's `conversation.stream.done` with any
  /// data, and `[DONE]`, with JSON's quotation marks or without, under any name.
  static func isDone(name: Bytes, data: Bytes) -> Bool {
    if name.equals("done") || name.equals("conversation.stream.done") { return true }
    let mark = data.count <= 64 ? data.trimmed : []
    return mark.equals("[DONE]") || mark.equals("\"[DONE]\"")
  }

  /// An error that came outside of any event: a field `error: {…}`, or a bare JSON object that
  /// stands between the frames, which an event stream takes for a field with a curious name.
  static func fault(fieldName name: Bytes, value: Bytes) -> ServiceFault? {
    if name.equals("error") {
      guard let object = try? JSONObject(value) else {
        return ServiceFault(code: nil, message: PlainAnswer.excerpt(value))
      }
      return ServiceFault(ofFailed: object)
    }
    guard name.first == UInt8(ascii: "{") else { return nil }
    return fault(bareLine: (Array(name) + [UInt8(ascii: ":")] + value)[...])
  }

  /// The same for a last line that has no end.
  static func fault(bareLine line: Bytes) -> ServiceFault? {
    guard line.first == UInt8(ascii: "{"), let object = try? JSONObject(line) else { return nil }
    return ServiceFault(in: object)
  }

  /// Tells of what came outside of any event.
  static func read(fieldName name: Bytes, value: Bytes) -> FrameOutcome {
    fault(fieldName: name, value: value).map(FrameOutcome.failed) ?? .proceed
  }

  /// The object of a frame. Text that is no JSON object is skipped, as a stream goes on after a
  /// frame that we do not understand; one beyond a limit ends it.
  static func object(_ data: Bytes) -> Result<JSONObject?, JSONFailure> {
    do throws(JSONFailure) {
      return .success(try JSONObject(data))
    } catch {
      switch error {
      case .malformed: return .success(nil)
      case .tooDeep, .tooLarge: return .failure(error)
      }
    }
  }
}

extension ReplyProgress {
  /// How a failure that the service reports is told: with nothing to read yet it is a refusal
  /// with a mend of its own, else the reply broke off.
  mutating func fail(_ fault: ServiceFault, status: Int, logID: String?) {
    let log = logID ?? fault.logID
    if hasContent {
      fail(.broken(.service(code: fault.code, message: fault.message)), logID: log)
    } else {
      fail(.refused(fault.refusal(status: status)), logID: log)
    }
  }

  /// How the end of the network is told.
  mutating func fail(_ failure: NetworkFailure, logID: String?) {
    guard hasBegun else { return fail(.network(failure), logID: logID) }
    fail(.broken(.connection(detail: failure.detail)), logID: logID)
  }

  /// How a plain body that is no answer is told. A body that makes no sense says less than the
  /// failure of the network that cut it.
  mutating func fail(_ refusal: Refusal, orRather failure: NetworkFailure?, logID: String?) {
    if let failure, refusal.cause == .nonsense {
      fail(failure, logID: logID)
    } else if hasContent {
      fail(.broken(.service(code: refusal.code, message: refusal.message)), logID: logID)
    } else {
      fail(.refused(refusal), logID: logID)
    }
  }

  /// How JSON that is a success and yet no answer is told.
  mutating func failForNonsense(_ body: Bytes, status: Int, logID: String?) {
    let message = PlainAnswer.excerpt(body)
    let refusal = Refusal(cause: .nonsense, code: nil, message: message, status: status)
    fail(refusal, orRather: nil, logID: logID)
  }

  /// How silence for longer than `limit` is told.
  mutating func fail(silentFor limit: Duration, logID: String?) {
    fail(hasBegun ? .broken(.silence(limit)) : .network(.idleTimeout(limit)), logID: logID)
  }
}

extension NetworkFailure {
  /// The library's own words, where there are any.
  fileprivate var detail: String {
    switch self {
    case .nameLookup(let host), .connectTimeout(let host, _): host
    case .connect(_, let detail), .tls(_, let detail), .proxy(let detail), .lost(let detail),
      .other(let detail):
      detail
    case .idleTimeout: ""
    }
  }
}
