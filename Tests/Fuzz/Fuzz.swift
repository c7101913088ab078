import FuzzBodies
import Glibc

// The other half of this program is libFuzzer, which brings the main function. The target is the
// one that RIVULET_FUZZ_TARGET names.

/// The target, or nil when the variable names none.
private let target: FuzzTarget? = {
  getenv("RIVULET_FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) }
}()

/// Called once at the start. With RIVULET_FUZZ_SEEDS the target's seeds are written into that folder
/// and the program ends.
@_cdecl("LLVMFuzzerInitialize")
func initialize(
  _ count: UnsafeMutablePointer<CInt>?,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
  guard let target else {
    for target in FuzzTarget.allCases { print(target.rawValue) }
    exit(64)
  }
  guard let folder = getenv("RIVULET_FUZZ_SEEDS") else { return 0 }
  for (index, seed) in target.seeds.enumerated() {
    guard let file = fopen("\(String(cString: folder))/seed-\(index)", "w") else { exit(1) }
    fwrite(seed, 1, seed.count, file)
    fclose(file)
  }
  exit(0)
}

/// One run. A finding ends the program, as a trap would: libFuzzer then keeps the bytes.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target else { return 0 }
  do {
    try target.run(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    print("\(target.rawValue): \(error)")
    fflush(nil)
    abort()
  }
  return 0
}
