"""`casebook check --external` against servers on this machine: what is asked, how often, and what becomes a finding."""
import collections
import http.server
import os
import shutil
import threading
import unittest

from knowledge_base import KnowledgeBaseTest


class Site(http.server.BaseHTTPRequestHandler):
    """Pages that behave as pages do; requests are counted by path, and those at the same time by the most."""
    requests = collections.Counter()
    lock = threading.Lock()
    running = most = 0

    def answer(self):
        with Site.lock:
            Site.requests[f"{self.command} {self.path}"] += 1
            Site.running += 1
            Site.most = max(Site.most, Site.running)
        status = {"/fine": 200, "/missing": 404, "/forbidden": 403, "/broken": 500, "/broken-page": 500}.get(self.path, 200)
        if self.path == "/no-head" and self.command == "HEAD":
            status = 405
        if self.path == "/flaky" and Site.requests["HEAD /flaky"] == 1:
            status = 503
        if self.path in ("/moved", "/circle"):
            status = 301
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/fine" if self.path == "/moved" else "/circle")
        # A body that curl has to throw away before it asks again.
        body = b"x" * 3000 if self.path == "/broken-page" and self.command == "GET" else b""
        self.send_header("Content-Length", str(len(body)))
        # Before the answer goes out: whoever waits for it may ask again at once.
        with Site.lock:
            Site.running -= 1
        self.end_headers()
        self.wfile.write(body)

    do_HEAD = do_GET = answer

    def log_message(self, *arguments):
        pass


@unittest.skipUnless(shutil.which("curl"), "curl is missing")
class ExternalLinksTest(KnowledgeBaseTest):
    def setUp(self):
        super().setUp()
        Site.requests.clear()
        Site.most = 0
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.environment = {"XDG_CACHE_HOME": os.path.join(self.folder, "cache"), "no_proxy": "*", "NO_PROXY": "*"}

    def check(self, *paths, arguments=()):
        links = "\n".join(f"- [{path}]({path if '://' in path else self.address + path})" for path in paths)
        self.write("links.md", f"# Links\n\n{links}\n")
        return self.run_program("check", self.source, "--external", *arguments, environment=self.environment)

    def test_what_fails_is_a_warning_with_its_place_and_reason(self):
        result = self.check("/fine", "/missing", "/broken", "/circle", "http://127.0.0.1:1/closed")
        lines = [line for line in result.stdout.splitlines() if "[CB1210]" in line]
        self.assertEqual([os.path.basename(line.split(": ")[0]) for line in lines], ["links.md:4:3", "links.md:5:3", "links.md:6:3", "links.md:7:3"], result.stdout)
        for line, reason in zip(lines, ["404", "500", "in a circle", "the host refuses"]):
            self.assertIn(reason, line)
            self.assertIn(": warning: ", line)
        self.assertEqual(result.code, 0)
        self.assertEqual(self.check("/missing", arguments=["--strict"]).code, 1)

    def test_what_answers_is_no_finding(self):
        result = self.check("/fine", "/moved", "/no-head", "/flaky", "/forbidden", "/fine#anchor")
        self.assertNotIn("CB1210", result.stdout)
        self.assertEqual(Site.requests["HEAD /flaky"], 2, "what may pass is asked again")
        self.assertEqual(Site.requests["GET /no-head"], 1)
        self.assertLessEqual(Site.requests["HEAD /fine"], 2, "an address is asked once, whatever its anchors")

    def test_an_answer_is_that_of_its_address(self):
        result = self.check("/forbidden", "/broken-page", "/no-head", "/missing", "/fine")
        lines = [line for line in result.stdout.splitlines() if "[CB1210]" in line]
        self.assertEqual([os.path.basename(line.split(": ")[0]) for line in lines], ["links.md:4:3", "links.md:6:3"], result.stdout)
        self.assertIn("500", lines[0])
        self.assertIn("404", lines[1])

    def test_one_request_at_a_time_to_a_host(self):
        self.check(*(f"/page-{number}" for number in range(60)))
        self.assertEqual(sum(Site.requests.values()), 60)
        self.assertEqual(Site.most, 1)

    def test_good_answers_count_for_a_week(self):
        self.check("/fine", "/missing", arguments=["--clock", "2026-11-01"])
        self.check("/fine", "/missing", arguments=["--clock", "2026-11-07"])
        self.assertEqual((Site.requests["HEAD /fine"], Site.requests["HEAD /missing"]), (1, 2))
        self.check("/fine", arguments=["--clock", "2026-11-09"])
        self.assertEqual(Site.requests["HEAD /fine"], 2)

    def test_a_damaged_cache_is_none(self):
        self.check("/fine")
        with open(os.path.join(self.folder, "cache/casebook/links.tsv"), "wb") as file:
            file.write(b"\xff\x00 what\n2026-13-99\thttp://x/\n\n")
        self.assertEqual(self.check("/fine").code, 0)

    def test_a_host_that_never_answers_is_given_up(self):
        result = self.check(*(f"http://127.0.0.1:1/page-{number}" for number in range(45)))
        self.assertEqual(result.stdout.count("[CB1210]"), 45)

    def test_addresses_do_not_become_options(self):
        result = self.check("http://127.0.0.1:1/a%22%0Aoutput=x", "http://-o/x", "http://[::1/x", "http://127.0.0.1:1/{a,b}[1-9]")
        self.assertIn(result.code, {0, 1})
        self.assertEqual(sorted(os.listdir(self.folder)), ["cache", "kb"])

    def test_without_curl(self):
        self.write("links.md", f"# Links\n\n[x]({self.address}/fine)\n")
        result = self.run_program("check", self.source, "--external", environment={**self.environment, "PATH": "/nonexistent"})
        self.assertEqual(result.code, 2)
        self.assertIn("curl", result.stderr)

    def test_nothing_is_asked_without_the_flag(self):
        self.write("links.md", f"# Links\n\n[x]({self.address}/missing)\n")
        self.run_program("check", self.source, environment=self.environment)
        self.assertEqual(sum(Site.requests.values()), 0)


if __name__ == "__main__":
    unittest.main()
