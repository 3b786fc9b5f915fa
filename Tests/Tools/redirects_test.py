"""Old addresses lead on: as pages, and by the maps that real servers read."""
import http.client
import os
import re
import shutil
import socket
import subprocess
import unittest
import urllib.parse
import xml.etree.ElementTree

from knowledge_base import KnowledgeBaseTest

ALIASES = {
    "a": ["/old/a/", "/old/a.html", "https://kb.example/sub/kb/4012219", "/with space/é日本.html", "/q?x=1#y",
          "/kb/show?id=5&lang=ja", "/?p=12"],
    "b": ["/Old/Case.HTM", "/dots/a.b+c(d)[e]/", "/dollar$1/x", "old/b.aspx", "/percent%20sign/",
          "/kb/show?id=6", "/kb/show", "/OLD4", "/old4", "/wild*star", "/nested.html", "/nested.html/b"],
}


NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin")
APACHE = shutil.which("apache2", path="/usr/sbin:/usr/bin")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RedirectsTest(KnowledgeBaseTest):
    def setUp(self):
        super().setUp()
        self.write("casebook.yml", "base-url: https://kb.example/sub/\nredirects: [nginx, apache, iis, netlify]\nlanguages: [en, ja]\n")
        for name, aliases in ALIASES.items():
            lines = "".join(f"  - '{alias}'\n" for alias in aliases)
            self.write(f"articles/{name}.md", f"---\ntitle: Article {name}\naliases:\n{lines}---\n\nText {name}\n")

    def addresses(self):
        """Old path on the server, percent-encoded, with its query → article."""
        found = {}
        for name, aliases in ALIASES.items():
            for alias in aliases:
                path, mark, query = re.sub(r"^https://kb.example/sub|#.*$", "", alias).partition("?")
                found["/sub/" + urllib.parse.quote(urllib.parse.unquote(path).lstrip("/")) + mark + query] = name
        return found

    def plain_addresses(self):
        return {address: name for address, name in self.addresses().items() if "?" not in address}

    def test_aliases_in_the_place_of_files(self):
        bad = ["/sitemap.xml", "/llms.txt", "/articles/cause/index.md", "/articles/cause/index.html/y", "/_redirects", "/web.config", "/404.html"]
        self.write("articles/cause.md", "---\ntitle: Cause\naliases:\n" + "".join(f"  - '{alias}'\n" for alias in bad) + "---\n\nText\n")
        result = self.build()
        self.assertEqual(result.code, 1, result.stderr)
        for alias in bad:
            self.assertIn(f"cause.md:4:3: error: The alias '{alias}' is the address of a page", result.stdout + result.stderr)
        self.assertTrue(os.path.isfile(os.path.join(self.output, "articles/cause/index.html")))

    def test_pages_lead_on(self):
        result = self.build()
        self.assertEqual(result.code, 0, result.stderr)
        without = {"/sub/old4", "/sub/wild%2Astar", "/sub/nested.html/b"}
        for address, name in self.plain_addresses().items():
            path = urllib.parse.unquote(address[len("/sub/"):])
            if address in without:
                self.assertFalse(os.path.exists(os.path.join(self.output, path)), address)
                continue
            if not path.endswith("/") and not path.lower().endswith((".html", ".htm")):
                path += "/"
            path += "index.html" if path.endswith("/") else ""
            with open(os.path.join(self.output, path), encoding="utf-8") as file:
                page = file.read()
            target = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', page)[1]
            resolved = os.path.normpath(os.path.join(os.path.dirname(path), urllib.parse.unquote(target)))
            self.assertEqual(resolved, f"articles/{name}/index.html")
            self.assertIn(f'<link rel="canonical" href="https://kb.example/sub/articles/{name}/">', page)
            self.assertNotIn("<script", page)
            self.assertNotIn("style=", page)

    def test_collisions(self):
        self.write("articles/c.md", "---\naliases: [/OLD/a/, /articles/a/, /events/1057/, /assets/x/, '/../up', '', /new/]\nevents: [1057]\n---\n\n# C\n")
        self.write("articles/d.md", "---\naliases: [/articles/d/, /new/]\n---\n\n# D\n")
        result = self.build()
        self.assertEqual(result.code, 1)
        self.assertEqual(len(result.about("c.md")), 5, result.stderr)
        self.assertFinding(result, "c.md", "belongs to a.md", "error")
        self.assertFinding(result, "c.md", "address of a page", "error")
        self.assertFinding(result, "d.md", "'/new/' belongs to c.md", "error")
        self.assertIn("Article a", self.page("a"))

    def test_web_config_is_xml_with_every_address(self):
        self.build()
        keys = [node.get("key").lower() for node in xml.etree.ElementTree.parse(os.path.join(self.output, "web.config")).iter("add") if node.get("key")]
        self.assertLessEqual({urllib.parse.unquote(address).lower() for address in self.addresses()}, set(keys))
        # The server refuses a map with a key twice, and takes upper and lower case for one.
        self.assertEqual(len(keys), len(set(keys)))

    def test_netlify(self):
        self.build()
        with open(os.path.join(self.output, "_redirects"), encoding="utf-8") as file:
            rules = {line.split()[0]: line.split()[1:] for line in file}
        for address, name in self.plain_addresses().items():
            found = {urllib.parse.unquote(old): new for old, new in rules.items()}
            self.assertEqual(found[urllib.parse.unquote(address)], [f"/sub/articles/{name}/", "301"])

    def test_what_no_page_can_answer_is_told_where_no_map_does(self):
        told = {
            "/kb/show?id=5&lang=ja": "has a query", "/q?x=1#y": "has a query", "/?p=12": "has a query", "/kb/show?id=6": "has a query",
            "/old4": "in the place of another alias", "/nested.html/b": "in the place of another alias",
            "/wild*star": "no name of a file on every system",
        }
        for maps, lost in [("nginx", []), ("netlify", [alias for alias in told if "?" in alias]), ("", list(told))]:
            self.write("casebook.yml", f"base-url: https://kb.example/sub/\nredirects: [{maps}]\nlanguages: [en, ja]\n")
            result = self.build()
            self.assertEqual(result.code, 0, result.stderr)
            self.assertEqual(len(result.findings), len(lost), result.stderr)
            for alias in lost:
                self.assertIn(f"warning: The alias '{alias}' {'lies ' if 'place' in told[alias] else 'is ' if 'name' in told[alias] else ''}{told[alias]}", result.stderr)

    def test_an_address_within_an_address_is_kept_whole(self):
        self.write("articles/c.md", "---\ntitle: C\naliases: ['/go/http://x.example/y/', 'javascript:alert(1)', '/old/?']\n---\n\nText c\n")
        self.build()
        with open(os.path.join(self.output, "redirects/nginx.conf"), encoding="utf-8") as file:
            rules = file.read()
        self.assertIn('location = "/sub/javascript:alert(1)" { return 301 /sub/articles/c/; }', rules)
        self.assertNotIn('location = "/sub/y', rules)

    def test_a_bundle_for_a_disk_has_no_maps(self):
        self.build("--offline")
        self.assertEqual([name for name in (".htaccess", "web.config", "_redirects", "redirects", "404.html") if os.path.exists(os.path.join(self.output, name))], [])
        self.assertTrue(os.path.exists(os.path.join(self.output, "old/a/index.html")))

    # Real servers.

    def serve(self, start, stop):
        """Starts a server that goes into the background when it listens, and stops it behind the test."""
        log = os.path.join(self.folder, "server.log")
        with open(log, "wb") as file:
            done = subprocess.run(start, stdout=file, stderr=file, stdin=subprocess.DEVNULL, check=False, timeout=60)
        self.addCleanup(subprocess.run, stop, capture_output=True, check=False, timeout=60)
        with open(log, encoding="utf-8") as file:
            self.assertEqual(done.returncode, 0, file.read())

    def follow(self, port, address):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.addCleanup(connection.close)
        connection.request("GET", address, headers={"Host": f"127.0.0.1:{port}"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 301:
            return answer.status, ""
        connection.request("GET", urllib.parse.urlsplit(answer.headers["Location"]).path, headers={"Host": f"127.0.0.1:{port}"})
        return 301, connection.getresponse().read().decode()

    def assertEveryAddressLeadsOn(self, port):
        for address, name in self.addresses().items():
            # A folder's slash may be missing; the root has nothing before it.
            for spelling in [address, address if address == "/sub/" else address.rstrip("/")]:
                status, page = self.follow(port, spelling)
                self.assertEqual(status, 301, spelling)
                self.assertIn(f"Text {name}", page, spelling)
        self.assertEqual(self.follow(port, "/sub/nothing/")[0], 404)
        self.assertEqual(self.follow(port, "/sub/articles/a/")[0], 200)

    @unittest.skipUnless(NGINX, "nginx is not installed")
    def test_nginx(self):
        self.build()
        port, folder = free_port(), os.path.join(self.folder, "nginx")
        os.makedirs(folder)
        root = os.path.join(self.folder, "root")
        os.makedirs(root)
        os.symlink(self.output, os.path.join(root, "sub"))
        os.chmod(self.folder, 0o755)
        temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        with open(os.path.join(folder, "nginx.conf"), "w", encoding="utf-8") as file:
            file.write(f"""pid {folder}/pid; error_log {folder}/error.log; {'user root;' if os.geteuid() == 0 else ''}
events {{}}
http {{ access_log off; {temporary}
server {{ listen 127.0.0.1:{port}; root {root}; index index.html; include {self.output}/redirects/nginx.conf; }} }}
""")
        command = [NGINX, "-p", folder, "-c", f"{folder}/nginx.conf", "-e", f"{folder}/error.log"]
        self.serve(command, [*command, "-s", "stop"])
        self.assertEveryAddressLeadsOn(port)

    @unittest.skipUnless(APACHE, "apache2 is not installed")
    def test_apache(self):
        self.build()
        port, folder = free_port(), os.path.join(self.folder, "apache")
        os.makedirs(folder)
        root = os.path.join(self.folder, "root")
        os.makedirs(root)
        os.symlink(self.output, os.path.join(root, "sub"))
        os.chmod(self.folder, 0o755)
        modules = "/usr/lib/apache2/modules"
        names = ["mpm_event", "authz_core", "alias", "dir", "mime"]
        with open(os.path.join(folder, "apache.conf"), "w", encoding="utf-8") as file:
            file.write("\n".join(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in names) + f"""
ServerRoot {folder}
ServerName localhost
PidFile {folder}/pid
ErrorLog {folder}/error.log
Listen 127.0.0.1:{port}
{'User www-data' if os.geteuid() == 0 else ''}
TypesConfig /dev/null
DocumentRoot {root}
DirectoryIndex index.html
<Directory {root}>
  AllowOverride FileInfo
  Options FollowSymLinks
</Directory>
""")
        command = [APACHE, "-f", f"{folder}/apache.conf", "-k"]
        self.serve([*command, "start"], [*command, "stop"])
        self.assertEveryAddressLeadsOn(port)


if __name__ == "__main__":
    unittest.main()
