#!/usr/bin/env python3
"""Talks to `casebook mcp` by the client that the protocol's authors publish: 20 calls, bad arguments among them.

usage: context_client.py CASEBOOK SITE

SITE is this repository's own knowledge base. Needs the package mcp (PyPI). Speaks the newest revision, then the older handshake.
"""
import asyncio
import sys

from mcp import Client, MCPError, StdioServerParameters, stdio_client

#: Tool, arguments, what the answer holds; None: it is an error that says something.
CALLS = [
    ("lookup", {"code": "0x8009030D"}, "SEC_E_UNKNOWN_CREDENTIALS"),
    ("lookup", {"code": "-2146893043"}, "articles/rdp/cng-key-isolation/"),
    ("lookup", {"code": "イベントID：１０５７"}, "1057"),
    ("lookup", {"code": "KB4012219"}, "KB4012219"),
    ("lookup", {"code": "ORA-12154"}, "oracle"),
    ("lookup", {"code": "no such thing"}, None),
    ("lookup", {}, None),
    ("lookup", {"code": 36870}, None),
    ("search", {"query": "remote desktop certificate", "language": "en", "limit": 3}, "path: en/articles/"),
    ("search", {"query": "証明書"}, "path: articles/"),
    ("search", {"query": "0x80070005"}, "0x80070005"),
    ("search", {"query": "--help C++ -1"}, ""),
    ("search", {"query": ""}, None),
    ("search", {"query": "x", "limit": 1000}, None),
    ("search", {"query": "x", "colour": "red"}, None),
    ("read_article", {"path": "articles/rdp/cng-key-isolation/"}, "# CNG Key Isolation"),
    ("read_article", {"path": "articles/rdp/cng-key-isolation/", "section": "workaround"}, "section: workaround"),
    ("read_article", {"path": "articles/rdp/cng-key-isolation/", "section": "nowhere"}, None),
    ("read_article", {"path": "../../../etc/passwd"}, None),
    ("read_article", {"path": "articles/none/"}, None),
]


async def talk(program, site, **options):
    problems = 0
    server = StdioServerParameters(command=program, args=["mcp", "--index", site])
    async with Client(stdio_client(server), **options) as client:
        tools = [tool.name for tool in (await client.list_tools()).tools]
        if tools != ["search", "lookup", "read_article"]:
            print(f"tools: {tools}")
            problems += 1
        for name, arguments, expected in CALLS:
            result = await client.call_tool(name, arguments)
            text = "".join(part.text for part in result.content)
            if bool(result.is_error) != (expected is None) or not text or (expected or "") not in text:
                print(f"{name} {arguments}: {'error' if result.is_error else 'answer'}: {text[:200]!r}")
                problems += 1
        try:
            await client.call_tool("delete_everything", {})
            print("an unknown tool was called")
            problems += 1
        except MCPError as error:
            if error.code != -32602:
                print(f"an unknown tool: {error}")
                problems += 1
        print(f"{client.protocol_version}: {len(CALLS)} calls, {problems} problems")
    return problems


async def main(program, site):
    return await talk(program, site) + await talk(program, site, mode="legacy")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(1 if asyncio.run(main(*sys.argv[1:])) else 0)
