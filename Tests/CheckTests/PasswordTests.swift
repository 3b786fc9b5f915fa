import Testing

@testable import Check

/// Which words behind `Password=` and the like are told to be passwords (CB1607), and which are not.
@Suite struct PasswordTests {
  private static func count(_ text: String) -> Int { PrecisionTests.messages("password", "# A\n\n\(text)\n").count }

  @Test(arguments: [
    "Server=sql01;User ID=sa;Password=Kq7!mVw2;", "server=sql01;uid=sa;pwd=Kq7!mVw2", #"{"password": "Kq7!mVw2"}"#,
    "SAPassword: Kq7!mVw2", "パスワード：Kq7!mVw2", "パスワード＝Kq7!mVw2", "パスワード: Kq7!mVw2",
    "wbadmin start -user:x -password:$7hM9^5lp -quiet",
    "EmailPass: Kq7!mVw2", "cmdkey /add:fs01 /user:taro /pass:Tokyo2024", "schtasks /create /u x /p Kq7!mVw2 /ru y",
    "schtasks /ru y /rp Kq7!mVw2",
    #"$p = ConvertTo-SecureString "Kq7!mVw2" -AsPlainText -Force"#,
    #"ConvertTo-SecureString -String 'Kq7!mVw2' -Force"#,
    #"ConvertTo-SecureString -AsPlainText "Kq7!mVw2" -Force"#,
    #"<add key="Password" value="x"/> password="Tokyo2024Sales""#,
  ])
  func passwordsAreSeenInPastedText(line: String) {
    #expect(Self.count("```\n\(line)\n```") == 1)
  }

  @Test(arguments: ["Sign in with the password: Kq7!mVw2.", "パスワード「x」は使いません。パスワード：Kq7!mVw2 です。", "`pwd=Kq7!mVw2`"])
  func passwordsAreSeenInSentences(text: String) { #expect(Self.count(text) == 1) }

  @Test(arguments: [
    "Password=<password>;", "Password=MyPassword1;", "Password=P@ssw0rd;", "pwd=Pa$$w0rd1", "password=Pa55word!",
    "Password={2};",
    "-Password $cred1.Password", "password=%DBPWD1%", "password=$(openssl rand -base64 32)", "Password=********;",
    "password: \"3456789a-bcde-f012-3456-789abcdef012\"", "Password=YourStr0ng!One", "Password=Abc123456!",
    "MinPasswordLength=12Chars!",
    "PasswordAge=Max42days", "Password = Get-Random2(12)", "MACHINE_Password=test1234T!", "Pwd=saturn",
    "compass: N32E!x9",
    "https://contoso.com/reset?password=x", "password=C:\\keys\\x1!.txt", "/p x64",
  ])
  func placeholdersAreFine(line: String) {
    #expect(Self.count("```\n\(line)\n```") == 0)
  }

  @Test(arguments: [
    "Password: Windows10 asks for it.", "The password is Rfc2898DeriveBytes.", "パスワードは、Rfc2898DeriveBytes で作られます。",
    "The switch /p Kq7!mVw2 is one.", "Password:\n\nKq7!mVw2", "The username or password: see KB4012219.",
  ])
  func sentencesAreFine(text: String) { #expect(Self.count(text) == 0) }

  @Test func whatTheArticleCallsAPlaceholderIsFine() {
    #expect(Self.count("```\nBY PASSWORD = 'Kq7!mVw2'\n-- Kq7!mVw2 is your actual password\n```") == 0)
  }

  @Test func aPasswordIsToldOnceAndNotRepeated() {
    let text = "# A\n\n```\npwd=Kq7!mVw2\npwd=Kq7!mVw2\npwd=Zt4#bbQ9x\n```\n"
    #expect(PrecisionTests.messages("password", text) == ["This looks like a password", "This looks like a password"])
  }
}
