"""Articles and texts to import that make careless parsers slow or overflow their stack: each is built, checked or imported, or becomes a
finding, in linear time."""
import os
import re
import unittest

from knowledge_base import KnowledgeBaseTest

#: Article texts by name. Every one is a single file; what is repeated would cost minutes where time grows as its square.
TEXTS = {
    "image-brackets": lambda: "![[]()" * 50_000,
    "nested-lists-empty-lines": lambda: "".join("  " * n + "- a\n" for n in range(2_000)) + "\n" * 50_000,
    "nested-lists-many-empty-lines": lambda: "".join("  " * n + "- a\n\n" for n in range(3_000)),
    "emphasis-in-quotes": lambda: "\n".join("> " * 100 + "*a **b " * 50 for _ in range(200)),
    "emphasis-in-deep-quotes": lambda: ">" * 10_000 + " " + "*a_ " * 10_000,
    "nested-quotes": lambda: "> " * 10_000 + "text\n",
    "nested-quotes-lines": lambda: "\n".join("> " * n + "text" for n in range(1_000)),
    "nested-alerts": lambda: "".join("> " * n + "[!NOTE]\n" for n in range(1, 1_000)),
    "nested-lists": lambda: "- " * 10_000 + "text\n",
    "nested-numbers": lambda: "1. " * 10_000 + "text\n",
    "long-line": lambda: "word " * 2_000_000,
    "long-line-letters": lambda: "a" * 10_000_000,
    "long-line-digits": lambda: "1" * 10_000_000,
    "long-line-japanese": lambda: "あ" * 3_300_000,
    "fifty-megabytes": lambda: "Event ID 1057 and error 0x80070005 after KB4012219.\n\n" * 1_000_000,
    "fifteen-megabytes": lambda: "Event ID 1057 and error 0x80070005 after KB4012219.\n\n" * 280_000,
    "open-brackets": lambda: "[" * 100_000,
    "close-brackets": lambda: "]" * 100_000,
    "link-openers": lambda: "[a](" * 50_000,
    "images-in-links": lambda: "[![" * 50_000 + "](x)" * 100,
    "wiki-links": lambda: "[[a" * 50_000,
    "stars": lambda: "*" * 100_000,
    "stars-and-letters": lambda: "**a" * 50_000,
    "mixed-emphasis": lambda: "*a_ " * 50_000,
    "japanese-emphasis": lambda: "**「あ」**の*「" * 30_000,
    "tildes": lambda: "~~a ~b" * 50_000,
    "backticks": lambda: "".join("e" + "`" * n for n in range(1, 1_500)),
    "angle-brackets": lambda: "<" * 200_000,
    "tags": lambda: "<a b='" * 50_000,
    "comments": lambda: "<!-- " * 50_000 + "<![CDATA[" * 50_000 + "<?" * 50_000,
    "html-depth": lambda: "<div>" * 50_000 + "text",
    "inline-html-depth": lambda: "<b><i>" * 50_000 + "text",
    "entities": lambda: "&" * 200_000 + "&amp" * 50_000 + "&#x" * 50_000,
    "backslashes": lambda: "\\" * 500_000,
    "autolinks": lambda: "<http://a" * 50_000 + "http://www." * 50_000,
    "reference-definitions": lambda: "".join(f"[a{n}]: /x{n}\n" for n in range(50_000)) + "[a1] " * 50_000,
    "same-definition": lambda: "[a]: /x\n" * 50_000 + "[a] [b]" * 50_000,
    "footnotes": lambda: "".join(f"a[^{n}] " for n in range(20_000)) + "\n\n" + "".join(f"[^{n}]: note [^{n}]\n\n" for n in range(20_000)),
    "footnote-openers": lambda: "[^" * 50_000,
    "one-footnote": lambda: "a[^1] " * 50_000 + "\n\n[^1]: note\n",
    "table-rows": lambda: "| a | b |\n| - | - |\n" + "| 1057 | `c` |\n" * 50_000,
    "table-columns": lambda: "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n" + "|b" * 20_000 + "|\n",
    "table-ragged": lambda: "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + "|b|\n" * 20_000,
    "table-pipes": lambda: "| a |\n| - |\n" + "|" * 500_000,
    "delimiter-rows": lambda: "| a |\n| - |\n\n" * 20_000,
    "fences-of-colons": lambda: ":::note[a]\n" * 20_000,
    "unknown-blocks": lambda: ":::a\n\n" * 60_000,
    "same-heading-ids": lambda: "# a {#b}\n\n" * 60_000,
    "images-of-colons": lambda: ":::image source=\"a\" " * 20_000,
    "colons-in-one-line": lambda: ":::image " * 200_000,
    "includes": lambda: "[!INCLUDE [a](" * 20_000,
    "code-fences": lambda: "```\n" * 50_001,
    "open-code-fence": lambda: "```powershell\n" + "Get-Service 'KeyIso\n" * 100_000,
    "code-quotes": lambda: "```powershell\n" + "\"$(" * 100_000 + "\n```\n```xml\n" + "<a b=\"" * 100_000 + "\n```\n```json\n" + "{\"a\":[" * 50_000 + "\n```\n",
    "headings": lambda: "# Cause\n\n" * 30_000,
    "task-lists": lambda: "- [ ] a\n" * 50_000,
    "thematic-breaks": lambda: "* " * 200_000,
    "setext": lambda: "a\n" * 100_000 + "===\n",
    "lazy-quotes": lambda: "> a\n" + "b\n" * 100_000,
    "hex": lambda: "0x" * 200_000,
    "hex-digits": lambda: "0x" + "8" * 1_000_000,
    "kb-words": lambda: "KB" * 200_000 + " KB 1" * 50_000,
    "event-words": lambda: "Event ID " * 50_000 + "イベント ID " * 50_000,
    "event-lists": lambda: "Event IDs " + ", ".join(str(n) for n in range(50_000)) + " and 60000",
    "events-of-a-row": lambda: "| Event ID |\n| - |\n| " + ", ".join(str(n) for n in range(10_000)) + " |",
    "events-of-many-cells": lambda: "|" + " Event ID |" * 10_000 + "\n|" + " - |" * 10_000 + "\n|" + "".join(f" {n} |" for n in range(10_000)),
    "event-ranges": lambda: "Event IDs 1-65535 " * 1_000,
    "symbols": lambda: "E_" * 100_000 + " ERROR_" * 50_000,
    "codes": lambda: " ".join(f"0x{n * 65537 & 0xFFFFFFFF:08X}" for n in range(30_000)),
    "passwords": lambda: "".join(f"Password=Kq7!m{n:05}Vw2; where it is needed\n" for n in range(15_000)),
    "addresses": lambda: " ".join(f"133.242.{n // 250 % 250}.{n % 250 + 1}" for n in range(25_000)),
    "addresses-in-prose": lambda: " ".join(f"the host 133.242.{n // 250 % 250}.{n % 250 + 1} is down" for n in range(12_000)),
    "tags-and-quotes": lambda: "<\"<'<" * 50_000,
    "marks-of-audiences": lambda: "[for " * 50_000 + "::internet " * 20_000,
    "xml-events": lambda: "<EventID>" * 50_000,
    "sources": lambda: "Source: " * 50_000,
    "full-width-digits": lambda: "イベント ID " + "１" * 500_000,
    "hyphenated-numbers": lambda: "S-1-5-21-" * 50_000,
    "underscores": lambda: "a_" * 200_000,
    "spaces": lambda: " " * 1_000_000 + "a" + " " * 1_000_000,
    "tabs": lambda: "\t" * 500_000 + "a",
    "empty-lines": lambda: "\n" * 2_000_000,
    "carriage-returns": lambda: "a\r" * 500_000,
    "combining-marks": lambda: "e" + "\u0301" * 500_000,
    "right-to-left": lambda: "\u202e\u2066" * 100_000,
    "noncharacters": lambda: "\ufffe\uffff\U0010ffff\u0080\u200b" * 50_000,
    "long-title": lambda: "# " + "Title 1057 " * 100_000,
    "long-front-matter": lambda: "---\ntitle: A\ntags: [" + ", ".join(f"t{n}" for n in range(20_000)) + "]\n---\n\nText.\n",
    "applies-to": lambda: "_Applies to:_ &nbsp; " + ", ".join(f"Product {n}" for n in range(10_000)) + "\n",
}

