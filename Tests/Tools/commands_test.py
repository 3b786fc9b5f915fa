"""Runs the examples of Tests/Commands: text files that show commands and what they print.

A line that begins with `$ ` is a command for bash (`> ` continues it); the lines below, up to the next command or an empty
line, are all that it prints on both streams. `[1]` as the last of them is its exit code, 0 where none stands. A line that
ends in ` (re)` is a regular expression, a line `...` stands for any lines. All else is prose. The commands of a file run one
after another in one empty folder, with `casebook` on the path. UPDATE_EXAMPLES=1 writes what was printed into the file.
"""
import glob
import os
import re
import subprocess
import tempfile
import unittest

from knowledge_base import PROGRAM, REPOSITORY

FOLDER = os.path.join(REPOSITORY, "Tests/Commands")


class Example:
    """One command with the lines that are expected below it."""

    def __init__(self, line):
        self.line, self.command, self.expected = line, [], []


def examples(text):
    """The examples of a file, in order; the number of the first line of each is 1-based."""
    found, current = [], None
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("$ "):
            current = Example(number)
            current.command.append(line[2:])
            found.append(current)
        elif current is None or line == "":
            current = None
        elif line.startswith("> ") and not current.expected:
            current.command.append(line[2:])
        elif line == ">" and not current.expected:
            current.command.append("")
        else:
            current.expected.append(line)
    return found


def matches(expected, printed):
    """Whether printed lines are those expected, with `...` and ` (re)`."""
    if not expected:
        return not printed
    if expected[0] == "...":
        return any(matches(expected[1:], printed[skip:]) for skip in range(len(printed) + 1))
    if not printed:
        return False
    if expected[0].endswith(" (re)"):
        same = re.fullmatch(expected[0][:-5], printed[0]) is not None
    else:
        same = expected[0] == printed[0]
    return same and matches(expected[1:], printed[1:])


def run(example, folder):
    """The lines that a command prints, its exit code in brackets last where it is not 0."""
    environment = {**os.environ, "NO_COLOR": "1", "PATH": f"{os.path.dirname(PROGRAM)}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", "\n".join(example.command)], cwd=folder, env=environment, stdin=subprocess.DEVNULL, timeout=60,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    lines = done.stdout.decode("utf-8", "replace").replace(folder, "FOLDER").rstrip("\n").split("\n")
    # An empty line would end the example.
    lines = [line for line in lines if line.strip()]
    return lines + ([f"[{done.returncode}]"] if done.returncode else [])


@unittest.skipUnless(os.path.exists(PROGRAM), f"there is no program at {PROGRAM}: make site builds it")
class CommandsTest(unittest.TestCase):
    """One test a file, made below."""

    def check_file(self, path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        lines, shift = text.split("\n"), 0
        with tempfile.TemporaryDirectory(prefix="casebook-commands-") as folder:
            for example in examples(text):
                printed = run(example, os.path.realpath(folder))
                if os.environ.get("UPDATE_EXAMPLES") and not matches(example.expected, printed):
                    start = example.line - 1 + len(example.command) + shift
                    lines[start:start + len(example.expected)] = printed
                    shift += len(printed) - len(example.expected)
                    continue
                shown = "\n".join(printed)
                self.assertTrue(
                    matches(example.expected, printed), f"{path}:{example.line}: {example.command[0]}\nprinted:\n{shown}")
        if os.environ.get("UPDATE_EXAMPLES"):
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(lines))


class ExamplesTest(unittest.TestCase):
    def test_commands_and_their_lines_are_read(self):
        found = examples("prose\n$ a \\\n> b\n1\n[1]\n\nmore\n$ c\n")
        self.assertEqual([(e.line, e.command, e.expected) for e in found], [(2, ["a \\", "b"], ["1", "[1]"]), (8, ["c"], [])])

    def test_patterns(self):
        self.assertTrue(matches(["a", "...", "[0-9]+ (re)"], ["a", "b", "c", "12"]))
        self.assertFalse(matches(["a"], ["a", "b"]))
        self.assertFalse(matches(["a", "b"], ["a"]))


for each in sorted(glob.glob(os.path.join(FOLDER, "*.txt"))):
    def test(self, path=each):
        self.check_file(path)
    setattr(CommandsTest, "test_" + os.path.splitext(os.path.basename(each))[0].replace("-", "_"), test)


if __name__ == "__main__":
    unittest.main()
