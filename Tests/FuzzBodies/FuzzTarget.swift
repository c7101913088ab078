import Chat

/// A reader of bytes from outside, with what must hold for any bytes at all.
///
/// `scripts/fuzz` runs one of them under libFuzzer; the tests run every seed and every case that
/// was ever found (`Tests/Fixtures/fuzz`) through the same code. Most take a few control bytes from
/// the front (how to cut, how wide), so that the fuzzer chooses these too.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case eventStream = "event-stream"
  case json
  case cozeV2 = "coze-v2"
  case cozeV3 = "coze-v3"
  case keys
  case sanitizer
  case wrapping
  case configuration
  case theme

  /// Takes any bytes. A trap is a finding as well.
  ///
  /// - Throws: what did not hold.
  package func run(_ bytes: [UInt8]) throws(FuzzFinding) {
    var input = FuzzInput(bytes)
    switch self {
    case .eventStream: try EventStreamBody.run(&input)
    case .json: try JSONBody.run(input.rest)
    case .cozeV2: try DialectBody(.cozeV2, &input).run()
    case .cozeV3: try DialectBody(.cozeV3, &input).run()
    case .keys: try KeyBody.run(&input)
    case .sanitizer: try SanitizerBody.run(&input)
    case .wrapping: try WrappingBody.run(&input)
    case .configuration: try SettingsBody.runConfiguration(input.rest)
    case .theme: try SettingsBody.runTheme(input.rest)
    }
  }
}

/// Something that must hold for any bytes, and did not.
package struct FuzzFinding: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// Throws a finding unless the condition holds.
func hold(_ condition: Bool, _ what: @autoclosure () -> String) throws(FuzzFinding) {
  if !condition { throw FuzzFinding(what()) }
}
