/// One place in a scanned text where an entity is named.
package struct Mention: Sendable, Hashable {
  package var entity: Entity
  /// Events: the provider as written beside it (`Schannel`), nil where the text does not say.
  package var source: String?
  /// The characters that name it, as offsets in `ScanText.bytes`: the number token alone where the kind's word stands apart
  /// (`1057` of `Event ID: 1057`), the whole where they are one (`KB4012219`).
  package var range: Range<Int>
  /// The rule that found it, for `--explain`: `event-id-label`.
  package var rule: String
  /// True for the article's own KB number (`Original KB number`).
  package var isSelf: Bool

  package init(_ entity: Entity, source: String? = nil, range: Range<Int>, rule: String, isSelf: Bool = false) {
    self.entity = entity
    self.source = source
    self.range = range
    self.rule = rule
    self.isSelf = isSelf
  }
}
