"""Arguments, configuration, theme and surroundings: clear messages, the right exit code, results only on standard output."""
import json
import os
import re
import subprocess
import unittest

from knowledge_base import PROGRAM, REPOSITORY, KnowledgeBaseTest


class ConfigurationTest(KnowledgeBaseTest):
    def configure(self, text):
        self.write("casebook.yml", text)
        return self.build()

    def test_unknown_key_is_suggested(self):
        result = self.configure("titel: My site\n")
        self.assertEqual(result.code, 2, result.stderr)
        self.assertRegex(result.stderr, r"casebook\.yml:1:1: error: .*titel.*")
        self.assertRegex(result.stderr, r"[Dd]id you mean '?title")

    def test_broken_yaml_has_a_place(self):
        result = self.configure("title: My site\nkinds: [a, b\n")
        self.assertEqual(result.code, 2, result.stderr)
        self.assertRegex(result.stderr, r"casebook\.yml:\d+:\d+: error: ")

    def test_values_of_the_wrong_shape(self):
        for text in ("title: [a]\n", "languages: {a: b}\n", "raw-html: everything\n", "base-url: javascript:x\n", "kinds: [a]\n",
                     "- a\n- b\n", "markdown: yes\n", "kinds: {case: {pattern: '('}}\n", "articles: /\n"):
            result = self.configure(text)
            self.assertEqual(result.code, 2, f"{text}: {result.stderr}")
            self.assertRegex(result.stderr, r"casebook\.yml:\d+:\d+: error: ", text)

    def test_alias_bomb(self):
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
        self.write("casebook.yml", "\n".join(lines) + "\ntitle: *a11\n")
        self.assertEqual(self.build(seconds=20).code, 2)

    def test_pattern_that_backtracks(self):
        self.write("bad.md", "# Bad\n\n" + "a" * 5_000 + "!\n")
        self.write("casebook.yml", "kinds:\n  case:\n    label: Case\n    pattern: '(a+)+b'\n")
        self.assertIn(self.build(seconds=20).code, {0, 1, 2})

    def test_empty_and_commented_configuration(self):
        for text in ("", "# nothing\n", "---\n", "\n\n"):
            self.assertEqual(self.configure(text).code, 0)
            self.assertSoundArticlesAreBuilt()

    def test_missing_configuration_file(self):
        result = self.build("--config", os.path.join(self.folder, "nothing.yml"))
        self.assertEqual(result.code, 2)
        self.assertIn("nothing.yml", result.stderr)

    def test_theme_with_a_broken_template(self):
        theme = os.path.join(REPOSITORY, "themes/default")
        templates = [os.path.relpath(os.path.join(folder, name), theme) for folder, _, names in os.walk(theme)
                     for name in sorted(names) if name.endswith((".mustache", ".html"))]
        self.assertTrue(templates)
        for template in sorted(templates):
            self.write(f"look/{template}", "<p>\n{{#open}}\n{{title\n")
            result = self.configure("theme: look\n")
            self.assertEqual(result.code, 2, f"{template}: {result.stderr}")
            self.assertRegex(result.stderr, re.escape(template) + r":\d+(:\d+)?: error: ", template)
            os.remove(os.path.join(self.source, "look", template))

    def test_theme_that_is_missing(self):
        result = self.configure("theme: nowhere\n")
        self.assertEqual(result.code, 2, result.stderr)
        self.assertIn("casebook.yml:1:8: error: There is no folder 'nowhere' for 'theme'", result.stderr)

    def test_articles_that_are_missing(self):
        result = self.configure("title: Cases\narticles: nowhere\n")
        self.assertEqual(result.code, 2, result.stderr)
        self.assertIn("casebook.yml:2:11: error: There is no folder 'nowhere' for 'articles'", result.stderr)


