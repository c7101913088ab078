package import Screen

/// A theme in which each role looks different, so that a test can tell them apart by their style.
extension Theme {
  package static let roles = Theme(
    name: "Roles",
    styles: Dictionary(
      uniqueKeysWithValues: Role.allCases.map { ($0, Style(foreground: .indexed($0.place))) }))
}

extension Role {
  fileprivate var place: UInt8 {
    UInt8(truncatingIfNeeded: Role.allCases.firstIndex(of: self) ?? 0)
  }

  /// The role that gave a cell its style under `Theme.roles`.
  package init?(of style: Style) {
    guard case .indexed(let place) = style.foreground, place < Role.allCases.count else {
      return nil
    }
    self = Role.allCases[Int(place)]
  }

  /// One letter a role for the second plane of a snapshot: `.` for text, then `a` to `z` and `A` to
  /// `Z` in the order of `Role`.
  package static func letter(of style: Style) -> Character {
    guard let role = Role(of: style) else { return "?" }
    guard role != .text else { return "." }
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    let place = Int(role.place) - 1
    return place < letters.count ? letters[place] : "?"
  }
}
