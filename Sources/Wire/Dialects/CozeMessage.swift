import Chat

/// A message object of either version: `{role, type, content, content_type, …}`.
struct CozeMessage: Sendable {
  let object: JSONObject

  /// What a message is to the person. Types that are for machines (`verbose`, `knowledge`), the
  /// echoed question and whatever is new are `other`.
  enum Kind: Int, Sendable {
    case toolCall, toolOutput, answer, followUp, other
  }

  /// Some samples leave `type` out or empty: what is then not the user's own is an answer.
  var kind: Kind {
    guard let type = object["type"], !type.equals("") else {
      return object["role"]?.equals("user") == true ? .other : .answer
    }
    if type.equals("answer") { return .answer }
    if type.equals("follow_up") { return .followUp }
    if type.equals("function_call") { return .toolCall }
    if type.equals("tool_response") || type.equals("tool_output") { return .toolOutput }
    return .other
  }

  var content: String { object["content"]?.string ?? "" }
  var reasoning: String? {
    object["reasoning_content"]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Tells of a message that came whole. `part` names it if it is an answer.
  func tellWhole(as part: PartID, to progress: inout ReplyProgress) {
    switch kind {
    case .answer: progress.answerCompleted(part, wholeText)
    case .followUp: progress.followUp(content)
    case .toolCall: tellToolCall(to: &progress)
    case .toolOutput: progress.toolOutput(content)
    case .other: break
    }
  }

  /// The text of an answer that came whole: of an `object_string`, which is JSON text of
  /// `[{"type":"text","text":…},{"type":"image","file_url":…}]`, the texts and the addresses;
  /// sound is not for reading.
  private var wholeText: String {
    guard let type = object["content_type"] else { return content }
    if type.equals("audio") { return "" }
    guard type.equals("object_string"),
      let items = JSONValue.elements(Array(content.utf8)[...])
    else { return content }
    let texts = items.compactMap { item -> String? in
      let item = item.object
      return (item?["text"] ?? item?["file_url"])?.string
    }
    return texts.isEmpty ? content : texts.joined(separator: "\n")
  }

  /// The content of a call is JSON text: `{"name":…,"arguments":{…}}`, the arguments at times as
  /// text again. Content that is not so is told whole.
  private func tellToolCall(to progress: inout ReplyProgress) {
    guard let call = object["content"]?.embeddedObject else {
      return progress.toolCall(name: "", arguments: content)
    }
    let name = (call["name"] ?? call["api_name"] ?? call["plugin_name"])?.string ?? ""
    let arguments = call["arguments"].map { $0.string ?? $0.bytes.text } ?? ""
    progress.toolCall(name: name, arguments: arguments)
  }
}
