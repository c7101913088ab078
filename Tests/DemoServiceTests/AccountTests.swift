import Foundation
import Testing

@Suite("The account of the demo service")
struct AccountTests {
  @Test("a person has a name and workspaces in pages")
  func account() async throws {
    try await withService { client in
      let me = try await client.call("GET", "/v1/users/me").json["data"]
      for name in ["user_id", "user_name", "nick_name", "avatar_url"] {
        #expect(me[name].string != nil)
      }
      var seen: [String] = []
      for page in 1...4 {
        let path = "/v1/workspaces?page_size=1&page_num=\(page)"
        let data = try await client.call("GET", path).json["data"]
        #expect(data["total_count"].int == 3)
        for space in data["workspaces"].list {
          for name in ["name", "icon_url", "role_type", "workspace_type", "enterprise_id"] {
            #expect(space[name].string != nil)
          }
          seen.append(space["id"].string ?? "")
        }
      }
      #expect(seen == ["1", "2", "3"])
    }
  }

  @Test("both lists of bots tell the same, each in its own spelling")
  func lists() async throws {
    try await withService { client in
      let new = try await client.call("GET", "/v1/bots?workspace_id=1").json["data"]
      let old = try await client.call("GET", "/v1/space/published_bots_list?space_id=1").json[
        "data"]
      #expect(new["total"].int == old["total"].int)
      let ids = new["items"].list.map { $0["id"].string }
      #expect(old["space_bots"].list.map { $0["bot_id"].string } == ids)
      #expect(old["space_bots"][0]["publish_time"].string.flatMap { Int($0) } != nil)
      let second = "/v1/space/published_bots_list?space_id=1&page_index=2&page_size=1"
      let page = try await client.call("GET", second).json["data"]["space_bots"].list
      #expect(page.map { $0["bot_id"].string } == [ids[1]])
      let none = try await client.call("GET", "/v1/space/published_bots_list").json
      #expect(none["code"].int == 4000)
      let drafts = try await client.call("GET", "/v1/bots?publish_status=unpublished_draft").json
      #expect(drafts["data"]["total"].int == 0)
      let odd = try await client.call("GET", "/v1/bots?publish_status=odd").json
      #expect(odd["code"].int == 4000)
    }
  }
}
