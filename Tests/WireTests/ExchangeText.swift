import Chat
import Wire

// Actions as lines that a person can compare with the reference.

/// One action a line; waking times are left out.
func lines(_ actions: [ExchangeAction]) -> [String] {
  actions.flatMap { action -> [String] in
    switch action {
    case .request(let tag, let request):
      ["request \(tag.rawValue) \(request.method.rawValue) \(request.url)"]
    case .abort(let tag): ["abort \(tag.rawValue)"]
    case .wake: []
    case .events(let events): events.map(line)
    case .finished: ["finished"]
    }
  }
}

private func line(_ event: ReplyEvent) -> String {
  switch event {
  case .started(let chat, let conversation):
    "started chat=\(chat ?? "-") conversation=\(conversation ?? "-")"
  case .answerDelta(let part, let text): "answer + [\(part.rawValue)] \(quoted(text))"
  case .answerCompleted(let part, let text): "answer = [\(part.rawValue)] \(quoted(text))"
  case .reasoningDelta(let part, let text): "reasoning + [\(part.rawValue)] \(quoted(text))"
  case .toolCall(let name, let arguments): "tool call \(quoted(name)) \(quoted(arguments))"
  case .toolOutput(let text): "tool output \(quoted(text))"
  case .followUp(let text): "follow-up \(quoted(text))"
  case .usage(let usage): "usage in \(usage.input) out \(usage.output) total \(usage.total)"
  case .requiresAction: "requires action"
  case .completed: "completed"
  case .failed(let failure): "failed: \(line(failure.kind)) log=\(failure.logID ?? "-")"
  }
}

private func line(_ kind: ReplyFailure.Kind) -> String {
  switch kind {
  case .refused(let refusal):
    "refused \(refusal.cause) code=\(refusal.code ?? "-") status=\(refusal.status) "
      + quoted(refusal.message)
  case .network(let failure): "network \(failure)"
  case .broken(.service(let code, let message)):
    "broken off by the service code=\(code ?? "-") \(quoted(message))"
  case .broken(let reason): "broken off: \(reason)"
  case .noToken(let reason): "no token: \(reason)"
  }
}

/// With everything that is not a plain character escaped, as Swift writes it.
private func quoted(_ text: String) -> String { text.debugDescription }
