import Diagnostics
import Testing

@testable import Search

/// What people complain of in the searches of today, each with its example (product.md, section 7).
struct ComplaintTests {
  private let index = TestIndex.fixture

  @Test(arguments: ["証明書", "署名証明", "秘密鍵", "つながら", "内部エラー", "鍵"])
  func theMiddleOfAJapaneseRunIsFound(query: String) throws {
    let articles = TestIndex(articles: ["ja/a.md": "# 題\n\n自己署名証明書の秘密鍵がなく、つながらないため内部エラーになる\n"])
    #expect(try articles.paths(query) == ["ja/a.md"])
  }

  @Test(arguments: ["サーバ", "サーバー", "ｻｰﾊﾞｰ"])
  func spellingsOfOneWordAreOne(query: String) throws {
    #expect(try index.paths(query).contains("ja/screen.md"))
  }

  @Test(arguments: [
    "36870", "イベントID：３６８７０", "event id 36870", "schannel 36870", "0x8009030D", "0X8009030d", "8009030D",
    "-2146893043", "2148074253", "SEC_E_UNKNOWN_CREDENTIALS",
  ])
  func theArticlesAboutAnEntityAreFirstThenThoseThatMentionIt(query: String) throws {
    let found = try index.paths(query)
    #expect(Set(found.prefix(2)) == ["en/cng.md", "ja/cng.md"], "\(found)")
    #expect(try index.reader().search(query).entities.first != nil)
  }

  @Test func aMentionStandsBehindWhatIsAboutIt() throws {
    #expect(try index.paths("36870").last == "en/spooler.md")
  }

  /// An article may hold an event's number without the words that say what it is.
  @Test func aPlainNumberStandsBehindTheMentionsOfTheEvent() throws {
    let index = TestIndex(articles: [
      "en/a.md": "# Event ID 5722 is logged\n\nText.\n",
      "en/b.md": "# Account\n\nThis causes event ID 5722 to be logged.\n",
      "en/c.md": "# List\n\nOthers are 5722 and 17.\n", "en/d.md": "# Other\n\nOther text.\n",
    ])
    #expect(try index.paths("event id 5722") == ["en/a.md", "en/b.md", "en/c.md"])
    #expect(try index.paths("netlogon 5722") == ["en/a.md", "en/b.md", "en/c.md"])
    let entity = try #require(index.reader().search("5722").entities.first)
    #expect(entity.record.aboutCount == 1 && entity.record.mentionedCount == 1)
  }

  /// Short numbers count things and years are dates: they lead nowhere.
  @Test(arguments: ["17", "2016"])
  func aNumberThatMayBeAnythingIsNoPlainNumber(number: String) throws {
    let index = TestIndex(articles: [
      "en/a.md": "# Event ID \(number) is logged\n\nText.\n", "en/c.md": "# List\n\nThere are \(number) of them.\n",
    ])
    #expect(try index.paths("event id \(number)") == ["en/a.md"])
  }

  /// Who reads Japanese gets the Japanese article that mentions a code before the English one about it, and the other way round.
  @Test func articlesInTheReadersLanguageComeFirstAmongThoseWithTheEntity() throws {
    let index = TestIndex(articles: [
      "en/a.md": "# Error 0xC004F074 when you activate\n\nError 0xC004F074 is shown.\n",
      "ja/b.md": "# ライセンス認証のエラー一覧\n\nエラー コード 0xC004F074 など。\n",
    ])
    let reader = try index.reader()
    func paths(_ query: String, _ language: String) -> [String] {
      reader.search(query, language: language).ranked.compactMap { reader.facts(of: $0.document)?.path }
    }
    #expect(paths("c004f074", "ja") == ["ja/b.md", "en/a.md"])
    #expect(paths("c004f074", "en") == ["en/a.md", "ja/b.md"])
    #expect(paths("c004f074 ライセンス", "en").first == "ja/b.md")
  }

  @Test(arguments: [
    ("0x8009", ["0x8009030D"]), ("0X80090", ["0x8009030D"]), ("KB401", ["KB4012219"]), ("code 0x8009", ["0x8009030D"]),
  ])
  func numbersAreOfferedWhileTheyAreTyped(query: String, labels: [String]) throws {
    let index = TestIndex(articles: ["en/a.md": "# A\n\nError 0x8009030D, see KB4012219.\n"])
    let offers = try index.reader().search(query).offers
    #expect(offers.map(\.label) == labels)
    #expect(offers.allSatisfy { $0.count == 1 && !$0.path.isEmpty })
  }

  @Test(arguments: ["0x8009030D", "KB4012219", "0x80", "KB4", "0x8009 x", "0x8008"])
  func nothingIsOfferedForWhatIsTypedToItsEndOrHardlyBegun(query: String) throws {
    let index = TestIndex(articles: ["en/a.md": "# A\n\nError 0x8009030D, see KB4012219.\n"])
    #expect(try index.reader().search(query).offers.isEmpty)
  }

