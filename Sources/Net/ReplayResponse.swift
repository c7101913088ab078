package import Chat
import Wire

/// What `ReplayTransport` answers to one request.
package struct ReplayResponse: Hashable, Sendable {
  /// One event of the transfer, this long after the request started.
  package struct Step: Hashable, Sendable {
    package var delay: Duration
    package var event: TransferEvent

    package init(after delay: Duration, _ event: TransferEvent) {
      self.delay = delay
      self.event = event
    }
  }

  /// In order; the last one is an `.end` unless the holder of the transport ends the transfer.
  package var steps: [Step]

  package init(_ steps: [Step]) { self.steps = steps }

  /// Nothing comes by itself.
  package static let open = ReplayResponse([])

  /// The network fails.
  package static func failure(_ failure: NetworkFailure, after delay: Duration = .zero) -> Self {
    Self([Step(after: delay, .end(failure))])
  }

  /// A whole response: the head at once, then each chunk `pace` after the one before it, and the
  /// end with the last.
  package static func whole(
    status: Int = 200, type: String = "application/json", chunks: [String],
    pace: Duration = .zero
  ) -> Self {
    var response = head(status: status, type: type)
    var delay = Duration.zero
    for chunk in chunks {
      delay += pace
      response.steps.append(Step(after: delay, .body(Array(chunk.utf8))))
    }
    response.steps.append(Step(after: delay, .end(nil)))
    return response
  }

  /// An event stream that ends with its last chunk.
  package static func stream(_ chunks: [String], pace: Duration = .zero) -> Self {
    whole(type: "text/event-stream", chunks: chunks, pace: pace)
  }

  /// Only a head at once; the rest is delivered by hand.
  package static func head(status: Int = 200, type: String = "text/event-stream") -> Self {
    let head = HTTPHead(status: status, headers: [HTTPRequest.Header("content-type", type)])
    return Self([Step(after: .zero, .head(head))])
  }
}
