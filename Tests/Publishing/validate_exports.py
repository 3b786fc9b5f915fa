#!/usr/bin/env python3
"""Validates the files that a site has for programs, by validators that others wrote.

usage: validate_exports.py SITE BASE_URL

SITE was built with --base-url BASE_URL. Needs feedparser, jsonschema, xmlschema, extruct, PyLD, llms-txt and lxml (PyPI). Prints a
line for each problem, then what was validated. Exit code 0 when there is no problem.
"""
import collections
import glob
import json
import os
import sys
import urllib.parse
import urllib.robotparser

import extruct
import feedparser
import jsonschema
import lxml.etree
import lxml.html
import xmlschema
from llms_txt import parse_llms_file
from pyld import jsonld

#: sitemaps.org/protocol.html, with the alternates of developers.google.com/search/docs/specialty/international/localized-versions.
SITEMAP = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
<xs:simpleType name="loc"><xs:restriction base="xs:anyURI"><xs:minLength value="12"/><xs:maxLength value="2048"/></xs:restriction></xs:simpleType>
<xs:simpleType name="day"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>
<xs:element name="urlset"><xs:complexType><xs:sequence><xs:element name="url" maxOccurs="50000"><xs:complexType><xs:sequence>
  <xs:element name="loc" type="loc"/><xs:element name="lastmod" type="day" minOccurs="0"/>
  <xs:any namespace="http://www.w3.org/1999/xhtml" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
<xs:element name="sitemapindex"><xs:complexType><xs:sequence><xs:element name="sitemap" maxOccurs="50000"><xs:complexType><xs:sequence>
  <xs:element name="loc" type="loc"/><xs:element name="lastmod" type="day" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