  /// A pasted message is cut to its longest words; the article is found all the same.
  @Test func aPastedMessageIsFound() throws {
    let message =
      "At 10:42 on that day the user saw this on her new big PC: The print spooler service was stopped as a faulty driver had been "
      + "replaced by an old one, see log for more and call the desk if it is so for you too, or go on and try one of the two ways"
    let results = try index.reader().search(message)
    #expect(try index.paths(message).first == "en/spooler.md")
    #expect(results.items.reduce(0) { $0 + $1.terms.count } <= 20)
  }

  @Test func theExactTitleIsFirst() throws {
    #expect(try index.paths("The print spooler stops when a driver is replaced").first == "en/spooler.md")
  }

  @Test(arguments: ["--help", "-service", "a AND -b", "title:x", "\"quoted", "C++", "(", "*", "~", "^2"])
  func nothingIsAnOperator(query: String) throws {
    let reader = try index.reader()
    _ = reader.search(query)
    #expect(reader.missing.isEmpty)
  }

  @Test func aLeadingMinusDoesNotExclude() throws {
    #expect(try index.paths("-spooler").first == "en/spooler.md")
  }

  @Test func oneWordThatFitsIsEnough() throws {
    #expect(try index.paths("spooler qqqqqq zzzzzz").first == "en/spooler.md")
  }

  @Test(arguments: [
    ("spoo", "en/spooler.md"), ("certif", "en/old.md"), ("spoolre", "en/spooler.md"), ("vanihs", "en/spooler.md"),
  ])
  func beginningsAndSlipsAreFound(query: String, path: String) throws {
    #expect(try index.paths(query).contains(path))
  }

  @Test(arguments: ["0x8009030E", "KB4012218", "36871"])
  func numbersAreNeverCorrected(query: String) throws {
    #expect(try index.paths(query).isEmpty)
  }

  @Test func allWordsStandBeforeSome() throws {
    let articles = TestIndex(articles: [
      "en/a.md": "# Note a\n\nThe lantern broke near the harbour.\n", "en/b.md": "# Lantern\n\nlantern lantern\n",
      "en/c.md": "# Harbour\n\nharbour harbour\n",
    ])
    #expect(try articles.paths("lantern harbour").first == "en/a.md")
  }

  @Test func synonymsOfTheSiteAreOne() throws {
    let articles = TestIndex(
      articles: ["en/a.md": "# The flux capacitor\n"], synonyms: [["fluxcap", "flux capacitor"]])
    #expect(try articles.paths("fluxcap") == ["en/a.md"])
  }

  @Test func whatIsArchivedStandsBehind() throws {
    let text = "# Gasket\n\nThe gasket leaks.\n"
    let articles = TestIndex(articles: ["en/a.md": "---\nstate: archived\n---\n" + text, "en/b.md": text])
    #expect(try articles.paths("gasket leaks") == ["en/b.md", "en/a.md"])
  }

  /// Words that only say what a number is are words all the same where the site does not have the number.
  @Test(arguments: ["spooler error 0x12345678", "印刷 エラー 0x12345678", "stop spooler 0x999"])
  func anUnknownNumberDoesNotEmptyThePage(query: String) throws {
    #expect(!(try TestIndex.fixture.paths(query)).isEmpty)
  }

  @Test func aGuessSaysThatItIsOne() throws {
    let results = try TestIndex.fixture.reader().search("remote desktop 36870 users")
    #expect(results.entities.allSatisfy { !$0.isSure })
    #expect(try TestIndex.fixture.reader().search("event 36870").entities.first?.isSure == true)
  }

  @Test func whatIsPastedRepeatsItself() throws {
    let reader = try TestIndex.fixture.reader()
    let once = reader.search("spooler stops printing")
    let often = reader.search("spooler stops spooler printing spooler stops")
    #expect(once.ranked.map(\.score) == often.ranked.map(\.score))
  }

  /// Somebody may choose words that have one hash; each is found in the article that has it.
  @Test func wordsOfOneHashAreToldApart() throws {
    let words = ["TshLvVKJatbadaa0", "bF8aYUyH68xtzBIH"]
    let hashes = words.map { word -> UInt64 in
      let bytes = Array(word.utf8)
      return EightBytes.hash(bytes.span.bytes, 0..<bytes.count).hash
    }
    #expect(hashes[0] == hashes[1])
    for order in [words, words.reversed()] {
      let index = TestIndex(articles: [
        "a.md": "# One\n\nText \(order[0]) text.\n", "b.md": "# Two\n\nText \(order[1]) text.\n",
      ])
      #expect(try index.paths(order[0]) == ["a.md"])
      #expect(try index.paths(order[1]) == ["b.md"])
    }
  }
}
