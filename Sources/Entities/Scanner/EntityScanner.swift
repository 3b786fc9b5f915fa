/// Finds the entities that a text names, as a careful reader would.
package struct EntityScanner: Sendable {
  private let customKinds: [CustomKind]

  package init(customKinds: [CustomKind] = []) {
    self.customKinds = customKinds
  }

  /// - Parameter text: any bytes; what is not UTF-8 names nothing. Ranges beyond the text are cut.
  /// - Returns: mentions in the order of their ranges.
  package func scan(_ text: ScanText) -> [Mention] { [] }
}
