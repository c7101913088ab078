import CBytes

/// A run of bytes that shares the array it came from: nothing is copied until it becomes text.
package typealias Bytes = ArraySlice<UInt8>

extension StaticString {
  /// Its UTF-8 bytes; alive for ever.
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

extension ArraySlice<UInt8> {
  /// Whether these are exactly the bytes of `text`.
  func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && begins(with: text)
  }

  func begins(with text: StaticString) -> Bool { holds(text.bytes, at: 0) }

  /// Whether these bytes stand `offset` bytes behind the start.
  func holds(_ wanted: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard offset + wanted.count <= count else { return false }
    guard let right = wanted.baseAddress else { return true }
    return withUnsafeBytes { own in
      guard let left = own.baseAddress else { return wanted.isEmpty }
      return memcmp(left + offset, right, wanted.count) == 0
    }
  }

  /// The index of the first `byte`, by `memchr(3)`.
  func firstIndex(ofByte byte: UInt8) -> Int? {
    withUnsafeBytes { own -> Int? in
      guard let base = own.baseAddress,
        let found = memchr(base, Int32(byte), own.count)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }.map { startIndex + $0 }
  }

  /// Without ASCII white space at both ends.
  var trimmed: ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return [] }
    return self[first...last]
  }

  /// As UTF-8; what is invalid becomes U+FFFD.
  var text: String { String(decoding: self, as: UTF8.self) }
}