#: Texts of which rules have much to say: the rule, and the text.
CHECKED = {
    "deprecated-commands": ("CB1407", lambda: "```\n" + "wmic;" * 60_000 + "\n```\n"),
    "snap-ins": ("CB1407", lambda: "```\n" + "Add-PSSnapin;" * 30_000 + "\n```\n"),
    "skipped-levels": ("CB1309", lambda: "# a\n\n### b\n\nx\n\n" * 30_000),
    "tabs-and-skipped-levels": ("CB1309", lambda: ("# [W](#tab/w)\n\nx\n\n" + "## b\n\nx\n\n#### c\n\nx\n\n" * 300) * 100),
    "empty-steps": ("CB1302", lambda: "".join(f"## {n}. Do a\n" for n in range(150_000))),
    "announcements": ("CB1306", lambda: "The following error message:\n\n## a\n\n" * 70_000),
    "announcing-symptoms": ("CB1306", lambda: "## Symptoms\n\n" + "You receive an error. The following error message may be logged:\n\n### a\n\n" * 60_000),
    "events-without-provider": ("CB1401", lambda: "## Symptom\n\n" + "".join(f"- event ID {n} I I\n" for n in range(1, 50_000))),
    "sids-of-many-domains": ("CB1604", lambda: "```\n" + "".join(f"S-1-5-21-{362381101 + n * 7919}-{2857422465 + n * 13}-1465058494-1001\n" for n in range(40_000)) + "```\n"),
    "sids-of-one-domain": ("CB1604", lambda: "```\n" + "".join(f"S-1-5-21-2857422465-1465058494-1690550294-{n}\n" for n in range(1_000, 81_000)) + "```\n"),
}

