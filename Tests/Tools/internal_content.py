"""A knowledge base with every kind of internal content, each piece with a canary of its own, and the search for canaries in a site."""
import base64
import gzip
import html
import os
import re
import urllib.parse
import zlib

#: No word of any language, plain in every alphabet of an index.
CANARY = re.compile(rb"qz[a-z]{2}[0-9]{4}[a-z]{2}kx", re.I)
CONFIGURATION = """title: Cases
base-url: https://kb.example/
languages: [en, ja]
audiences: [public, partner, internal]
redirects: [nginx, apache, iis, netlify]
kinds:
  ticket:
    label: Ticket
    pattern: TKT-[a-z0-9]+
raw-html: trust
"""


class InternalContent:
    """Writes articles below a folder; `canaries` are all that must never be seen by the public."""

    def __init__(self, folder):
        self.folder = folder
        self.canaries = {}
        self.visible = []
        self.number = 0

    def canary(self, kind):
        """A new word that stands for an internal secret of a kind."""
        number = len(self.canaries)
        word = f"qz{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}{number:04d}" + "vwkx"
        self.canaries[word] = kind
        return word

    def write(self, path, content):
        full = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8"))

    def image(self, path, kind):
        """An image whose bytes hold a canary."""
        head = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
        self.write(path, head + b"tEXt" + self.canary(kind).encode() + bytes(range(256)))

    def write_articles(self, count):
        kinds = [self.whole, self.blocks, self.nested, self.included, self.translated, self.linked, self.broken, self.hidden_includes,
                 self.unpublished, self.unpublished_includes, self.front_matter, self.raw_html, self.addressed, self.other_marks, self.other_heads,
                 self.comments]
        self.round = len(kinds)
        self.write("casebook.yml", CONFIGURATION)
        while self.number < count:
            kinds[self.number % len(kinds)](self.number)
            self.number += 1

    # Kinds of internal content. Each writes one public article at least.

    def public(self, number, body, extra="", path=None):
        marker = f"visible{number:04d}"
        self.visible.append(marker)
        path = path or f"articles/pub/a{number:04d}.md"
        self.write(path, f"---\ntitle: Public {marker}\ndate: 2026-05-01\n{extra}---\n\n## Symptom\n\nEvent ID {2000 + number % 40} is logged. {marker}\n\n{body}\n")

    def whole(self, number):
        c = self.canary
        audience = ["internal", "partner", "Internal"][number % 3]
        image = f"media/{c('image name')}.png"
        self.image("articles/int/" + image, "image of a whole article")
        self.write(f"articles/int/{c('path')}.md", f"""---
title: {c('title')}
description: {c('description')}
audience: {audience}
date: 2026-06-01
owner: {c('owner')}
products: [{c('product')}]
tags: [{c('tag')}]
aliases: [/old/{c('alias')}/]
events: [{60000 + number}]
---

# {c('headline')}

## Cause {c('heading')}

{c('text')} KB{7000000 + number} {c('sentence')}, TKT-{c('entity of our own')}. See [x](../pub/a{number:04d}.md) and [y](https://{c('address')}.example/).

![{c('alternative text')}]({image})

```
{c('code')}
```
""")
        self.public(number, "Nothing else.")

    def blocks(self, number):
        c = self.canary
        image = f"media/{c('image name in a block')}.png"
        self.image("articles/pub/" + image, "image in a block")
        self.public(number, f"""
:::internal[{c('title of a block')}]
{c('first line of a block')}

## Workaround {c('heading in a block')}

| {c('table head')} | b |
| --- | --- |
| {c('table cell')} | Event ID {50000 + number % 9000} |

- {c('list')} KB{8000000 + number}

![{c('alternative text in a block')}]({image})

[^n{number}]: {c('footnote in a block')}

[ref{number}]: https://{c('definition in a block')}.example/

    {c('indented code')}

```powershell
{c('fenced code')}
```

<div>{c('raw HTML')}</div>

:::

Text after it[^n{number}] and [a link][ref{number}].

::: partner
{c('partner block')}
:::
""")

    def nested(self, number):
        c = self.canary
        self.public(number, f"""
1. One
2. Two

   :::internal
   {c('block in a list')}

   - {c('list in a block in a list')}
   :::

3. Three

> Quoted
>
> :::internal
> {c('block in a quote')}
> > {c('quote in a block')}
> :::
>
> Visible end of the quote.

:::note[Seen]
Seen.

:::Internal
{c('block in a box')}
:::

Seen as well.
:::

:::internal
:::note[{c('title of a box in a block')}]
{c('box in a block')}
:::
> [!WARNING]
> {c('alert in a block')}
:::
""".replace("\n", "\r\n" if number % 2 else "\n"))

    def included(self, number):
        c = self.canary
        self.write(f"articles/parts/p{number}.md", f"---\naudience: internal\ntitle: {c('title of an include')}\n---\n\n{c('include')} text.\n")
        self.write(f"articles/parts/q{number}.md", f"Shown part.\n\n:::internal\n{c('block of an include')}\n:::\n")
        self.public(number, f"[!INCLUDE [x](../parts/p{number}.md)]\n\nWithin [!INCLUDE [y](../parts/p{number}.md)] text.\n\n"
                            f"[!INCLUDE [z](../parts/q{number}.md)]\n")

    def hidden_includes(self, number):
        c = self.canary
        self.write(f"articles/parts/r{number}.md", f"---\naudience: internal\n---\n\n{c('include in a block')} text.\n")
        self.public(number, f":::internal\n[!INCLUDE [{c('name of an include')}](../parts/r{number}.md)]\n:::\n")

    def translated(self, number):
        c = self.canary
        self.public(number, "Text.", path=f"articles/en/t{number}.md")
        self.write(f"articles/ja/t{number}.md", f"---\ntitle: {c('title of a translation')}\naudience: internal\n---\n\n## 現象\n\n{c('translation')} イベント ID 1057\n")
        self.write(f"articles/ja/u{number}.md",
                   f"---\nid: {c('id of a translation')}\ntitle: {c('title')}\naudience: partner\ntranslation-of: t{number}\n---\n\n{c('text')}\n")

    def linked(self, number):
        c = self.canary
        name = c("id named by public articles")
        self.write(f"articles/{name}.md", f"---\ntitle: {c('title of a link target')}\naudience: internal\naliases: [/{c('alias')}.html]\n---\n\n## {c('anchor')}\n\nText\n")
        self.write(f"articles/parts/s{number}.md", f"Part with [[{name}]].\n")
        self.public(number, f"[See it](../{name}.md#x) and [[{name}|that]] and [that](/articles/{name}/).\n\n"
                            f"Bare: [[{name}]], [[{name.upper()}#x]], <article:{name}>, [[{name}.md]].\n\n"
                            f"## Cause: [[{name}]]\n\n| [[{name}]] | b |\n| --- | --- |\n| x | [[{name}]] |\n\n"
                            f"> - [[{name}]]\n\n[!INCLUDE [x](../parts/s{number}.md)]\n",
                    f"related: [{name}]\nsuperseded-by: {name}\n")

    def unpublished(self, number):
        """What is not shown yet, or no longer."""
        c = self.canary
        head = ["draft: true", "state: draft", "publish: 2999-01-01", "expires: 2001-01-01"][number % 4]
        name = c("id of an unpublished article")
        self.write(f"articles/{name}.md", f"---\ntitle: {c('title of an unpublished article')}\n{head}\naliases: [/{c('alias')}/]\n---\n\n{c('text')} KB{9000000 + number}\n")
        self.public(number, f"[Soon](../{name}.md), [[{name}]].\n")

    def unpublished_includes(self, number):
        """What an include brings is subject to the rules of articles."""
        c = self.canary
        heads = ["draft: true", "state: draft", "publish: 2999-01-01", "expires: 2001-01-01", "publish: soon", "state: drfat", "audience: nobody",
                 "params: {audience: internal}", "description: '[internal] x'", "x: ["]
        self.write(f"articles/parts/u{number}.md", f"---\n{heads[number // self.round % len(heads)]}\n---\n\n{c('unpublished include')} text.\n")
        self.public(number, f"[!INCLUDE [{c('label of an include')}](../parts/u{number}.md)]\n\n"
                            f"Within [!INCLUDE [{c('label in a text')}](../parts/u{number}.md)] text.\n\n"
                            f"- [!INCLUDE[{c('label without blanks')}](../parts/u{number}.md)]\n\n[!INCLUDE [{c('label of what is missing')}](gone{number}.md)]\n")

    def hidden_article(self, kind, extra=""):
        """The id of a new internal article."""
        c = self.canary
        name = c(kind)
        self.write(f"articles/in/{name}.md", f"---\ntitle: {c('title')}\naudience: internal\n{extra}---\n\n{c('text')}\n")
        return name

    def front_matter(self, number):
        c = self.canary
        name = self.hidden_article("id named by front matter")
        self.public(number, "Text.", f"""description: |
  See [[{name}]] and [there](../in/{name}.md) of {number}.

  :::internal
  {c('block in front matter')}
  :::
tags: ["[[in/{name}]]"]
owner: "[[ {name} ]]"
products: ["https://kb.example/articles/in/{name}/"]
""")
        self.write(f"articles/bad/t{number}.md", f"---\ntitle: ':::internal {c('mark in a title')} :::'\n---\n\n{c('text')}\n")
        self.write(f"articles/bad/d{number}.md", f"---\ndescription: |\n  :::internal\n  {c('open block in front matter')}\n---\n\n{c('text')}\n")

    def raw_html(self, number):
        name = self.hidden_article("id named by raw HTML")
        self.public(number, f"""Text <a href="../in/{name}.md" rel="x">of it</a> and <a href='/articles/in/{name}/'>more</a>.

<div title="../in/{name}.md">
<a class=x href=https://kb.example/articles/in/{name}/>It</a> <img src="../in/{name}.md" alt="b"> [[{name}]]
</div>

<p><a href="&#46;./in/{name}.md">c</a></p>
""")

    def addressed(self, number):
        """Links by full addresses and by old ones; names in all places of a text."""
        alias = self.canary("alias that is linked")
        name = self.hidden_article("id named by addresses", f"aliases: [/old/{alias}.html, https://blog.example/{alias}]\n")
        base = "https://kb.example"
        self.public(number, f"""[a]({base}/articles/in/{name}/), <{base}/articles/in/{name}/>, {base}/articles/in/{name}/index.md.

[b](/old/{alias}.html), [c]({base}/old/{alias}.html#x), [d](https://blog.example/{alias}/), [e][ref], [[ {name} ]], [[/in/{name}]].

[ref]: ../in/{name}.md "{name}"

:::note[See [[{name}]]]
A note[^n].
:::

[^n]: See [[in/{name}|x]] and [[{name}]].

![alternative [[{name}]]](gone.png) [{name}](../in/{name}.md)

## Cause of [[{name}]] and more
""")

    def other_marks(self, number):
        c = self.canary
        texts = ["> [!INTERNAL]\n> {}", "> [!internal]- Title\n> {}", "> [!STAFF]\n> {}", "!!! internal\n    {}", "{{% internal %}}\n{}\n{{% /internal %}}",
                 "<!-- internal -->\n{}\n<!-- /internal -->", "<div class=\"internal\">\n{}\n</div>", "```internal\n{}\n```", "【internal】{}",
                 "# [Internal] {}", "- item\n\n  > [!ＩＮＴＥＲＮＡＬ]\n  > {}", "| [internal] |\n| --- |\n| {} |", "<internal>{}</internal>"]
        body = texts[number // self.round % len(texts)].replace("{}", c("text behind another tool's mark"))
        text = f"---\ntitle: {c('title')}\n---\n\nText\n\n{body}\n"
        self.write(f"articles/bad/m{number}.md", ("\ufeff" + text.replace("\n", "\r\n")) if number % 2 else text)
        self.write(f"articles/parts/m{number}.md", f"{body.replace('kx', 'kx')}\n")
        self.public(number, f"[!INCLUDE [{c('label of an include')}](../parts/m{number}.md)]\n")

    def other_heads(self, number):
        c = self.canary
        heads = ["params: {audience: internal}", "casebook: {audience: internal}", "visibility: internal", "internal: true", "published: false",
                 "params: {draft: true}", "private: true", "cascade: [{params: {audience: internal}}]", "ms.audience: internal", "audience: internl\nms.topic: x"]
        head = heads[number // self.round % len(heads)]
        self.write(f"articles/bad/k{number}.md", f"---\ntitle: {c('title of an article with another key')}\n{head}\n---\n\n{c('text')}\n")
        self.write(f"articles/bad/n{number}.md", f"<!-- licence -->\n\n---\naudience: internal\n---\n\n{c('front matter behind a comment')}\n")
        self.write(f"articles/bad/l{number}.md", f"+++\naudience = \"internal\"\n+++\n\n{c('TOML')}\n")
        self.public(number, "Text.")

    def comments(self, number):
        """What writers say to each other."""
        c = self.canary
        self.public(number, f"<!-- {c('comment')} -->\n\nText <!-- {c('comment in a text')} --> more.\n\n"
                            f"<div>\n<!-- {c('comment in raw HTML')}\n{c('second line')} -->\n<b>seen</b>\n</div>\n\n"
                            f"<!-- casebook-ignore CB1208: {c('reason')} -->\n\n- a <!-- {c('comment in a list')} -->\n\n| a <!-- {c('comment in a table')} --> |\n| --- |\n")

    def broken(self, number):
        """Articles whose marks are unclear are withheld as a whole."""
        c = self.canary
        texts = [
            f":::internal\n{c('unclosed block')}\n",
            f"- :::internal\n  {c('block that ends outside its list')}\n\n:::\n",
            f":::intrenal\n{c('misspelled block')}\n:::\n",
            f":::secret-notes\n{c('block that nobody knows')}\n:::\n",
            f"<div>\n:::internal\n{c('block in raw HTML')}\n:::\n</div>\n",
            f"text\n\n        :::internal\n        {c('block in indented code')}\n        :::\n",
            f":::internal\n```\n{c('block with an open fence')}\n:::\n",
            f"：：：internal\n{c('full-width colons')}\n：：：\n",
            f":::internal\n:::note\n{c('two blocks with one end')}\n:::\n\n{c('text behind')}\n",
            f":::internal\nA\n:::\n{c('text between two ends')}\n:::\n",
            f":::社内\n{c('block in another alphabet')}\n:::\n",
            f":::　ｉｎｔｅｒｎａｌ\n{c('block in full-width letters')}\n:::\n",
            f"```\ncode\n\n:::internal\n{c('block behind an open fence')}\n:::\n",
            f":::\u200binternal-only\n{c('block with a longer name')}\n:::\n",
        ]
        heads = [f"audience: secret\n", f"audiance: internal\n", f"audience: [internal]\n", "audience:\n"]
        body = texts[number // self.round % len(texts)]
        self.write(f"articles/bad/b{number}.md", f"---\ntitle: {c('title of an unclear article')}\n---\n\nText\n\n{body}")
        self.write(f"articles/bad/h{number}.md", f"---\ntitle: {c('title')}\n{heads[number // self.round % len(heads)]}---\n\n{c('text')}\n")
        self.write(f"articles/bad/f{number}.md", f"\n---\naudience: internal\ntitle: {c('front matter behind an empty line')}\n---\n\n{c('text')}\n")
        self.write(f"articles/bad/g{number}.md", f"---\naudience: internal\ntitle: {c('front matter without an end')}\n\n{c('text')}\n")
        self.public(number, "Text.")


def views(data):
    """Bytes in all the forms in which something may stand in them, plain ones first."""
    yield "plain", data
    text = data.decode("utf-8", "replace")
    yield "html", html.unescape(text).encode("utf-8", "replace")
    yield "percent", urllib.parse.unquote_to_bytes(data)
    unescape = lambda match: chr(int(match[1] or match[2], 16))
    yield "escape", re.sub(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})", unescape, text).encode("utf-8", "replace")
    for run in re.findall(rb"[A-Za-z0-9+/_-]{20,}", data):
        run = run.translate(bytes.maketrans(b"-_", b"+/"))
        for start in range(4):
            part = run[start:]
            yield "base64", base64.b64decode(part[:len(part) // 4 * 4])
    for match in re.finditer(rb"\x1f\x8b\x08", data):
        try:
            yield "gzip", zlib.decompressobj(31).decompress(data[match.start():])
        except zlib.error:
            pass


def leaks(folder):
    """(file, form, canary) for each canary that is found below a folder, names of files included."""
    found = []
    for here, names, files in os.walk(folder):
        for name in files:
            path = os.path.join(here, name)
            relative = os.path.relpath(path, folder)
            found += [(relative, "name", match.decode().lower()) for match in CANARY.findall(relative.encode())]
            with open(path, "rb") as file:
                data = file.read()
            for form, view in views(data):
                found += [(relative, form, match.decode("ascii").lower()) for match in CANARY.findall(view)]
    return found


def hide(word, form):
    """A word in one of the forms, to try the search itself."""
    raw = word.encode()
    return {
        "plain": raw, "gzip": gzip.compress(b"some text " + raw), "base64": base64.b64encode(b"x" + raw * 2),
        "base64-1": base64.b64encode(b"xy" + raw * 2), "base64-2": base64.b64encode(b"xyz" + raw * 2),
        "html": "".join(f"&#x{byte:x};" for byte in raw).encode(), "percent": "".join(f"%{byte:02X}" for byte in raw).encode(),
        "json": "".join(f"\\u{byte:04x}" for byte in raw).encode(), "js": "".join(f"\\x{byte:02x}" for byte in raw).encode(),
    }[form]


FORMS = ["plain", "gzip", "base64", "base64-1", "base64-2", "html", "percent", "json", "js"]
