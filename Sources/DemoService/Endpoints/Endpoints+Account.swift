import FlyingFox

extension Endpoints {
  /// The calls about who is asking; nil where it is none of them.
  func accountRoute(_ call: Call) throws -> HTTPResponse? {
    switch (call.method, call.path) {
    case ("GET", "/v1/users/me"):
      call.answer.success([
        "user_id": "1", "user_name": "demo", "nick_name": "演示 Demo", "avatar_url": "",
      ])
    case ("GET", "/v1/workspaces"): try listWorkspaces(call)
    default: nil
    }
  }

  /// The bots are in each of them.
  private func listWorkspaces(_ call: Call) throws -> HTTPResponse {
    let all: [JSON] = [
      workspace("1", "个人空间 Personal", type: "personal", role: "owner"),
      workspace("2", "团队空间 Team", type: "team", role: "admin"),
      workspace("3", "实验室 Laboratory", type: "team", role: "member"),
    ]
    let page = try call.page(["page_num"], size: 20, most: 50)
    return call.answer.success([
      "workspaces": .array(Array(page.of(all))), "total_count": .number(all.count),
    ])
  }

  private func workspace(_ id: JSON, _ name: JSON, type: JSON, role: JSON) -> JSON {
    [
      "id": id, "name": name, "icon_url": "", "role_type": role, "workspace_type": type,
      "enterprise_id": "", "joined_status": "joined", "description": "", "owner_uid": "1",
    ]
  }
}