class ArgumentTest(KnowledgeBaseTest):
    def test_version_and_help(self):
        version = self.run_program("--version")
        self.assertEqual((version.code, version.stderr), (0, ""))
        self.assertRegex(version.stdout, r"^\S*\d+\.\d+\.\d+")
        for arguments in (["--help"], ["build", "--help"], ["entities", "--help"], ["lookup", "--help"], ["init", "--help"], ["new", "--help"]):
            self.assertEqual(self.run_program(*arguments).code, 0)

    def test_wrong_usage(self):
        for arguments in (["build", "--no-such-flag"], ["biuld"], ["build", "a", "b"], ["build", "--jobs", "many"], ["lookup"]):
            result = self.run_program(*arguments, cwd=self.folder)
            self.assertEqual(result.code, 64, f"{arguments}: {result.stderr}")
            self.assertEqual(result.stdout, "")

    def test_source_that_is_missing_or_a_file(self):
        for source in (os.path.join(self.folder, "nothing"), self.write("good-3.md", "# Good\n").decode()):
            result = self.run_program("build", source, "--output-dir", self.output)
            self.assertEqual(result.code, 2, result.stderr)
            self.assertIn(os.path.basename(source), result.stderr)
            self.assertFalse(os.path.exists(self.output))

    def test_folder_without_articles(self):
        empty = os.path.join(self.folder, "empty")
        os.mkdir(empty)
        result = self.run_program("build", empty, "--output-dir", self.output)
        self.assertIn(result.code, {0, 1, 2})
        self.assertNotEqual(result.stderr.strip(), "", "an empty folder deserves a word")

    def test_strict_makes_warnings_count(self):
        self.write("warned.md", "---\ntitle: A\nprodukts: [a]\n---\n\nText.\n")
        self.assertEqual(self.build().code, 0)
        self.assertEqual(self.build("--strict").code, 1)

    def test_formats_of_findings(self):
        self.write("bad.md", "---\ntitle: [\n---\n")
        for form, shape in {"json": "[", "jsonl": "{", "github": "::error"}.items():
            result = self.build("--format", form)
            text = (result.stdout.strip() or result.stderr.strip())
            self.assertEqual(result.code, 1, result.stderr)
            self.assertTrue(text.startswith(shape), f"{form}: {text[:200]}")
            if form == "json":
                json.loads(text)

    def test_draft(self):
        self.write("draft.md", "---\ntitle: Draft\ndraft: true\n---\n\nKB9999999\n")
        self.build()
        self.assertIsNone(self.page("draft"))
        self.assertFalse(os.path.exists(os.path.join(self.output, "kb/9999999")))
        self.build("--drafts")
        self.assertIsNotNone(self.page("draft"))

    def test_jobs(self):
        for jobs in ("1", "2", "64"):
            self.assertEqual(self.build("--jobs", jobs).code, 0)
        self.assertEqual(self.build("--jobs", "0").code, 64)

    def test_lookup(self):
        for words, expected in {("0X8009030d",): "0x8009030D", ("-2146893043",): "0x8009030D", ("2148074253",): "0x8009030D",
                                ("SEC_E_UNKNOWN_CREDENTIALS",): "0x8009030D", ("KB 4012219",): "4012219", ("イベントID：１０５７",): "1057"}.items():
            result = self.run_program("lookup", "--", *words, cwd=self.folder)
            self.assertIn(expected, result.stdout, f"{words}: {result.stdout}{result.stderr}")
        self.assertEqual(self.run_program("lookup", "no such thing", cwd=self.folder).code, 1)

    def test_entities(self):
        result = self.run_program("entities", self.source, "--format", "jsonl")
        rows = {row["path"]: row for row in map(json.loads, result.stdout.splitlines())}
        self.assertEqual(set(rows), {"good-1.md", "ja/good-2.md"})
        for row in rows.values():
            self.assertEqual([(entity["kind"], entity["value"]) for entity in row["entities"]], [("event", "1057")])
        self.assertEqual(rows["ja/good-2.md"]["sections"], {"現象": "symptom"})
        self.assertEqual(rows["ja/good-2.md"]["lang"], "ja")

    def test_init_new_build(self):
        site = os.path.join(self.folder, "starter")
        self.assertEqual(self.run_program("init", site).code, 0)
        self.assertEqual(self.run_program("init", site).code, 2, "init overwrites")
        result = self.run_program("new", "network/a-new-incident", "--type", "incident", "--source", site)
        self.assertEqual(result.code, 0, result.stderr)
        result = self.run_program("build", site)
        self.assertEqual(result.code, 0, result.stderr)
        self.output = os.path.join(site, "public")
        self.assertLinksResolve()

    def test_completions(self):
        for shell in ("bash", "zsh", "fish"):
            result = self.run_program("completions", shell)
            self.assertEqual(result.code, 0)
            self.assertIn("casebook", result.stdout)


class SurroundingsTest(KnowledgeBaseTest):
    def test_program_needs_only_system_libraries(self):
        done = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=False)
        names = {line.split()[0].split("/")[-1] for line in done.stdout.splitlines() if line.strip()}
        allowed = {"linux-vdso.so.1", "libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2",
                   "ld-linux-aarch64.so.1", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libutil.so.1"}
        self.assertLessEqual(names, allowed)

    def test_program_runs_from_anywhere_without_surroundings(self):
        result = self.run_program("build", self.source, "--output-dir", self.output, cwd="/", environment={"HOME": "/nonexistent"})
        self.assertEqual(result.code, 0, result.stderr)
        done = subprocess.run([PROGRAM, "build", "kb", "--output-dir", "bare"], env={}, cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_closed_and_full_streams(self):
        self.write("bad.md", "---\ntitle: [\n---\n")
        for redirection in (">&-", "2>&-", ">&- 2>&- <&-", ">/dev/full", "2>/dev/full", "| true", "2>&1 | true"):
            script = f'"$0" build "$1" --output-dir "$2" {redirection}; exit "${{PIPESTATUS[0]}}"'
            done = subprocess.run(
                ["bash", "-c", script, PROGRAM, self.source, self.output], capture_output=True, check=False, timeout=60)
            # Ending by SIGPIPE (141) is what a reader that goes away asks for.
            self.assertIn(done.returncode, {1, 2, 141}, redirection)
            if done.returncode == 1:
                self.assertSoundArticlesAreBuilt()

    def test_quiet_and_no_colour(self):
        result = self.build("--quiet")
        self.assertEqual((result.code, result.stdout, result.stderr), (0, "", ""))
        self.write("bad.md", "---\ntitle: [\n---\n")
        self.assertNotIn("\x1b", self.build().stderr)

    def test_source_date_epoch(self):
        result = self.build(environment={"SOURCE_DATE_EPOCH": "1500000000"})
        self.assertEqual(result.code, 0, result.stderr)
        for text in ("soon", "-1", "1e9", "999999999999999"):
            result = self.build(environment={"SOURCE_DATE_EPOCH": text})
            self.assertEqual(result.code, 2, text)
            self.assertIn(f"SOURCE_DATE_EPOCH is '{text}'", result.stderr)

    def test_threads_beside_their_flag(self):
        for flags in (["-j1"], ["-j", "1"], ["--jobs=1"]):
            self.assertEqual(self.build(*flags).code, 0, flags)
        self.assertEqual(self.build("-j0").code, 64)


if __name__ == "__main__":
    unittest.main()
