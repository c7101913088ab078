import Foundation
import Testing

@testable import DemoService

@Suite("The files of the demo service")
struct FileTests {
  private func upload(
    _ client: DemoClient, _ body: String, boundary: String = "xyz", token: String = DemoClient.token
  ) async throws -> DemoAnswer {
    try await client.call(
      "POST", "/v1/files/upload", body, token: token,
      headers: ["Content-Type: multipart/form-data; boundary=\(boundary)"])
  }

  private func form(_ content: String, name: String = "笔记.txt") -> String {
    "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
      + "Content-Type: text/plain\r\n\r\n\(content)\r\n--xyz--\r\n"
  }

  @Test("a file is uploaded and told again")
  func upload() async throws {
    try await withService { client in
      let file = try await upload(client, form("hello\r\n--xy\r\n")).json["data"]
      #expect(file["bytes"].int == 13 && file["file_name"].string == "笔记.txt")
      let id = try #require(file["id"].string)
      let told = try await client.call("GET", "/v1/files/retrieve?file_id=\(id)").json["data"]
      #expect(told["id"].string == id && told["bytes"].int == 13)
      #expect(told["created_at"].int == file["created_at"].int)
    }
  }

  @Test("a large file comes through in order")
  func large() async throws {
    try await withService { client in
      let content = String(repeating: "0123456789\r\n--xy", count: 200_000)
      let file = try await upload(client, form(content)).json["data"]
      #expect(file["bytes"].int == 3_200_000)
    }
  }

  @Test("what is no form, no file, or not allowed is refused with the right code")
  func refusals() async throws {
    try await withService { client in
      for body in ["", "x", form("x").replacing("--xyz--", with: "--xyz"), "--xyz--\r\n"] {
        #expect(try await upload(client, body).json["code"].int == 4000)
      }
      let field = "--xyz\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--xyz--"
      #expect(try await upload(client, field).json["code"].int == 4000)
      let json = try await client.call("POST", "/v1/files/upload", "{}")
      #expect(json.json["code"].int == 4000)
      let wrong = try await upload(client, form("x"), token: "wrong")
      #expect(wrong.json["code"].int == 4100)
      let unknown = try await client.call("GET", "/v1/files/retrieve?file_id=1")
      #expect(unknown.json["code"].int == 4200)
      #expect(try await client.call("GET", "/v1/files/retrieve").json["code"].int == 4000)
    }
  }

  @Test("a chat may speak of a file that is there")
  func inChat() async throws {
    try await withService { client in
      let id = try #require(try await upload(client, form("x")).json["data"]["id"].string)
      for (file, code) in [(id, 0), ("1", 4000)] {
        let parts = #"[{"type":"text","text":"look"},{"type":"file","file_id":"\#(file)"}]"#
        let body =
          #"{"bot_id":"\#(BotID.echo)","user_id":"u","additional_messages":[{"role":"user","#
          + #""content_type":"object_string","content":\#(DemoClient.quote(parts))}]}"#
        #expect(try await client.call("POST", "/v3/chat", body).json["code"].int == code)
      }
    }
  }

  @Test("a body of JSON that is too large is refused, and the answer arrives")
  func tooLarge() async throws {
    try await withService { client in
      let body = "\"" + String(repeating: "x", count: 9 << 20) + "\""
      let answer = try await client.call("POST", "/v3/chat", body)
      #expect(answer.json["code"].int == 4000)
    }
  }
}

@Suite("Reading a form in pieces")
struct FormReaderTests {
  private func read(_ text: String, cut: Int, boundary: String = "b") -> FormReader {
    var reader = FormReader(contentType: "multipart/form-data; boundary=\"\(boundary)\"")
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: cut) {
      reader.read(Data(bytes[start..<min(start + cut, bytes.count)]))
    }
    return reader
  }

  @Test("every cut gives the same parts")
  func cuts() throws {
    let text =
      "preamble\r\n--b \t\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--b\r\n\r\n"
      + "no header\r\n--b\r\nX: y\r\ncontent-disposition:form-data;name=file;"
      + "filename=\"a\\\"b%22;c\"\r\n\r\n\r\n--c\r\n-\r\n--b--\r\nepilogue\r\n--b\r\n"
    for cut in 1...text.utf8.count {
      let parts = try read(text, cut: cut).finish().get()
      #expect(
        parts == [
          .init(name: "a"), .init(name: "", bytes: 9),
          .init(name: "file", fileName: "a\"b\";c", bytes: 8),
        ], "cut every \(cut) bytes")
    }
  }

  @Test("what has no end, no boundary or too much of something is a problem, not a trap")
  func problems() {
    #expect(read("--b\r\n\r\nx", cut: 3).finish() == .failure(.brokenOff))
    #expect(read("", cut: 1).finish() == .failure(.brokenOff))
    #expect(read("--b--", cut: 1, boundary: "").finish() == .failure(.noForm))
    #expect(read("--bx\r\n\r\n", cut: 1).finish() == .failure(.noForm))
    let header = "--b\r\nX: " + String(repeating: "y", count: 9_000)
    #expect(read(header, cut: 100).finish() == .failure(.headerTooLong))
    let parts = String(repeating: "--b\r\n\r\nx\r\n", count: 40) + "--b--"
    #expect(read(parts, cut: 7).finish() == .failure(.tooManyParts))
    for type in ["", "multipart/form-data", "text/plain; boundary=b", ";;;=\"\\"] {
      #expect(FormReader(contentType: type).finish() == .failure(.noForm))
    }
  }

  @Test("a file's name in its different spellings")
  func names() {
    #expect(FormHeader("x; filename=\"C:\\a.txt\"")?.fileName == "C:\\a.txt")
    #expect(FormHeader("x; filename*=UTF-8''%E4%BD%A0.txt; filename=z")?.fileName == "你.txt")
    #expect(FormHeader("x; FileName=plain ; filename=second")?.fileName == "plain")
    #expect(FormHeader("x; filename=\"\"")?.fileName == "")
    #expect(FormHeader("") == nil)
  }
}
