import Foundation
import Testing

/// The demo service judged by a client that shares nothing with ours: the official Python SDK.
@Suite("The official Python SDK")
struct SDKTests {
  /// Every call of `exercise`. One that is not made is a failure, as is one that goes wrong.
  static let calls = [
    "users.me", "workspaces.list", "bots.list", "bots.list-of-space", "bots.retrieve",
    "conversations.create", "conversations.list", "conversations.retrieve",
    "conversations.update", "conversations.clear", "conversations.delete",
    "messages.create", "messages.list", "messages.retrieve", "messages.update",
    "messages.delete", "files.upload", "files.retrieve",
    "chat.stream", "chat.stream-of-line-separators", "chat.stream-that-fails", "chat.create",
    "chat.create-and-poll", "chat.with-memory", "chat.with-file", "chat.submit-tool-outputs",
    "chat.cancel", "chat.refusals", "chat.with-calculator",
    "oauth.device-flow", "oauth.refusals", "oauth.refresh", "async.calls",
  ]

  /// Every request that has to leave the SDK in one of the calls.
  static let requests: Set<String> = [
    "GET /v1/users/me", "GET /v1/workspaces", "GET /v1/bots", "GET /v1/bots/:id",
    "GET /v1/bot/get_online_info", "GET /v1/space/published_bots_list",
    "POST /v1/conversation/create", "GET /v1/conversation/retrieve", "GET /v1/conversations",
    "PUT /v1/conversations/:id", "DELETE /v1/conversations/:id",
    "POST /v1/conversations/:id/clear",
    "POST /v1/conversation/message/create", "POST /v1/conversation/message/list",
    "GET /v1/conversation/message/retrieve", "POST /v1/conversation/message/modify",
    "POST /v1/conversation/message/delete",
    "POST /v1/files/upload", "GET /v1/files/retrieve",
    "POST /v3/chat", "POST /v3/chat/retrieve", "GET /v3/chat/message/list",
    "POST /v3/chat/cancel", "POST /v3/chat/submit_tool_outputs",
    "POST /api/permission/oauth2/device/code",
    "POST /api/permission/oauth2/workspace_id/1/device/code",
    "POST /api/permission/oauth2/token",
  ]

  /// The exercise runs once for all of these tests.
  private static let exercise = Task { try await Exercise.run() }

  @Test("a call is made and answered as the SDK expects", arguments: calls)
  func call(name: String) async throws {
    let exercise = try await Self.exercise.value
    let line = try #require(
      exercise.lines.first { $0.call == name }, "not called; \(exercise.complaint)")
    #expect(line.problem == nil)
    #expect(!line.requests.isEmpty)
  }

  @Test("the exercise calls nothing that is not on the list, and every request was made")
  func complete() async throws {
    let exercise = try await Self.exercise.value
    #expect(exercise.status == 0, "\(exercise.complaint)")
    #expect(Set(exercise.lines.map(\.call)).symmetricDifference(Self.calls).isEmpty)
    let made = Set(exercise.lines.flatMap(\.requests))
    #expect(Self.requests.subtracting(made).isEmpty)
  }

  @Test("the SDK is the version that the requirements pin")
  func version() async throws {
    let exercise = try await Self.exercise.value
    let pins = try String(
      contentsOf: Exercise.folder.appending(path: "requirements.txt"), encoding: .utf8)
    let version = try #require(exercise.version)
    #expect(pins.split(separator: "\n").contains("cozepy==\(version)"))
  }
}
