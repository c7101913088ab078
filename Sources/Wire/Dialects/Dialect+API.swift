package import Chat

/// The dialect that a profile's service speaks. `idleTimeout`: no byte for so long ends a reply.
package func dialect(for api: API, idleTimeout: Duration = .seconds(90)) -> any Dialect {
  switch api {
  case .cozeV2: CozeV2(idleTimeout: idleTimeout)
  case .cozeV3: CozeV3(idleTimeout: idleTimeout)
  }
}
