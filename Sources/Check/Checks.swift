import Diagnostics

/// The functions behind the rules of `Rule.all` that need the linked whole: one line each. `NearDuplicate` and `ExternalLink` need more
/// than that, and `CheckOutcome` calls them.
enum Checks {
  static let ofArticles: [@Sendable (CheckedArticle) -> [Diagnostic]] = [
    ImageText.findings,
    OutdatedLink.findings,
    Orphan.findings,
    RetiredHost.findings,
    WithheldLink.findings,
    MissingSection.findings,
    EmptySection.findings,
    SectionOrder.findings,
    UnconfirmedWorkaround.findings,
    VagueSymptom.findings,
    LostContent.findings,
    WrittenSteps.findings,
    EmptyHeading.findings,
    SkippedLevel.findings,
    DifferentTitle.findings,
    MisspelledHeading.findings,
    EventProvider.findings,
    MalformedCode.findings,
    UnknownCode.findings,
    CodeName.findings,
    SupersededKB.findings,
    AbsentEntity.findings,
    DeprecatedCommand.findings,
    OverdueReview.findings,
    MissingOwner.findings,
    SuccessorCycle.findings,
    SuccessorDeadEnd.findings,
    TranslationPair.findings,
    OutdatedOriginal.findings,
    HostName.findings,
    IPAddress.findings,
    EMailAddress.findings,
    SecurityIdentifier.findings,
    TenantID.findings,
    Secret.findings,
    Password.findings,
  ]

  static let ofSites: [@Sendable (CheckedSite, [ArticleFacts]) -> [Diagnostic]] = [
    DuplicateTitle.findings,
    { site, _ in ExpiredArticle.findings(in: site) },
    StaleTranslation.findings,
  ]
}
