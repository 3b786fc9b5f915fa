/// How much a term says about an article: BM25F's weights of fields, length and saturation, as a number from 1 to 63.
enum ImpactModel {
  /// A place in an article where words stand, and what one of them counts there.
  enum Field {
    case title, description, name, folder, product, heading, roleHeading, code
    case section(Float)
  }

  /// The share of length in the weight of a word: 0 none, 1 in full proportion.
  private static let lengthShare: Float = 0.5
  /// Words of an ordinary article. Fixed, not measured, so that one article's impacts do not depend on the others.
  private static let ordinaryLength: Float = 500
  private static let ordinaryTitle: Float = 8
  /// The weight at which half of the greatest impact is reached.
  private static let half: Float = 3
  static let greatest: Float = 63

  /// A part of an identifier counts less than the whole.
  static let partWeight: Float = 0.7

  static func weight(_ field: Field) -> Float {
    switch field {
    case .title: 8
    case .description: 2.5
    case .name: 2
    case .folder: 0.7
    case .product: 1
    case .heading: 2.5
    case .roleHeading: 0.3
    case .code: 0.5
    case .section(let weight): weight
    }
  }

  /// - Parameter strong: the weight of title, name, products: not thinned by the article's length.
  static func impact(strong: Float, body: Float, length: Int, titleLength: Int, standing: Float) -> UInt8 {
    let thinned = body / (1 - lengthShare + lengthShare * Float(length) / ordinaryLength)
    let title = strong / (0.5 + 0.5 * Float(max(titleLength, 3)) / ordinaryTitle)
    let weight = thinned + title
    let impact = weight / (weight + half) * greatest * standing
    return UInt8(min(max(impact + 0.5, 1), greatest))
  }

  /// Entities: an article about one stands above all that merely mention it; from 1 to 7 is what `plainImpact` gives.
  static func entityImpact(isAbout: Bool, weight: Float, length: Int, standing: Float) -> UInt8 {
    let thinned = weight / (1 - lengthShare + lengthShare * Float(length) / ordinaryLength)
    let share = thinned / (thinned + half) * standing
    return UInt8(isAbout ? 32 + Int((share * 30).rounded()) : 8 + Int((share * 23).rounded()))
  }

  /// Of an article that holds an entity's number as a plain word: below every mention.
  static func plainImpact(of wordImpact: UInt8) -> UInt8 { 1 + UInt8((Float(wordImpact) / greatest * 6).rounded()) }
}
