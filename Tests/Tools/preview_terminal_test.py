"""The preview on a terminal: the keys o, r and q, the lines of changes, and a `git checkout` of 500 files."""
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import termios
import time
import unittest
import urllib.error
import urllib.request

from knowledge_base import PROGRAM, KnowledgeBaseTest

LINE = re.compile(r"\x1b\[[0-9;]*m")


class PreviewTerminalTest(KnowledgeBaseTest):
    def setUp(self):
        super().setUp()
        self.write("casebook.yml", "title: Cases\nlanguage: en\n")

    def serve(self, *flags):
        """Starts the preview on a terminal of its own, as its foreground job."""
        self.browser = os.path.join(self.folder, "browser")
        self.opened = os.path.join(self.folder, "opened")
        with open(self.browser, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\nprintf '%s\\n' \"$1\" >>'{self.opened}'\n")
        os.chmod(self.browser, 0o755)
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.update(BROWSER=self.browser, TERM="xterm")
            os.environ.pop("CI", None)
            os.execv(PROGRAM, [PROGRAM, "serve", self.source, *flags])
        self.text = ""
        self.addCleanup(self.end)
        self.address = self.wait(r"(http://localhost:\d+/)")[1]
        self.wait(r"ready")
        # The keys are read from here on: the terminal no longer waits for whole lines.
        self.until(lambda: not termios.tcgetattr(self.terminal)[3] & termios.ICANON)

    def end(self):
        if self.process:
            os.kill(self.process, 9)
            os.waitpid(self.process, 0)
        os.close(self.terminal)

    def until(self, is_so, seconds=20):
        end = time.monotonic() + seconds
        while not is_so():
            self.assertLess(time.monotonic(), end, f"not in {seconds} s: {self.text[-500:]}")

    def read(self, seconds):
        if select.select([self.terminal], [], [], seconds)[0]:
            try:
                self.text += LINE.sub("", os.read(self.terminal, 65536).decode("utf-8", "replace"))
            except OSError:
                return False
        return True

    def wait(self, pattern, seconds=20):
        """Reads on until the text since the last call has the pattern."""
        end = time.monotonic() + seconds
        while not (match := re.search(pattern, self.text)):
            self.assertTrue(self.read(0.2) and time.monotonic() < end, f"no {pattern} in: {self.text[-1500:]}")
        self.text = self.text[match.end():]
        return match

    def press(self, key):
        os.write(self.terminal, key.encode())

    def get(self, path):
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:
                return answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            return error.read().decode("utf-8")

    def wait_for_page(self, path, text):
        self.until(lambda: text in self.get(path))

    def finish(self):
        """The exit code of the preview when it has ended."""
        while self.read(20):
            pass
        code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        self.process = 0
        return code

    def test_o_opens_the_browser(self):
        self.serve()
        self.press("o")
        self.until(lambda: self.opened_address() == self.address + "\n")

    def opened_address(self):
        if not os.path.exists(self.opened):
            return None
        with open(self.opened, encoding="utf-8") as file:
            return file.read()

    def test_r_reads_everything_again(self):
        self.serve()
        self.press("r")
        self.wait(r"nothing|everything|ready|\d+ ms")
        self.write("good-1.md", "---\ntitle: Written anew\n---\n\nText.\n")
        self.wait_for_page("articles/good-1/", "Written anew")

    def test_q_ends_it_and_gives_the_terminal_back(self):
        self.serve()
        self.press("x")
        self.press("q")
        self.assertEqual(self.finish(), 0)
        self.assertTrue(termios.tcgetattr(self.terminal)[3] & termios.ICANON, "the terminal does not wait for lines again")
        self.assertTrue(termios.tcgetattr(self.terminal)[3] & termios.ECHO, "the terminal does not show what is typed")

    def test_keys_are_read_after_a_stop(self):
        self.serve()
        os.kill(self.process, signal.SIGSTOP)
        os.waitpid(self.process, os.WUNTRACED)
        # As a shell does for the commands that follow.
        settings = termios.tcgetattr(self.terminal)
        settings[3] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(self.terminal, termios.TCSANOW, settings)
        os.kill(self.process, signal.SIGCONT)
        self.until(lambda: not termios.tcgetattr(self.terminal)[3] & termios.ICANON)
        self.press("q")
        self.assertEqual(self.finish(), 0)

    def test_a_folder_that_is_missing_is_shown_until_it_is_made(self):
        self.write("casebook.yml", "title: Cases\nlanguage: en\narticles: kb\n")
        self.serve()
        self.wait(r"casebook\.yml:3:11: error: There is no folder 'kb'")
        self.write("kb/one.md", "# One\n\nNow there.\n")
        self.wait_for_page("articles/one/", "Now there.")

    def test_ctrl_c_ends_it(self):
        self.serve()
        self.press("\x03")
        self.assertEqual(self.finish(), 0)

    def test_a_change_is_a_line_with_what_is_wrong(self):
        self.serve()
        self.write("good-1.md", "---\ntitle: Sound article\n---\n\n## Symptom\n\nAsk k.tanaka@northern-rail.co.jp.\n\n## Cause\n\n[gone](gone.md)\n")
        self.wait(r"good-1\.md  \d+\.\d ms  \d warnings")
        self.wait(r"good-1\.md:7:\d+: warning: .*\[CB1603\]")
        self.wait(r"good-1\.md:11:\d+: warning: .*\[CB1201\]")

    def test_what_a_change_breaks_elsewhere_is_told(self):
        self.write("points.md", "---\ntitle: Points there\n---\n\n[there](good-1.md#symptom)\n")
        self.serve()
        self.write("good-1.md", "---\ntitle: Sound article\n---\n\n## Other\n\nEvent ID 1057 is logged.\n")
        self.wait(r"points\.md:5:\d+: warning: .*\[CB1203\]")

    def test_a_new_file_that_cannot_be_read_is_told(self):
        self.serve()
        self.write("sjis.md", "# 障害\n\n現象です。\n".encode("shift_jis"))
        self.wait(r"sjis\.md \(no page\)  .*1 error")
        self.write("sjis.md", "# 障害\n\n現象です。\n")
        self.wait(r"sjis\.md  ")
        self.wait_for_page("ja/articles/sjis/", "現象です。")

    def test_a_folder_of_articles_that_comes_later(self):
        for name in ("good-1.md", "ja/good-2.md"):
            os.remove(os.path.join(self.source, name))
        self.serve()
        self.write("articles/late.md", "# Late\n\nBut there.\n")
        self.wait_for_page("articles/late/", "But there.")
        os.rename(os.path.join(self.source, "articles"), os.path.join(self.source, "away"))
        self.wait_for_page("articles/away/late/", "But there.")
        os.rename(os.path.join(self.source, "away"), os.path.join(self.source, "articles"))
        self.wait_for_page("articles/late/", "But there.")
        self.wait_for_page("articles/away/late/", "There is no such page")

    def test_articles_go_on_while_the_configuration_is_broken(self):
        self.write("casebook.yml", "title: Cases\nlanguage: en\narticles: kb\n")
        self.write("kb/one.md", "# One\n\nBefore.\n")
        self.serve()
        self.write("casebook.yml", "title: [Cases\n")
        self.wait(r"casebook\.yml:\d+:\d+: error")
        self.write("kb/one.md", "# One\n\nAfter.\n")
        self.wait_for_page("articles/one/", "After.")

    def test_r_says_that_everything_was_read(self):
        self.write("picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        self.write("shows.md", "# Shows\n\n![a picture](picture.svg)\n")
        self.serve()
        self.press("r")
        self.wait(r"everything again  ")

    @unittest.skipUnless(shutil.which("git"), "git is missing")
    def test_a_checkout_of_500_files(self):
        git = ["git", "-C", self.source, "-c", "user.name=A", "-c", "user.email=a@example.com"]

        def run(*arguments):
            subprocess.run([*git, *arguments], check=True, capture_output=True)
        for number in range(500):
            self.write(f"a{number % 20}/n{number}.md", f"# Article {number}\n\nEvent ID {1000 + number % 50}, before.\n")
        run("init", "-q", "-b", "main")
        run("add", ".")
        run("commit", "-qm", "before")
        run("checkout", "-qb", "other")
        for number in range(500):
            self.write(f"a{number % 20}/n{number}.md", f"# Article {number}\n\nEvent ID {1000 + number % 50}, after.\n")
        os.remove(os.path.join(self.source, "a3/n3.md"))
        self.write("a3/new.md", "# New\n\nText, after.\n")
        run("add", "-A")
        run("commit", "-qm", "after")
        run("checkout", "-q", "main")
        self.serve()
        for branch, word, there, gone in (("other", "after.", "a3/new/", "a3/n3/"), ("main", "before.", "a3/n3/", "a3/new/")):
            run("checkout", "-q", branch)
            for number in range(500):
                if number != 3:
                    self.wait_for_page(f"articles/a{number % 20}/n{number}/", word)
            self.wait_for_page(f"articles/{there}", word)
            self.wait_for_page(f"articles/{gone}", "There is no such page")


if __name__ == "__main__":
    unittest.main()