#: Plain texts to import, by name.
IMPORTED = {
    "error-messages": lambda: "Title of it\n\nSymptoms\n\nIt fails.\n\n"
    + "".join(f"Error message:\n\nAccess is denied {n}\n\n" for n in range(60_000)),
}


class PathologicalInputTest(KnowledgeBaseTest):
    """One test a text, made below."""

    def check_text(self, name):
        text = TEXTS[name]()
        self.write(f"{name}.md", text if text.startswith("---") else f"# Title\n\n{text}\n")
        result = self.build(seconds=60 if len(text) > 5_000_000 else 20)
        self.assertHandled(result, f"{name}.md", name)

    def check_findings(self, name):
        rule, text = CHECKED[name]
        self.write(f"{name}.md", f"# Title\n\n{text()}\n")
        result = self.run_program("check", self.source, seconds=20)
        self.assertRegex(result.stdout, rf"{name}\.md:\d+:\d+: .* \[{rule}\]")

    def check_import(self, name):
        path = os.path.join(self.folder, f"{name}.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(IMPORTED[name]())
        result = self.run_program("import", path, "--dry-run", seconds=20)
        self.assertEqual(result.code, 0, result.stderr[-1500:])
        self.assertIn("Access is denied 59999", result.stdout)


for each in TEXTS:
    def test(self, name=each):
        self.check_text(name)
    setattr(PathologicalInputTest, "test_" + re.sub(r"\W", "_", each), test)

for each in CHECKED:
    def test(self, name=each):
        self.check_findings(name)
    setattr(PathologicalInputTest, "test_rules_" + re.sub(r"\W", "_", each), test)

for each in IMPORTED:
    def test(self, name=each):
        self.check_import(name)
    setattr(PathologicalInputTest, "test_import_" + re.sub(r"\W", "_", each), test)


if __name__ == "__main__":
    unittest.main()
