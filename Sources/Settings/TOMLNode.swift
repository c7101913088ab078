import TOMLKit

/// A TOML value as Swift values: the rest of the module never touches the library, whose values
/// are pointers into its tree.
indirect enum TOMLNode: Hashable {
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case date
  case array([TOMLNode])
  case table([String: TOMLNode])

  /// Copies a value of the library, and all below it.
  init(_ value: some TOMLValueConvertible) {
    switch value.type {
    case .string: self = .string(value.string ?? "")
    case .int: self = .integer(value.int ?? 0)
    case .double: self = .number(value.double ?? 0)
    case .bool: self = .boolean(value.bool ?? false)
    case .date, .time, .dateTime: self = .date
    case .array: self = .array(value.array?.map { TOMLNode($0.tomlValue) } ?? [])
    case .table: self = .table(value.table.map(Self.values) ?? [:])
    }
  }

  /// The values of a table by key.
  static func values(_ table: TOMLTable) -> [String: TOMLNode] {
    var values: [String: TOMLNode] = [:]
    for key in table.keys {
      if let value = table[key] { values[key] = TOMLNode(value.tomlValue) }
    }
    return values
  }

  /// What a person would call this value.
  var kind: SettingsError.ValueKind {
    switch self {
    case .string: .string
    case .integer: .wholeNumber
    case .number: .number
    case .boolean: .trueOrFalse
    case .date: .date
    case .array: .list
    case .table: .table
    }
  }
}
