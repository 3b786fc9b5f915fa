// The browser's reader against the fixtures that the Swift tests read.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fixtures, openIndex, reader, rows, run } from "./reader.mjs";

const site = path.join(fixtures, "site");
const bareRoot = () => ({ ...reader.readRoot(run(readFileSync(path.join(site, "search/data/root.js"), "utf8"), "root")), same: [] });

test("words have the terms of the fixture", () => {
  for (const [word, expected] of rows("words.txt")) {
    const { whole, parts } = reader.wordTerms(word);
    assert.equal([whole, ...parts].join(" "), expected, word);
  }
});

test("queries are read as in the fixture", () => {
  const root = bareRoot();
  for (const [text, expected] of rows("queries.txt")) {
    const query = reader.readQuery(text, root);
    const entities = query.entities.map(({ isSure, terms }) => (isSure ? "" : "?") + terms.join("/"));
    assert.equal(`${entities.join(" ")} | ${query.items.map(({ key }) => key).join(" ")}`.trim(), expected, text);
  }
});

test("scores are those of the fixture", async () => {
  const index = openIndex(site);
  for (const [query, expected] of rows("scores.txt")) {
    const { ranked } = await index.search(query);
    const found = await Promise.all(ranked.map(async ({ document, score }) => `${(await index.document(document)).path} ${Math.round(score * 1e6)}`));
    assert.equal(found.join(", "), expected, query);
  }
});

test("excerpts are those of the fixture", async () => {
  const index = openIndex(site);
  for (const [query, expected] of rows("excerpts.txt")) {
    const results = await index.search(query);
    const { document } = results.ranked[0];
    const { section, places } = reader.excerpt(await index.document(document), reader.markedTerms(results), results.chunkOf(document));
    let text = section.text;
    for (const [start, end] of [...places].reverse()) text = `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;
    assert.equal(`${section.title}: ${text}`, expected, query);
  }
});

test("one slip is one step", () => {
  assert.ok(reader.isOneSlip("certificate", "certifcate"));
  assert.ok(reader.isOneSlip("event", "evnet"));
  assert.ok(!reader.isOneSlip("abcd", "badc"));
});

/** Numbers with a fixed start, so that a failure comes back. */
function random(state) {
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("random queries are read", async () => {
  const index = openIndex(site);
  const next = random(1);
  const alphabet = [..."abc 019-_.+#%$`\\\"'イベント証明書ーﾞ☃😀\u0301\0\ufffd한Σß", "\ud800", "\udc00"];
  for (let count = 0; count < 10000; count += 1) {
    let text = "";
    for (let left = next(40); left > 0; left -= 1) text += alphabet[next(alphabet.length)];
    await index.search(text);
  }
});

test("long queries are cut", async () => {
  const index = openIndex(site);
  for (const piece of ["spooler ", "サーバー", "-", "0x8009030D", "a.b_c-", "😀", "\ud800"]) {
    const { items } = await index.search(piece.repeat(100000 / piece.length));
    assert.ok(items.length <= 600);
  }
});

test("scrambled and missing shards give fewer results", async () => {
  const next = random(4);
  for (let round = 0; round < 60; round += 1) {
    const index = openIndex(site, (script) => {
      if (next(4) === 0) return "";
      const characters = [...script];
      for (let count = 0; count < 8; count += 1) characters[40 + next(characters.length - 44)] = String.fromCharCode(33 + next(90));
      return characters.join("");
    });
    for (const query of ["remote desktop certificate", "36870", "サーバーの画面", "spoolre", "certif", "0x8009030D"]) {
      const results = await index.search(query);
      for (const { document } of results.ranked.slice(0, 5)) {
        const facts = await index.document(document);
        if (facts) reader.excerpt(facts, reader.markedTerms(results), results.chunkOf(document));
      }
    }
  }
});

test("ten million random characters are tokenised", () => {
  const next = random(3);
  for (let round = 0; round < 200; round += 1) {
    let text = "";
    for (let count = 0; count < 50000; count += 1) text += String.fromCharCode(next(10) < 8 ? next(0x180) : next(0x10000));
    for (const unit of reader.units(reader.normalized(text))) {
      if (unit.isRun) reader.runItems(unit.text, 0);
      else reader.wordTerms(unit.text);
    }
  }
});

test("what stands beside an entity is what its documents say", async () => {
  const index = openIndex(path.join(fixtures, "site"));
  const { ranked, entities } = await index.search("0x8009030D");
  assert.ok(entities.length > 0 && index.shown.size > 0);
  for (const { document } of ranked) {
    const [shown, facts] = [index.shown.get(document), await index.document(document)];
    if (!shown) continue;
    for (const key of ["url", "title", "language", "state", "type"]) assert.equal(shown[key], facts[key]);
    assert.deepEqual(shown.products, facts.products);
    assert.match(shown.sections[0].text, /8009030d/i);
  }
});

test("an index of another version says so", () => {
  assert.throws(() => reader.readRoot("casebook-search 99\nfolder x\n"), /version 99/);
  assert.throws(() => reader.readRoot("x"), /damaged/);
});
