import Testing

@testable import Wire

@Suite struct JSONObjectTests {
  @Test("members are found among nested objects that carry the same names")
  func members() throws {
    let object = try read(#" { "x":{"id":1,"a":[{"id":2}]}, "id" : "3" , "n":null,"t":true } "#)
    #expect(object["id"]?.string == "3")
    #expect(object["x"]?.object?["id"]?.integer == 1)
    #expect(object["x"]?.object?["a"]?.array?.first?.object?["id"]?.integer == 2)
    #expect(object["n"]?.kind == .null && object["n"]?.string == nil)
    #expect(object["t"]?.bool == true && object["t"]?.integer == nil)
    #expect(object["y"] == nil)
    #expect(object.entries.map(\.key) == ["x", "id", "n", "t"])
  }

  @Test(
    "strings are unescaped",
    arguments: [
      (#""a\n\t\r\b\f\/\\\"""#, "a\n\t\r\u{08}\u{0C}/\\\""),
      (#""\u4e2d\u4E2D""#, "中中"),
      (#""\ud83d\ude00""#, "😀"),
      (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"),
      (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ud83d\n""#, "\u{FFFD}\n"),
      (#""\ud83d\u0041""#, "\u{FFFD}A"),
      (#""\u0000""#, "\0"), (#""""#, ""), (#""\\""#, "\\"), (#""a\\\"b""#, "a\\\"b"),
    ])
  func strings(_ json: String, _ text: String) throws {
    #expect(try read(#"{"s":\#(json)}"#)["s"]?.string == text)
  }

  @Test("an escape that JSON does not have makes the string nil, not the object")
  func badEscapes() throws {
    for json in [#""\x""#, #""\u12""#, #""\u12g4""#, #""\u""#] {
      let object = try read(#"{"s":\#(json),"t":"ok"}"#)
      #expect(object["s"]?.string == nil && object["t"]?.string == "ok")
    }
  }

  @Test("bytes that are no UTF-8 become U+FFFD")
  func invalidUTF8() throws {
    let bytes = Array(#"{"s":"a"#.utf8) + [0xFF, 0xE4, 0xB8] + Array(#"b"}"#.utf8)
    #expect(try JSONObject(bytes[...])["s"]?.string == "a\u{FFFD}\u{FFFD}b")
  }

  @Test("keys with escapes are found")
  func escapedKeys() throws {
    #expect(try read(#"{"\u0069\u0064":7}"#)["id"]?.integer == 7)
  }

  @Test("the first of two members with one key counts")
  func repeatedKeys() throws {
    #expect(try read(#"{"a":1,"\u0061":2,"a":3}"#)["a"]?.integer == 1)
  }

  @Test("ids are kept to the last digit, as number or as text")
  func identifiers() throws {
    let object = try read(#"{"n":18446744073709551615,"s":"7382","f":1.50,"b":true}"#)
    #expect(object["n"]?.identifier == "18446744073709551615" && object["n"]?.integer == nil)
    #expect(object["s"]?.identifier == "7382" && object["s"]?.integer == 7382)
    #expect(object["f"]?.identifier == "1.50" && object["f"]?.integer == nil)
    #expect(object["b"]?.identifier == nil)
  }

  @Test(
    "what is no object is refused",
    arguments: [
      "", " ", "null", "[]", "{", "{]", "{}{}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#,
      #"{"a" 1}"#, #"{a:1}"#, #"{"a":tru}"#, #"{"a":+1}"#, #"{"a":"x}"#, #"{"a":"x\"}"#,
      #"{"a":[1}"#, #"{"a":[1,]}"#, #"{"a":{"b":1,}}"#, #"{"a":[1 2]}"#, #"{"a":1}x"#, #"{"a":"\"#,
      #"{"a":[[]}"#, #"{"a":{"b"}}"#,
    ])
  func malformed(_ json: String) {
    do throws(JSONFailure) {
      _ = try JSONObject(Array(json.utf8)[...])
      Issue.record("taken: \(json)")
    } catch {
      guard case .malformed = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test("nesting is taken to the limit and no deeper, and never recursed into")
  func depth() {
    func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      #"{"a":"# + String(repeating: open, count: depth) + "1"
        + String(repeating: close, count: depth) + "}"
    }
    let limit = JSONScanner.maximumDepth
    for (open, close) in [("[", "]"), (#"{"b":"#, "}")] {
      #expect(throws: Never.self) { try read(nested(limit, open, close)) }
      #expect(throws: JSONFailure.tooDeep) { try read(nested(limit + 1, open, close)) }
      #expect(throws: JSONFailure.tooDeep) { try read(nested(100_000, open, close)) }
    }
  }

  @Test("members are counted against a limit")
  func memberLimit() {
    let count = JSONObject.maximumMembers + 1
    let json = "{" + Array(repeating: #""":0"#, count: count).joined(separator: ",") + "}"
    #expect(throws: JSONFailure.tooLarge) { try read(json) }
  }

  @Test("text of a JSON object inside a string can be read on")
  func embedded() throws {
    let object = try read(#"{"s":"{\"name\":\"f\"}","o":{"name":"g"},"x":"{"}"#)
    #expect(object["s"]?.embeddedObject?["name"]?.string == "f")
    #expect(object["o"]?.embeddedObject?["name"]?.string == "g")
    #expect(object["x"]?.embeddedObject == nil)
  }

  @Test("a slice from the middle of a buffer is read by its own bounds")
  func slices() throws {
    let bytes = Array(#"data: {"a":"b","c":[1]} tail"#.utf8)
    let object = try JSONObject(bytes[6..<23])
    #expect(object["a"]?.string == "b" && object["c"]?.array?.first?.integer == 1)
  }

  private func read(_ json: String) throws -> JSONObject {
    try JSONObject(Array(json.utf8)[...])
  }
}
