"""The recipes of the README for publishing, as they are printed there: nginx is started with its block, workflow files build."""
import http.client
import os
import re
import shlex
import shutil
import subprocess
import unittest

from knowledge_base import REPOSITORY, KnowledgeBaseTest
from redirects_test import NGINX, free_port

with open(os.path.join(REPOSITORY, "README.md"), encoding="utf-8") as readme:
    README = readme.read()


def recipe(summary, language):
    """The block of code below a folded heading."""
    text = README[README.index(f"<summary>{summary}</summary>"):]
    return re.search(rf"```{language}\n(.*?)```", text, re.S)[1]


class HostingTest(KnowledgeBaseTest):
    def site(self):
        self.write("casebook.yml", "base-url: https://kb.example/\nlanguages: [en, ja]\n")
        self.write("articles/a.md", "---\ndate: 2026-01-02\n---\n\n# A\n\nEvent ID 1057 occurs.\n")
        self.assertEqual(self.build().code, 0)

    def get(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        self.addCleanup(connection.close)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()

    @unittest.skipUnless(NGINX, "nginx is not installed")
    def test_nginx(self):
        self.site()
        self.port, folder = free_port(), os.path.join(self.folder, "nginx")
        os.makedirs(folder)
        os.chmod(self.folder, 0o755)
        server = recipe("nginx", "nginx").replace("listen 80;", f"listen 127.0.0.1:{self.port};").replace("/srv/kb/public", self.output)
        self.assertIn(self.output, server)
        temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        with open(os.path.join(folder, "nginx.conf"), "w", encoding="utf-8") as file:
            file.write(f"pid {folder}/pid; error_log {folder}/error.log; {'user root;' if os.geteuid() == 0 else ''}\nevents {{}}\n"
                       f"http {{ access_log off; {temporary}\n{server} }}\n")
        command = [NGINX, "-p", folder, "-c", f"{folder}/nginx.conf", "-e", f"{folder}/error.log"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        self.addCleanup(subprocess.run, [*command, "-s", "stop"], capture_output=True, check=False, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)

        hashed = next(name for name in sorted(os.listdir(os.path.join(self.output, "search/data"))) if re.fullmatch(r".+-[0-9a-z]+\.js", name))
        self.assertEqual(self.get("/search/data/" + hashed)[0].headers["Cache-Control"], "public, max-age=31536000, immutable")
        for path in ("/", "/articles/a/", "/search/data/root.js", "/assets/style.css", "/feed.xml", "/articles/a/index.md"):
            answer, _ = self.get(path)
            self.assertEqual((answer.status, answer.headers["Cache-Control"]), (200, "no-cache"), path)
            again, _ = self.get(path, **{"If-Modified-Since": answer.headers["Last-Modified"]})
            self.assertEqual(again.status, 304, path)
        answer, _ = self.get("/articles/a/", **{"Accept-Encoding": "gzip"})
        self.assertEqual(answer.headers["Content-Encoding"], "gzip")
        self.assertEqual(answer.headers["Content-Security-Policy"], "default-src 'self'")
        self.assertEqual(self.get("/articles/a/index.md")[0].headers["Content-Type"], "text/markdown; charset=utf-8")
        self.assertEqual(self.get("/.casebook/manifest")[0].status, 404)
        answer, page = self.get("/nowhere/at/all")
        self.assertEqual(answer.status, 404)
        self.assertIn(b"search-lost", page)

    def test_workflow_files(self):
        for summary in ("GitHub Pages", "GitLab Pages"):
            text = recipe(summary, "yaml")
            line = next(line for line in text.splitlines() if "./casebook build" in line)
            words = shlex.split(re.sub(r'"\$.*?/"', '"https://team.example/kb/"', line.strip().removeprefix("- ")))
            self.site()
            shutil.rmtree(self.output)
            result = self.run_program(*[self.source if word == "." else word for word in words[1:]], "--output-dir", self.output)
            self.assertEqual(result.code, 0, result.stderr)
            with open(os.path.join(self.output, "articles/a/index.html"), encoding="utf-8") as file:
                self.assertIn('<link rel="canonical" href="https://team.example/kb/articles/a/">', file.read())
            self.assertIn("public", text)


if __name__ == "__main__":
    unittest.main()
