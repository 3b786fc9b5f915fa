"""A small knowledge base in a temporary folder, built by the real program: the ground of the black-box tests."""
import glob
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

REPOSITORY = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
PROGRAM = os.environ.get("CASEBOOK") or os.path.join(REPOSITORY, ".build/release/casebook")
#: `path:line:col: severity: text [rule]`; a file as a whole has no line and column.
FINDING = re.compile(r"^(?P<path>.*?)(?::(?P<line>\d+):(?P<column>\d+))?: (?P<severity>error|warning|note): (?P<text>.*) \[(?P<rule>[A-Za-z0-9-]+)\]$")
#: Messages of traps and crashes; none may ever be printed.
CRASH = re.compile(r"Fatal error|Program crashed|Backtrace|AddressSanitizer|unexpectedly found nil", re.I)
MEMORY = 8 << 30


class Result:
    """What one run of the program gave."""

    def __init__(self, done):
        self.code = done.returncode
        self.stdout = done.stdout.decode("utf-8", "replace")
        self.stderr = done.stderr.decode("utf-8", "replace")
        #: A finding is a line; what to do stands indented below it and is read as its end.
        text = re.sub(r"( \[[A-Za-z0-9-]+\])\n  (.*)", r". \2\1", self.stderr)
        self.findings = [match for match in map(FINDING.match, text.splitlines()) if match]

    def about(self, path):
        """The findings of a file, as text."""
        return [match[0] for match in self.findings if match["path"].endswith(path)]


@unittest.skipUnless(os.path.exists(PROGRAM), f"there is no program at {PROGRAM}: make site builds it")
class KnowledgeBaseTest(unittest.TestCase):
    """Each test starts with two sound articles; whatever else is there, they must be built."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="casebook-test-")
        self.addCleanup(self.remove)
        self.source = os.path.join(self.folder, "kb")
        self.output = os.path.join(self.folder, "site")
        self.write("good-1.md", "---\ntitle: Sound article\n---\n\n## Symptom\n\nEvent ID 1057 is logged.\n")
        self.write("ja/good-2.md", "---\ntitle: 正しい記事\nlang: ja\n---\n\n## 現象\n\nイベント ID 1057 が記録されます。\n")

    def remove(self):
        subprocess.run(["chmod", "-R", "u+rwX", self.folder], check=False, capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, path, content=""):
        """Writes text or bytes below the source folder and gives the full path."""
        full = os.path.join(os.fsencode(self.source), os.fsencode(path))
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
        return full

    def run_program(self, *arguments, seconds=60, prefix=(), environment=None, **options):
        """Runs the program; fails on a crash, a hang or a message of a trap."""
        def limits():
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        variables = {**os.environ, "NO_COLOR": "1", **(environment or {})}
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options}
        try:
            done = subprocess.run(
                [*prefix, PROGRAM, *arguments], timeout=seconds, check=False, preexec_fn=limits, env=variables, **options)
        except subprocess.TimeoutExpired:
            self.fail(f"casebook {' '.join(map(str, arguments))} hangs for {seconds} s")
        done.stdout, done.stderr = done.stdout or b"", done.stderr or b""
        result = Result(done)
        self.assertGreaterEqual(result.code, 0, f"killed by signal {-result.code}: {result.stderr[-1500:]}")
        self.assertIn(result.code, {0, 1, 2, 64}, result.stderr[-1500:])
        self.assertIsNone(CRASH.search(result.stderr), result.stderr[-1500:])
        return result

    def build(self, *arguments, **options):
        return self.run_program("build", self.source, "--output-dir", self.output, *arguments, **options)

    def page(self, name):
        """The text of an article's page, found by the last part of its address; None where there is none."""
        found = glob.glob(os.path.join(glob.escape(self.output), "**/articles/**", name, "index.html"), recursive=True)
        if not found:
            return None
        with open(found[0], encoding="utf-8") as file:
            return file.read()

    def assertSoundArticlesAreBuilt(self):
        self.assertIn("Sound article", self.page("good-1") or "", "good-1.md was not built")
        self.assertIn("正しい記事", self.page("good-2") or "", "ja/good-2.md was not built")

    def assertFinding(self, result, path, pattern, severity="error|warning"):
        """A finding of the file with its place, that matches the pattern."""
        lines = [line for line in result.about(path) if re.search(rf":\d+:\d+: ({severity}): .*({pattern})", line, re.I)]
        self.assertTrue(lines, f"no finding of {path} about {pattern!r} in:\n{result.stderr[-2000:]}")

    def assertBuiltWith(self, result, path, pattern, severity="error"):
        """The usual outcome of a bad article: its finding, an exit code that fits, all other articles built."""
        self.assertFinding(result, path, pattern, severity)
        self.assertEqual(result.code, 1 if severity == "error" else 0, result.stderr[-2000:])
        self.assertSoundArticlesAreBuilt()

    def assertHandled(self, result, path, name):
        """The article has a page or a finding with its place; the others are built."""
        self.assertIn(result.code, {0, 1}, result.stderr[-2000:])
        self.assertTrue(self.page(name) is not None or result.about(path), f"{path} is lost: {result.stderr[-2000:]}")
        self.assertSoundArticlesAreBuilt()

    def assertLinksResolve(self):
        checker = [sys.executable, os.path.join(os.path.dirname(__file__), "check_site.py"), self.output]
        done = subprocess.run(checker, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)
