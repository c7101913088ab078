import TOMLKit

/// A parsed TOML file that can say on which line a key stands.
struct TOMLDocument {
  /// The file as error texts name it.
  let file: String
  let root: [String: TOMLNode]
  private let lines: [[String]: Int]

  /// Parses a whole file.
  ///
  /// - Throws: `.syntax` with the line, also for bytes that are no UTF-8, for NUL, at which the
  ///   library would silently stop reading, and for what it must not see (`TOMLLocator`).
  init(file: String, bytes: [UInt8]) throws(SettingsError) {
    self.file = file
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Self.syntaxError(file, line: nil, "the text is not UTF-8")
    }
    if let nul = bytes.firstIndex(of: 0) {
      let line = 1 + bytes[..<nul].count { $0 == UInt8(ascii: "\n") }
      throw Self.syntaxError(file, line: line, "a NUL byte")
    }
    var locator = TOMLLocator(text)
    do {
      lines = try locator.locate()
    } catch {
      throw Self.syntaxError(file, line: error.line, error.detail)
    }
    do {
      root = TOMLNode.values(try TOMLTable(string: text))
    } catch let error as TOMLParseError {
      throw Self.syntaxError(file, line: error.source.begin.line, error.description)
    } catch {
      throw Self.syntaxError(file, line: nil, "\(error)")
    }
  }

  /// Where a key stands.
  func place(_ path: [String]) -> SettingsError.Place {
    .file(file, line: lines[path], key: path.map(Self.quoted).joined(separator: "."))
  }

  /// A mistake at a key.
  func mistake(_ path: [String], _ problem: SettingsError.Problem) -> SettingsError {
    SettingsError(place(path), problem)
  }

  private static func syntaxError(_ file: String, line: Int?, _ detail: String) -> SettingsError {
    SettingsError(.file(file, line: line, key: ""), .syntax(detail))
  }

  /// A key as TOML writes it: bare where it can be.
  private static func quoted(_ key: String) -> String {
    let isBare = !key.isEmpty && key.utf8.allSatisfy(TOMLLocator.isBareKeyByte)
    return isBare ? key : "\"\(key)\""
  }
}