</xs:schema>"""
#: jsonfeed.org/version/1.1: what must be there.
JSON_FEED = {
    "type": "object", "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"}, "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "format": "uri"}, "feed_url": {"type": "string", "format": "uri"},
        "items": {"type": "array", "minItems": 1, "maxItems": 50, "items": {
            "type": "object", "required": ["id"], "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
            "properties": {
                "id": {"type": "string", "minLength": 1}, "url": {"type": "string", "format": "uri"},
                "date_published": {"type": "string", "format": "date-time"}, "date_modified": {"type": "string", "format": "date-time"},
                "tags": {"type": "array", "items": {"type": "string"}}}}}}}
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
problems, counts = [], collections.Counter()


def report(path, problem):
    problems.append(f"{path}: {problem}")


class Site:
    def __init__(self, folder, base):
        self.folder, self.base = folder, base

    def files(self, pattern):
        return sorted(os.path.relpath(path, self.folder) for path in glob.glob(os.path.join(self.folder, pattern), recursive=True))

    def read(self, path):
        with open(os.path.join(self.folder, path), "rb") as file:
            return file.read()

    def file_of(self, address):
        """The file at a full address; None where the site has none."""
        if not address.startswith(self.base):
            return None
        path = urllib.parse.unquote(address[len(self.base):].partition("#")[0])
        path += "index.html" if path == "" or path.endswith("/") else ""
        return path if os.path.isfile(os.path.join(self.folder, path)) else None

    def expect(self, path, address):
        if self.file_of(address) is None:
            report(path, f"{address} leads to nothing")


def check_feeds(site):
    for path in site.files("**/feed.xml"):
        counts["Atom feeds"] += 1
        feed = feedparser.parse(site.read(path))
        if feed.bozo:
            report(path, f"feedparser: {feed.bozo_exception}")
        if feed.version != "atom10":
            report(path, f"is {feed.version}")
        for key in ("id", "title", "updated", "author"):
            if not feed.feed.get(key):
                report(path, f"the feed has no {key}")
        if not 1 <= len(feed.entries) <= 50:
            report(path, f"{len(feed.entries)} entries")
        for entry in feed.entries:
            if not all(entry.get(key) for key in ("id", "title", "updated_parsed", "link")):
                report(path, f"an entry lacks something: {dict(entry)}")
            site.expect(path, entry.link)
        if len({entry.id for entry in feed.entries}) != len(feed.entries):
            report(path, "ids stand twice")
        if [entry.updated for entry in feed.entries] != sorted((entry.updated for entry in feed.entries), reverse=True):
            report(path, "is not newest first")
        for link in feed.feed.links:
            site.expect(path, link.href)
    checker = jsonschema.Draft202012Validator(JSON_FEED, format_checker=jsonschema.FormatChecker())
    for path in site.files("**/feed.json"):
        counts["JSON feeds"] += 1
        for error in checker.iter_errors(json.loads(site.read(path))):
            report(path, error.message)


def check_sitemap(site):
    schema = xmlschema.XMLSchema(SITEMAP)
    pages = {}
    for path in site.files("sitemap*.xml"):
        counts["sitemap files"] += 1
        for error in schema.iter_errors(os.path.join(site.folder, path)):
            report(path, error.reason)
        for url in lxml.etree.fromstring(site.read(path)):
            location = url[0].text
            site.expect(path, location)
            if url.tag.endswith("}url"):
                pages[location] = [(link.get("hreflang"), link.get("href")) for link in url if link.tag.endswith("}link")]
    counts["sitemap addresses"] += len(pages)
    for address, links in pages.items():
        check_languages("sitemap", address, links, lambda other: pages.get(other))
    return pages


def check_languages(path, address, links, of):
    """Each version names all versions, itself among them, and all agree on x-default."""
    if not links:
        return
    if address not in [href for language, href in links if language != "x-default"]:
        report(path, f"{address} does not name itself")
    if [language for language, _ in links].count("x-default") != 1:
        report(path, f"{address} has no x-default")
    for _, href in links:
        if sorted(of(href) or []) != sorted(links):
            report(path, f"{address} and {href} do not name each other")


def check_pages(site, sitemap):
    context = {"@context": {"@vocab": "http://schema.org/"}}
    loader = lambda url, options: {"contextUrl": None, "documentUrl": url, "document": context}
    for path in site.files("**/index.html"):
        text = site.read(path).decode()
        address = site.base + urllib.parse.quote(path[:-len("index.html")])
        head = lxml.html.fromstring(text).find("head")
        links = [(link.get("hreflang"), link.get("href")) for link in head.findall("link[@hreflang]")]
        hidden = head.find("meta[@name='robots']") is not None
        if hidden:
            continue
        if [link.get("href") for link in head.findall("link[@rel='canonical']")] != [address]:
            report(path, "has not its own address as canonical")
        if sorted(links) != sorted(sitemap.get(address, [("missing", "")])):
            report(path, "says other languages than the sitemap")
        if "/articles/" not in "/" + path or "/page/" in path or path.endswith("articles/index.html"):
            continue
        counts["pages with JSON-LD"] += 1
        data = extruct.extract(text, base_url=address, syntaxes=["json-ld", "opengraph"], uniform=True)
        graph = [node for block in data["json-ld"] for node in block.get("@graph", [])]
        if sorted(node.get("@type") for node in graph) != ["BreadcrumbList", "TechArticle"]:
            report(path, f"JSON-LD: {[node.get('@type') for node in graph]}")
        expanded = jsonld.expand(data["json-ld"][0], {"documentLoader": loader}) if data["json-ld"] else []
        if not any("http://schema.org/headline" in node for node in expanded):
            report(path, "JSON-LD has no headline")
        crumbs = next((node["itemListElement"] for node in graph if node.get("@type") == "BreadcrumbList"), [])
        if [crumb["position"] for crumb in crumbs] != list(range(1, len(crumbs) + 1)):
            report(path, "the way to the article is not counted from 1")
        for crumb in crumbs:
            site.expect(path, crumb["item"])
        graph_properties = data["opengraph"][0] if data["opengraph"] else {}
        for key in ("og:title", "og:type", "og:url"):
            if key.replace("og:type", "@type") not in graph_properties and key not in graph_properties:
                report(path, f"Open Graph has no {key}")


def check_search(site):
    for path in site.files("search/opensearch.xml"):
        counts["OpenSearch descriptions"] += 1
        root = lxml.etree.fromstring(site.read(path))
        name, url = root.find(OPENSEARCH + "ShortName"), root.find(OPENSEARCH + "Url")
        if root.tag != OPENSEARCH + "OpenSearchDescription" or name is None or not 1 <= len(name.text) <= 16:
            report(path, "has no ShortName of 1 to 16 letters")
        if url is None or "{searchTerms}" not in url.get("template", "") or not root.findtext(OPENSEARCH + "Description"):
            report(path, "has no template or description")
    if site.files("robots.txt"):
        robots = urllib.robotparser.RobotFileParser()
        robots.parse(site.read("robots.txt").decode().splitlines())
        if not robots.can_fetch("*", site.base) or robots.site_maps() != [site.base + "sitemap.xml"]:
            report("robots.txt", "does not let robots in")


def check_api(site):
    schema = json.loads(site.read("api/schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    kinds = {
        "index": site.files("api/index.json"), "articleList": site.files("api/articles/*.json"),
        "article": [path for path in site.files("**/index.json") if not path.startswith("api/")],
        "entityList": site.files("api/entities/*/page/*.json"), "entity": site.files("api/entities/*/*.json"),
    }
    for kind, paths in kinds.items():
        checker = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]})
        if not paths:
            report("api", f"there is no {kind}")
        for path in paths:
            counts["JSON files"] += 1
            data = json.loads(site.read(path))
            for error in checker.iter_errors(data):
                report(path, f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
            check_paths(site, path, data)
    listed = [entry["path"] for path in kinds["articleList"] for entry in json.loads(site.read(path))["articles"]]
    if sorted(path + "index.json" for path in listed) != sorted(kinds["article"]):
        report("api/articles", "does not list the articles that there are")


def check_paths(site, path, data):
    """What a file names is there."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if key in ("path", "data", "next", "first", "schema", "supersededBy") and isinstance(value, str):
            target = value + ("index.html" if value.endswith("/") else "")
            if not os.path.isfile(os.path.join(site.folder, target)):
                report(path, f"{key} {value} leads to nothing")
        else:
            check_paths(site, path, value)


def check_language_models(site):
    text = site.read("llms.txt").decode()
    parsed = parse_llms_file(text)
    if not parsed.title or not parsed.sections:
        report("llms.txt", "has no title or no sections")
    for name, links in parsed.sections.items():
        for link in links:
            counts["links of llms.txt"] += 1
            site.expect("llms.txt", link.url)
    for path in ["llms.txt", *site.files("llms-full*.txt")]:
        size = os.path.getsize(os.path.join(site.folder, path))
        if size > 2_000_000:
            report(path, f"has {size} bytes")


def main(folder, base):
    site = Site(folder, base)
    check_feeds(site)
    check_pages(site, check_sitemap(site))
    check_search(site)
    check_api(site)
    check_language_models(site)
    for problem in problems[:50]:
        print(problem)
    print(", ".join(f"{count} {what}" for what, count in counts.items()) + f": {len(problems)} problems")
    return 1 if problems or len(counts) < 8 else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
