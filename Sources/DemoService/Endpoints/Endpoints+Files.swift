import FlyingFox

extension Endpoints.Call {
  var isUpload: Bool { method == "POST" && path == "/v1/files/upload" }
}

extension Endpoints {
  /// `POST /v1/files/upload`: reads the form piece by piece, to its end also where it is refused,
  /// since a client first sends it all.
  func upload(_ call: Call, isAllowed: Bool) async throws -> HTTPResponse {
    let type = call.request.headers[.contentType] ?? ""
    var reader = FormReader(contentType: type)
    do {
      for try await chunk in call.request.bodySequence { reader.read(chunk) }
    } catch {
      throw Ledger.Failure(bad: "the request broke off")
    }
    guard isAllowed else {
      throw Ledger.Failure(code: .badToken, message: "access token invalid")
    }
    switch reader.finish() {
    case .failure(let problem): throw Ledger.Failure(bad: problem.message)
    case .success(let parts):
      guard let part = parts.first(where: { $0.name == "file" }), let name = part.fileName else {
        throw Ledger.Failure(bad: "the form has no file in its field \"file\"")
      }
      return call.answer.success(await files.add(name: name, bytes: part.bytes).json)
    }
  }

  /// The other calls of files; nil where it is none of them.
  func fileRoute(_ call: Call) async throws -> HTTPResponse? {
    guard call.method == "GET", call.path == "/v1/files/retrieve" else { return nil }
    let file = try await files.file(required(call.query("file_id"), "file_id"))
    return call.answer.success(file.json)
  }
}
