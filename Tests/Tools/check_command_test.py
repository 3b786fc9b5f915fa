"""`casebook check`, `explain` and `report` as users and their tools see them: formats, exit codes, baseline, fixes, bad input."""
import csv
import glob
import io
import json
import os
import re
import sys
import unittest

from knowledge_base import REPOSITORY, KnowledgeBaseTest

# Readers of the formats, where `make test` installed them.
sys.path += glob.glob(os.path.join(REPOSITORY, ".build-tools/venv/lib/python3*/site-packages"))

WRONG = "---\ntitle: Wrong\nprodukts: [a]\nreview-by: 2020-01-01\n---\n\n[gone](gone.md)\n\n##\n\nサーバー \t133.242.17.9 です。\n"


def module(name):
    """A Python module, or a skipped test."""
    try:
        return __import__(name, fromlist=["x"])
    except ImportError:
        raise unittest.SkipTest(f"{name} is missing: make test installs it") from None


class CheckCommandTest(KnowledgeBaseTest):
    def check(self, *arguments, **options):
        return self.run_program("check", self.source, "--clock", "2026-11-01", *arguments, **options)

    def ids(self, result):
        return re.findall(r"\[(CB\d{4})\]$", result.stdout, re.M)


class FormatTest(CheckCommandTest):
    def test_clean_site(self):
        self.write("good-1.md", "# Sound\n\n## Symptom\n\n> Source: TermService\n> Event ID: 1057\n")
        self.write("ja/good-2.md", "# 正しい記事\n\n> ソース: TermService\n> イベント ID: 1057\n")
        result = self.check("--strict")
        self.assertEqual((result.code, result.stdout, result.stderr), (0, "", "2 articles: no findings\n"))

    def test_text_has_place_line_caret_and_hint(self):
        self.write("wrong.md", WRONG)
        result = self.check()
        self.assertIn("wrong.md:7:1: warning: 'gone.md' does not exist [CB1201]\n    [gone](gone.md)\n    ^\n  Correct", result.stdout)
        self.assertIn("    サーバー    133.242.17.9 です。\n" + " " * 4 + " " * 12 + "^\n", result.stdout)
        self.assertRegex(result.stderr, r"^3 articles: 5 warnings(, \d notes?)?\n$")
        self.assertEqual((result.code, self.check("--strict").code), (0, 1))

    def test_quiet_prints_errors_only(self):
        self.write("wrong.md", WRONG)
        self.assertEqual(self.check("--quiet").stdout, "")
        self.write("bad.md", "---\ntitle: [\n---\n")
        result = self.check("--quiet")
        self.assertEqual((self.ids(result), result.stderr, result.code), (["CB1101"], "", 1))

    def test_lint_is_the_same(self):
        self.write("wrong.md", WRONG)
        self.assertEqual(self.run_program("lint", self.source, "--clock", "2026-11-01").stdout, self.check().stdout)

    def test_json_keeps_its_schema(self):
        self.write("wrong.md", WRONG)
        self.write("bad.md", "---\ntitle: [\n---\n")
        jsonschema = module("jsonschema")
        with open(os.path.join(REPOSITORY, "Sources/Diagnostics/Findings.schema.json"), encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        for command in (self.check("--format", "json"), self.build("--format", "json")):
            findings = json.loads(command.stdout)
            self.assertGreater(len(findings), 5)
            jsonschema.validate(findings, schema)
        lines = self.check("--format", "jsonl").stdout.splitlines()
        self.assertEqual([json.loads(line) for line in lines], json.loads(self.check("--format", "json").stdout))

    def test_sarif_is_read_by_others(self):
        self.write("wrong.md", WRONG)
        self.write("名前 1.md", "[x](gone.md)\n[y](gone.md)\n")
        text = self.check("--format", "sarif").stdout
        # A model made from the standard's own schema, which forbids what it does not know.
        module("pydantic_sarif.model").StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(text)
        log = os.path.join(self.folder, "log.sarif")
        with open(log, "w", encoding="utf-8") as file:
            file.write(text)
        records = module("sarif.loader").load_sarif_file(log).get_records()
        self.assertEqual(len(records), len(json.loads(self.check("--format", "json").stdout)))
        address = next(record for record in records if "133.242" in record["Code"] + str(record))
        self.assertEqual((address["Line"], address["Severity"]), (11, "warning"))
        results = json.loads(text)["runs"][0]["results"]
        places = {result["ruleId"]: result["locations"][0]["physicalLocation"] for result in results}
        # UTF-16: four letters, a blank and a tab before it; in bytes there are fourteen.
        self.assertEqual(places["CB1602"]["region"], {"startLine": 11, "startColumn": 7})
        prints = [result["partialFingerprints"]["casebook/v1"] for result in results]
        self.assertEqual(len(prints), len(set(prints)))
        self.assertTrue(any("%E5%90%8D%E5%89%8D%201.md" in result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results))

    def test_sarif_of_a_clean_site(self):
        os.remove(os.path.join(self.source, "good-1.md"))
        os.remove(os.path.join(self.source, "ja/good-2.md"))
        self.write("a.md", "# A\n\nText.\n")
        text = self.check("--format", "sarif").stdout
        self.assertEqual(json.loads(text)["runs"][0]["results"], [])
        module("pydantic_sarif.model").StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json(text)

    def test_github_annotations(self):
        self.write("articles/wrong.md", WRONG)
        self.write("casebook.yml", "title: A\n")
        # https://docs.github.com/actions: ::warning file={name},line={line},col={col},title={title}::{message}
        command = re.compile(r"^::(error|warning|notice) file=([^,:]+),line=(\d+),col=(\d+),title=(CB\d{4} [a-z-]+)::(.+)$")
        for arguments, environment in ((["--format", "github"], {}), ([], {"GITHUB_ACTIONS": "true"})):
            result = self.run_program("check", "kb", "--clock", "2026-11-01", *arguments, cwd=self.folder, environment=environment)
            matches = [command.match(line) for line in result.stdout.splitlines()]
            self.assertTrue(matches and all(matches), result.stdout)
            self.assertEqual({match[2] for match in matches}, {"kb/articles/wrong.md"})
            self.assertTrue(all(os.path.exists(os.path.join(self.folder, match[2])) for match in matches))
        self.assertIn("[CB1201]", self.run_program("check", "kb", "--format", "text", cwd=self.folder, environment={"GITHUB_ACTIONS": "true"}).stdout)

    def test_build_reports_the_same(self):
        self.write("wrong.md", WRONG)
        self.write("look/templates/artikel.mustache", "<p>")
        self.write("casebook.yml", "theme: look\nrules:\n  theme: note\n")
        environment = {"SOURCE_DATE_EPOCH": "1793491200"}
        check = json.loads(self.run_program("check", self.source, "--format", "json", environment=environment).stdout)
        for _ in range(2):  # the second time from the cache
            self.assertEqual(json.loads(self.build("--format", "json", environment=environment).stdout), check)
        self.assertEqual([finding["severity"] for finding in check if finding["id"] == "CB1024"], ["note"])

    def test_same_bytes_whatever_the_threads(self):
        for n in range(40):
            self.write(f"copy-{n % 7}/a{n}.md", WRONG + f"\nEvent ID {n} and 0x8009030D\n" * 30)
        outputs = {self.check("--format", "json", "--jobs", jobs).stdout for jobs in ("1", "2", "16")}
        self.assertEqual(len(outputs), 1)


class RuleTest(CheckCommandTest):
    def test_severity_in_the_configuration(self):
        self.write("wrong.md", WRONG)
        self.write("casebook.yml", "rules:\n  CB1201: error\n  ip-address: off\n  cb1308: note\n")
        result = self.check()
        self.assertEqual(result.code, 1)
        self.assertIn("error: 'gone.md' does not exist [CB1201]", result.stdout)
        self.assertIn("note: A heading has no words [CB1308]", result.stdout)
        self.assertNotIn("CB1602", self.ids(result))

    def test_unknown_rule_or_severity(self):
        for text, hint in (("rules:\n  broken-lnk: off\n", "Did you mean 'broken-link'"), ("rules:\n  CB1201: fatal\n", "error, warning, note or off"),
                           ("rules: [CB1201]\n", "key: value"), ("rules:\n  CB1201: [a]\n", "")):
            self.write("casebook.yml", text)
            result = self.check()
            self.assertEqual(result.code, 2, result.stderr)
            self.assertRegex(result.stderr, r"casebook\.yml:\d+:\d+: error: .*\[CB1020\]")
            self.assertIn(hint, result.stderr)

    def test_explain(self):
        result = self.run_program("explain", "CB1203")
        self.assertEqual(result.code, 0)
        for part in ("CB1203 broken-anchor", "A link's anchor is one of the page it leads to.", "Bad:", "Good:"):
            self.assertIn(part, result.stdout)
        self.assertEqual(self.run_program("explain", "broken-anchor").stdout, result.stdout)
        self.assertEqual(self.run_program("explain", "cb1203").stdout, result.stdout)
        rules = json.loads(self.run_program("explain", "--format", "json").stdout)
        self.assertEqual(len(rules), len(self.run_program("explain").stdout.splitlines()))
        for rule in rules:
            self.assertIn(rule["sentence"], self.run_program("explain", rule["id"]).stdout)

    def test_explain_what_is_not_there(self):
        for text, hint in {"CB1204x": "CB1204", "broken-achor": "CB1203, broken-anchor", "": "lists all", "--": "lists all", "x" * 5000: "lists all"}.items():
            result = self.run_program("explain", "--", text)
            self.assertEqual((result.code, result.stdout), (64, ""))
            self.assertIn(hint, result.stderr)


class BaselineTest(CheckCommandTest):
    def setUp(self):
        super().setUp()
        self.write("wrong.md", WRONG)
        self.file = os.path.join(self.folder, "known.tsv")

    def test_only_what_is_new_counts(self):
        result = self.check("--baseline", self.file, "--update-baseline", "--strict")
        self.assertEqual((result.code, result.stdout), (0, ""))
        self.assertEqual(self.check("--baseline", self.file, "--strict").code, 0)
        self.write("wrong.md", WRONG.replace("[gone](gone.md)", "One more line.\n\nAnd another.\n\n[gone](gone.md)"))
        self.assertEqual(self.check("--baseline", self.file, "--strict").code, 0, "lines may shift")
        self.write("wrong.md", WRONG + "\n[new](new.md) and [gone](gone.md)\n")
        result = self.check("--baseline", self.file, "--strict")
        self.assertEqual((result.code, self.ids(result)), (1, ["CB1201", "CB1201"]))
        self.write("wrong.md", "# Mended\n\nText.\n")
        self.assertIn("gone", self.check("--baseline", self.file).stderr)

    def test_bad_baselines(self):
        self.assertEqual(self.check("--baseline", self.file).code, 2)
        for content in (b"x", b"\xff\xfe\x00", b"1\tCB1201\n", b"[{}]", b"99999999999999999999999\ta\tb\tc\n"):
            with open(self.file, "wb") as file:
                file.write(content)
            result = self.check("--baseline", self.file)
            self.assertEqual((result.code, result.stdout), (2, ""), content)
            self.assertIn("known.tsv: line 1", result.stderr)
        self.assertEqual(self.check("--baseline", self.folder).code, 2)
        self.assertEqual(self.check("--update-baseline").code, 64)
        self.assertEqual(self.check("--baseline", "/proc/no/file", "--update-baseline").code, 2)


class FixTest(CheckCommandTest):
    def read(self, path):
        with open(os.path.join(self.source, path), "rb") as file:
            return file.read()

    def test_safe_fixes_and_their_difference(self):
        text = "\ufeff# A\r\n\r\n[b](b.md#cause) and [why](#casue)\r\n\r\n## Caues\r\n\r\n## Cause\r\n\r\n## Workaruond\r\n\r\nText.\r\n"
        full = self.write("a.md", text)
        os.chmod(full, 0o640)
        self.write("deep/b.md", "# B\n\n## Cause\n\nText.\n")
        result = self.check("--fix", "--dry-run")
        self.assertEqual(self.read("a.md").decode(), text)
        self.assertIn("-[b](b.md#cause) and [why](#casue)\r\n+[b](deep/b.md#cause) and [why](#cause)\r\n".replace("\r\n", "\n"), result.stdout.replace("\r\n", "\n"))
        self.assertIn("4 findings would be mended", result.stderr)
        result = self.check("--fix")
        self.assertEqual(self.read("a.md").decode(), text.replace("b.md#", "deep/b.md#").replace("#casue", "#cause").replace("Workaruond", "Workaround").replace("Caues", "Cause"))
        self.assertEqual(os.stat(full).st_mode & 0o777, 0o640)
        self.assertIn("4 findings were mended", result.stderr)
        self.assertEqual(sorted(os.listdir(self.source)), ["a.md", "deep", "good-1.md", "ja"])
        self.assertIn("0 findings were mended", self.check("--fix").stderr)

    def test_a_heading_is_mended_and_its_id_is_kept(self):
        self.write("a.md", "# A\n\n## Workarround {#Workarround}\n\nText. [there](#Workarround)\n")
        self.check("--fix")
        self.assertIn(b"## Workaround {#Workarround}\n", self.read("a.md"))

    def test_other_words_are_not_mended(self):
        text = "# A\n\n## Online repair\n\nText.\n\n## Causes and resolutions\n\nText.\n\n## Troubleshooting tips\n\nText.\n"
        self.write("a.md", text)
        self.check("--fix")
        self.assertEqual(self.read("a.md").decode(), text)

    def test_read_only_folder(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everywhere")
        self.write("a.md", "# A\n\n## Workaruond\n\nText.\n")
        os.chmod(self.source, 0o555)
        self.assertEqual(self.check("--fix").code, 2)


class ReportTest(CheckCommandTest):
    NAMES = ("coverage", "duplicates", "orphans", "stale", "entities")

    def report(self, name, *arguments):
        return self.run_program("report", name, self.source, "--clock", "2026-11-01", *arguments)

    def test_formats_agree(self):
        self.write("a.md", WRONG)
        self.write("b.md", "---\ntitle: \"=cmd|' /C calc'!A0\"\nproducts: [\"A, B\"]\n---\n\nError 0x80070005, \"quoted\".\n")
        for name in self.NAMES:
            self.assertEqual(self.report(name).code, 0)
            rows = json.loads(self.report(name, "--format", "json").stdout)["rows"]
            table = list(csv.DictReader(io.StringIO(self.report(name, "--format", "csv").stdout, newline="")))
            self.assertEqual(len(rows), len(table), name)
            for row, line in zip(rows, table):
                self.assertEqual([str(value).lstrip("'") for value in row.values()], [value.lstrip("'") for value in line.values()])
        self.assertIn("'=cmd", self.report("orphans", "--format", "csv").stdout, "a spreadsheet must not run a title")

    def test_duplicates(self):
        text = " ".join(f"word{n % 97} and{n % 89}" for n in range(300))
        self.write("one.md", f"# One\n\n{text}\n")
        self.write("two.md", f"# Two\n\n{text} more\n")
        row, = json.loads(self.report("duplicates", "--format", "json").stdout)["rows"]
        self.assertEqual({row["path"], row["other"]}, {"one.md", "two.md"})
        self.assertGreater(row["overlap"], 0.9)

    def test_entities_by_a_log(self):
        self.write("about.md", "# Listener\n\n## Symptom\n\n> Source: Schannel\n> Event ID: 36870\n")
        log = os.path.join(self.folder, "log.csv")
        with open(log, "w", encoding="utf-8") as file:
            file.write('\ufeffCount,Source,Event ID\r\n10,Schannel,36870\r\n5,"a ""b"", c",77\r\n7,,77\r\n2,Other,36870\r\n')
        rows = json.loads(self.report("entities", "--events", log, "--format", "json").stdout)["rows"]
        self.assertEqual([(row["count"], row["event"], row["source"], row["state"]) for row in rows],
                         [(7, 77, "", "missing"), (5, 77, 'a "b", c', "missing"), (2, 36870, "Other", "other source"), (10, 36870, "Schannel", "explained")])

    def test_bad_logs(self):
        log = os.path.join(self.folder, "log.csv")
        for content in (b"", b"a,b\n1,2\n", b"id,count\nx,1\n", b"id,count\n1,many\n", b"\xff\xfe", b"id,count\n99999999999999999999,1\n", b"id,count\n1,-5\n"):
            with open(log, "wb") as file:
                file.write(content)
            result = self.report("entities", "--events", log)
            self.assertEqual((result.code, result.stdout), (2, ""), content)
            self.assertIn("log.csv", result.stderr)
        with open(log, "wb") as file:
            file.write(b"id,count\n" + b"1,9223372036854775807\n" * 3 + b"2\n\n\n")
        self.assertEqual(self.report("entities", "--events", log).code, 0)

    def test_wrong_usage(self):
        for arguments in (["nothing"], [], ["coverage", "--events", "x"], ["coverage", "--limit", "0"], ["stale", "--clock", "soon"]):
            self.assertEqual(self.run_program("report", *arguments, cwd=self.source).code, 64, arguments)


class BadInputTest(CheckCommandTest):
    def test_bad_articles_are_findings(self):
        texts = {
            "utf.md": b"# A\n\n\xff\xfe\n", "nul.md": b"# A\n\n\0\0\n", "empty.md": b"", "bom.md": b"\xef\xbb\xbf", "front.md": b"---\n---\n",
            "comment.md": b"<!-- casebook-ignore", "comments.md": b"<!-- casebook-ignore CB1203: " * 2_000, "hash.md": b"#\n" * 5_000,
            "ignore.md": b"<!-- casebook-ignore " + b"CB9999 " * 5_000 + b": x -->\n",
            "at.md": b"@" * 200_000, "dots.md": b"1.1." * 100_000, "sid.md": b"S-1-5-21-" * 50_000, "hyphens.md": b"a-" * 200_000,
            "hex.md": b"0x8" * 100_000, "token.md": b"eyJ" * 100_000 + b"." * 100_000, "steps.md": b"1 : a\n\n2 : b\n\n" * 10_000,
            "quotes.md": ("> " * 90 + "1 : Event ID 7 0x8BAD0001\n").encode() * 300, "long.md": "あ".encode() * 3_000_000,
            "code.md": b"```\n" + b"wmic-x " * 100_000 + b"\n```\n", "links.md": b"[a](b.md) " * 20_000, "titles.md": b"---\ntitle: Sound article\n---\n",
            "events.md": b"# Events\n\n## Symptom\n\n" + b"".join(b"Event ID %d.\n\n" % n for n in range(8_000)),
        }
        for name, content in texts.items():
            self.write(name, content)
        for command in (self.check("--format", "json", seconds=60), self.check("--format", "sarif", seconds=60), self.check(seconds=60)):
            self.assertEqual(command.code, 1, command.stderr[-500:])
        self.assertEqual(self.check("--format", "json", "--fix", "--dry-run").code, 0)
        for name in ReportTest.NAMES:
            self.assertIn(self.run_program("report", name, self.source).code, {0, 1})

    def test_many_copies_of_one_article(self):
        text = "# Same\n\n" + " ".join(f"w{n % 211}x{n % 17}" for n in range(400)) + "\n"
        for n in range(3_000):
            self.write(f"copies/{n}.md", text)
        result = self.check("--format", "jsonl", seconds=60)
        self.assertGreaterEqual(result.stdout.count("near-duplicate"), 2_990)

    def test_long_chains_of_successors(self):
        for n in range(2_000):
            self.write(f"chain/{n}.md", f"---\ntitle: C {n}\nsuperseded-by: chain/{(n + 1) % 2_000}\n---\n\n[x]({(n + 7) % 2_000}.md) Text {n}.\n")
        result = self.check("--format", "jsonl", seconds=60)
        self.assertEqual(result.stdout.count("superseded-cycle"), 2_000)

    def test_source_that_is_missing(self):
        for command in (["check", os.path.join(self.folder, "nothing")], ["report", "stale", os.path.join(self.folder, "nothing")], ["check", "--clock", "2026-13-01", self.source], ["check", "--format", "xml"]):
            result = self.run_program(*command)
            self.assertIn(result.code, {2, 64}, command)
            self.assertEqual(result.stdout, "")

    def test_nothing_is_written(self):
        before = sorted(os.listdir(self.source))
        self.check()
        self.report = self.run_program("report", "coverage", self.source)
        self.assertEqual(sorted(os.listdir(self.source)), before)
        self.assertEqual(sorted(os.listdir(self.folder)), ["kb"])


if __name__ == "__main__":
    unittest.main()
