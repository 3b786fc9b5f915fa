"""The preview under attack: paths, hosts, crowds, slow and endless requests; and thousands of edits in bounded memory."""
import os
import socket
import subprocess
import time
import unittest

from knowledge_base import PROGRAM, KnowledgeBaseTest

#: Edits of the long run; CASEBOOK_PREVIEW_EDITS=10000 stands for a day of writing.
EDITS = int(os.environ.get("CASEBOOK_PREVIEW_EDITS", "1500"))
CROWD = int(os.environ.get("CASEBOOK_PREVIEW_CROWD", "10000"))


class PreviewAttackTest(KnowledgeBaseTest):
    def setUp(self):
        super().setUp()
        self.write("casebook.yml", "title: Cases\nlanguage: en\n")
        self.write("articles/rdp.md", "# RDP fails\n\nEvent ID 1057. ![picture](picture.svg)\n")
        self.write("articles/picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>")
        self.write("secret.txt", "TOP SECRET")
        self.serve()

    def serve(self, *flags, base=""):
        flags = [*flags, "--base-url", base] if base else flags
        self.server = subprocess.Popen([PROGRAM, "serve", self.source, *flags], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.server.stdout.readline().strip()
        self.port = int(self.address.split(":")[2].split("/")[0])

    def tearDown(self):
        self.stop()
        super().tearDown()

    def stop(self):
        if self.server.poll() is None:
            self.server.terminate()
        code = self.server.wait(timeout=20)
        self.server.stdout.close()
        self.assertEqual(code, 0, "the preview did not end cleanly")

    def connect(self):
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        self.addCleanup(connection.close)
        return connection

    def raw(self, request):
        """The whole answer to a request of bytes."""
        connection = self.connect()
        connection.sendall(request)
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
        return answer

    def get(self, target, *headers, method="GET", host="localhost"):
        lines = [f"{method} {target} HTTP/1.1", f"Host: {host}", "Connection: close", *headers]
        return self.raw("\r\n".join(lines).encode() + b"\r\n\r\n")

    def status(self, *arguments, **named):
        return int(self.get(*arguments, **named).split(b" ", 2)[1])

    def memory(self):
        """Resident memory in MB."""
        with open(f"/proc/{self.server.pid}/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024

    def assert_alive(self):
        self.assertEqual(self.status("/articles/rdp/"), 200)

    # Paths and hosts

    def test_paths_that_lead_elsewhere(self):
        for target in (
                "/../secret.txt", "/articles/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
                "/..%5csecret.txt", "/..\\secret.txt", "/%252e%252e/secret.txt", "/%c0%ae%c0%ae/secret.txt", "/.%00./secret.txt",
                "/secret.txt%00.html", "//etc/passwd", "/%2fetc/passwd", "//secret.txt", "/files/../../secret.txt",
                "/files/%2e%2e/%2e%2e/secret.txt", "/articles/./../secret.txt", "/assets/..;/secret.txt", "/~/secret.txt",
                "/files//etc/passwd", f"/files/{self.source}/secret.txt", "/secret.txt", "/casebook.yml", "/articles/rdp.md"):
            answer = self.get(target)
            self.assertIn(answer.split(b" ", 2)[1], (b"404", b"400"), target)
            self.assertNotIn(b"TOP SECRET", answer, target)
            self.assertNotIn(b"root:", answer, target)
        self.assert_alive()

    def test_targets_that_are_no_paths(self):
        for target in ("", "*", "http://localhost/", "secret.txt", "?", "%", "/%", "/%zz", "/\xff"):
            self.assertIn(self.get(target)[9:12], (b"404", b"400"), target)
        self.assert_alive()

    def test_foreign_hosts(self):
        for host in ("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:4747", "", "[::1].evil", "127.0.0.1@evil"):
            self.assertEqual(self.status("/", host=host), 403, host)
        for host in ("localhost", "localhost:4747", "127.0.0.1", "127.0.0.1:1", "[::1]:80", "LOCALHOST"):
            self.assertEqual(self.status("/", host=host), 200, host)
        self.assertEqual(self.status("/", host=socket.gethostname()), 200)
        self.assertEqual(self.raw(b"GET / HTTP/1.0\r\n\r\n")[9:12], b"403")
        self.assertEqual(self.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n")[9:12], b"400")

    def test_other_machines_see_what_is_for_the_widest_audience(self):
        self.write("articles/secret.md", "---\naudience: internal\n---\n\n# Secret\n\nEvent ID 1057.\n")
        for flags, status in (((), 200), (("--bind", "0.0.0.0"), 404), (("--bind", "0.0.0.0", "--audience", "internal"), 200)):
            self.stop()
            self.serve(*flags)
            self.assertEqual(self.status("/articles/secret/"), status, flags)

    def test_pages_of_other_sites_get_nothing(self):
        for site in ("cross-site", "same-site"):
            for mode, dest in (("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe"), ("no-cors", "image")):
                headers = (f"Sec-Fetch-Site: {site}", f"Sec-Fetch-Mode: {mode}", f"Sec-Fetch-Dest: {dest}")
                for target in ("/search/data/root.js", "/articles/rdp/", "/_casebook/events", "/files/picture.svg"):
                    self.assertEqual(self.status(target, *headers), 403, (target, headers))
            self.assertEqual(self.status("/", f"Sec-Fetch-Site: {site}", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"), 200)
        self.assertIn(b"Cross-Origin-Resource-Policy: same-origin", self.get("/search/data/root.js"))

    def test_a_link_out_of_the_site_is_not_followed(self):
        self.assertEqual(self.status("/files/picture.svg"), 200)
        path = os.path.join(self.source, "articles/picture.svg")
        os.remove(path)
        os.symlink(os.path.join(self.source, "secret.txt"), path)
        self.assertNotIn(b"TOP SECRET", self.get("/files/picture.svg"))
        os.symlink("/etc", os.path.join(self.source, "articles/etc"))
        self.write("articles/link.md", "[passwd](etc/passwd) [hosts](/etc/hosts)\n")
        self.wait_for("/articles/link/", b"passwd")
        self.assertEqual(self.status("/files/etc/passwd"), 404)

    def test_methods(self):
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "X"):
            self.assertEqual(self.status("/", method=method), 405, method)
        self.assertEqual(self.status("/articles/rdp/", method="HEAD"), 200)
        self.assertTrue(self.get("/articles/rdp/", method="HEAD").endswith(b"\r\n\r\n"))

    # What a browser relies on

    def test_tags_ranges_and_types(self):
        page = self.get("/articles/rdp/")
        head = page.split(b"\r\n\r\n")[0].decode()
        self.assertIn("Content-Type: text/html; charset=utf-8", head)
        self.assertIn("Cache-Control: no-store", head)
        tag = next(line.split(": ")[1] for line in head.split("\r\n") if line.startswith("ETag"))
        self.assertEqual(self.status("/articles/rdp/", f"If-None-Match: {tag}"), 304)
        self.assertEqual(self.status("/articles/rdp/", 'If-None-Match: "other"'), 200)
        self.assertIn(b"Content-Type: image/svg+xml", self.get("/files/picture.svg"))
        part = self.get("/files/picture.svg", "Range: bytes=1-3")
        self.assertEqual((part[9:12], part[-3:]), (b"206", b"svg"))
        self.assertEqual(self.status("/files/picture.svg", "Range: bytes=999-"), 416)
        self.assertEqual(self.status("/articles/rdp"), 302)
        self.assertIn(b"Location: /articles/rdp/?q=1\r\n", self.get("/articles/rdp?q=1"))
        self.assertTrue(self.get("/_casebook/events", method="HEAD").endswith(b"\r\n\r\n"))
        self.assertRegex(head, r"Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT")
        self.assertIn(b"There is no such page", self.get("/nowhere/"))

    def test_the_sub_path_of_the_base_url(self):
        self.server.communicate(self.server.terminate(), timeout=20)
        self.serve(base="https://kb.example/sub/path/")
        self.assertTrue(self.address.endswith("/sub/path/"), self.address)
        self.assertEqual(self.status("/sub/path/articles/rdp/"), 200)
        self.assertEqual(self.status("/"), 302)
        self.assertEqual(self.status("/articles/rdp/"), 404)
        self.assertIn(b'href="/sub/path/assets/style.css"', self.get("/sub/path/nowhere/deep/"))

    def test_an_audience_gets_nothing_of_what_is_withheld(self):
        self.server.communicate(self.server.terminate(), timeout=20)
        self.write("articles/in/vault.md", "---\ntitle: Kingfisher\naudience: internal\naliases: [/old/kingfisher/]\n---\n\n![x](kingfisher.png)\n")
        self.write("articles/in/kingfisher.png", b"kingfisher")
        self.write("articles/in/unclear.md", "---\ntitle: Kingfisher\n---\n\n:::internal\nkingfisher\n")
        self.write("articles/seen.md", "# Seen\n\n[x](in/vault.md) [[in/vault]]\n\n:::internal\nkingfisher\n:::\n")
        self.serve("--audience", "public")
        paths = ["/", "/articles/", "/articles/seen/", "/articles/in/vault/", "/articles/in/unclear/", "/old/kingfisher/", "/files/in/kingfisher.png",
                 "/in/vault.md", "/articles/in/vault/index.md", "/search/data/root.js", "/_casebook/page?path=/articles/in/vault/"]
        for path in paths + ["/_casebook/page?path=" + path for path in paths]:
            answer = self.get(path).lower()
            self.assertNotIn(b"kingfisher", answer, path)
            self.assertNotIn(b"vault", answer.replace(path.encode(), b""), path)

    def test_a_signal_right_after_the_address(self):
        for _ in range(20):
            server = subprocess.Popen([PROGRAM, "serve", self.source], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            self.assertIn("http://", server.stdout.readline())
            server.terminate()
            self.assertEqual(server.wait(timeout=10), 0)
            server.stdout.close()

    # Crowds, slowness, size

    def test_a_crowd_of_idle_connections(self):
        before = self.memory()
        crowd = []
        try:
            for _ in range(CROWD):
                connection = socket.socket()
                connection.settimeout(5)
                connection.connect(("127.0.0.1", self.port))
                crowd.append(connection)
            self.assert_alive()
            self.assertLess(self.memory(), max(2 * before, before + 40))
        finally:
            for connection in crowd:
                connection.close()
        self.assert_alive()

    def test_slow_requests_do_not_keep_others_waiting(self):
        slow = [self.connect() for _ in range(50)]
        for connection in slow:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: local")
        self.assert_alive()
        end = time.monotonic() + 30
        slow[0].settimeout(30)
        self.assertEqual(slow[0].recv(1), b"", "a request that never ends is cut off")
        self.assertLess(time.monotonic(), end)

    def test_a_gigabyte_goes_by_in_pieces(self):
        size = 1 << 30
        path = self.write("articles/big.mp4")
        os.truncate(path, size)
        with open(path, "r+b") as file:
            file.seek(size - 3)
            file.write(b"end")
        self.write("articles/film.md", "# Film\n\n[film](big.mp4)\n")
        self.wait_for("/articles/film/", b"big.mp4")
        before = self.memory()
        part = self.get("/files/big.mp4", f"Range: bytes={size - 3}-")
        self.assertEqual((part[9:12], part[-3:]), (b"206", b"end"))
        self.assertIn(b"Content-Length: %d" % size, self.get("/files/big.mp4", method="HEAD"))
        # Six browsers that take the beginning and then nothing more, as players do.
        for _ in range(6):
            connection = self.connect()
            connection.sendall(b"GET /files/big.mp4 HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-\r\n\r\n")
            self.assertTrue(connection.recv(1000).startswith(b"HTTP/1.1 206"))
        self.assert_alive()
        connection = self.connect()
        connection.sendall(b"GET /files/big.mp4 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        received, end = 0, b""
        while chunk := connection.recv(1 << 20):
            received += len(chunk)
            end = (end + chunk)[-3:]
        self.assertGreater(received, size)
        self.assertEqual(end, b"end")
        self.assertLess(self.memory(), before + 24)
        self.assert_alive()

    def test_a_body_of_a_gigabyte_is_refused(self):
        before = self.memory()
        connection = self.connect()
        connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        sent = 0
        try:
            while sent < 1 << 30:
                sent += connection.send(b"10000\r\n" + b"b" * 65536 + b"\r\n")
        except OSError:
            pass
        self.assertLess(sent, 1 << 26, "a gigabyte in chunks was taken")
        self.assertLess(self.memory(), before + 24)
        self.assert_alive()

    def test_endless_heads_and_bodies(self):
        before = self.memory()
        connection = self.connect()
        try:
            for _ in range(16 * 64):
                connection.sendall(b"X-Endless: " + b"a" * 65536)
        except OSError:
            pass
        else:
            self.fail("64 MB of one header were taken")
        self.assertEqual(self.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 20_000 + b"\r\n\r\n")[9:12], b"431")
        body = self.connect()
        body.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1073741824\r\n\r\n")
        sent = 0
        try:
            while sent < 1 << 30:
                sent += body.send(b"b" * 65536)
        except OSError:
            pass
        self.assertLess(sent, 1 << 26, "a body of a gigabyte was taken")
        self.assertLess(self.memory(), max(2 * before, before + 40))
        self.assert_alive()

    def test_bytes_that_are_no_request(self):
        for noise in (b"\x00" * 2000 + b"\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"GET\r\n\r\n", b"\r\n\r\n",
                      b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n: x\r\n\r\n", b"GET  / HTTP/1.1\r\n\r\n", b"\xff\xfe\r\n\r\n"):
            self.assertEqual(self.raw(noise)[9:12], b"400", noise[:20])
        self.assert_alive()

    # A day of edits

    def wait_for(self, target, text, seconds=10):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text in self.get(target):
                return
        self.fail(f"{text} did not appear at {target}")

    def test_memory_stays_flat_over_many_edits(self):
        for number in range(40):
            self.write(f"articles/a{number}.md", f"# Article {number}\n\nEvent ID {1000 + number}. [next](a{(number + 1) % 40}.md)\n")
        early = None
        for number in range(EDITS):
            name = f"a{number * 7 % 40}"
            self.write(f"articles/{name}.md", f"# Title {number}\n\nEvent ID {1000 + number % 300}, KB{4000000 + number}, word{number}.\n")
            if number % 10 == 9:
                self.wait_for(f"/articles/{name}/", f"word{number}.".encode())
            if number == min(500, EDITS // 3):
                early = self.memory()
        self.assertLess(self.memory(), early + 24, f"{early:.0f} MB early on")
