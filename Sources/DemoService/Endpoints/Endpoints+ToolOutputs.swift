import FlyingFox

/// The body of `POST /v3/chat/submit_tool_outputs`.
private struct ToolOutputsRequest: Decodable {
  struct Output: Decodable {
    var tool_call_id: String?
    var output: String?
  }

  var tool_outputs: [Output]?
  var stream: Bool?
}

extension Endpoints {
  /// Lets a chat go on that ended with `requires_action`; all its tools at once.
  func submitToolOutputs(_ call: Call) async throws -> HTTPResponse {
    let (conversation, chat) = try chatNames(call)
    let body = try decode(ToolOutputsRequest.self, call)
    let outputs = try (body.tool_outputs ?? []).map { entry in
      guard let output = entry.output else {
        throw Ledger.Failure(bad: "parameter output is required")
      }
      return ToolOutput(callID: try required(entry.tool_call_id, "tool_call_id"), output: output)
    }
    let admission = try await ledger.resume(
      chat, in: conversation,
      outputs: Dictionary(outputs.map { ($0.callID, $0.output) }) { $1 })
    let bot = try bot(admission.head.botID)
    let reply = bot.reply(to: admission.question, afterTools: outputs)
    return await answer(reply, admission, isStreamed: body.stream ?? false, call)
  }
}
