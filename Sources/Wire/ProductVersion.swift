/// The version of this program: what `--version` prints and the `User-Agent` header says.
package enum ProductVersion {
  package static let current = "0.1.0"
}
