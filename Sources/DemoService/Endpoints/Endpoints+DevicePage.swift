import FlyingFox
import Foundation

extension Endpoints {
  /// Where a person approves a device.
  func devicePage(_ call: Call) -> HTTPResponse {
    let code = Self.escape(call.query("user_code") ?? "")
    return page(
      """
      <form method="post"><p><label>设备代码 Device code
      <input name="user_code" value="\(code)"></label></p>
      <p><button name="decision" value="approve">允许 Approve</button>
      <button name="decision" value="deny">拒绝 Deny</button></p></form>
      """, call)
  }

  /// The form of that page.
  func decide(_ call: Call) async -> HTTPResponse {
    var form = URLComponents()
    form.percentEncodedQuery = Self.query(String(decoding: call.body, as: UTF8.self))
    let fields = form.queryItems ?? []
    let code = fields.first { $0.name == "user_code" }?.value ?? ""
    let isApproved = fields.first { $0.name == "decision" }?.value == "approve"
    guard await authorizations.decide(code, isApproved: isApproved) else {
      return page("<p>没有这个设备代码。There is no such device code.</p>", call, status: 404)
    }
    return page(
      isApproved
        ? "<p>已允许，可以关闭此页。Approved; you may close this page.</p>"
        : "<p>已拒绝。Denied.</p>", call)
  }

  private func page(_ body: String, _ call: Call, status: Int = 200) -> HTTPResponse {
    call.answer.page(
      "<!doctype html><meta charset=\"utf-8\"><title>Rivulet demo</title>\(body)\n",
      status: status, type: "text/html; charset=utf-8")
  }

  /// A form's text as a query string; nothing of it where it is none.
  private static func query(_ form: String) -> String {
    let allowed = form.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || "-_.~%&=+*".utf8.contains(byte)
    }
    let isWhole = form.split(separator: "%", omittingEmptySubsequences: false).dropFirst()
      .allSatisfy { $0.utf8.prefix(2).count { Character(Unicode.Scalar($0)).isHexDigit } == 2 }
    return allowed && isWhole ? form : ""
  }

  private static func escape(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
