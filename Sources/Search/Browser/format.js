// The stored format of the index (SearchFormat.md): numbers as characters, postings, shards, the root.

const version = "3";
const base = 45;
const alphabet = [];
for (let code = 0x21; code <= 0x7d; code += 1) if (code !== 0x24 && code !== 0x5c && code !== 0x60) alphabet.push(code);
const values = new Int16Array(128).fill(-1);
alphabet.forEach((code, value) => { values[code] = value; });

const encoder = new TextEncoder();
const families = ["t", "e", "p", "w", "x", "d"];
const markLength = 4;

/** In which sequence of names a family's shards stand: entities by themselves, all others together. */
const sequenceOf = (family) => (family === "e" ? "e" : "s");

/** The place of a shard's mark in the sequence of its family. */
function placeOf(family, number, root) {
  const before = families.slice(0, families.indexOf(family)).filter((other) => sequenceOf(other) === sequenceOf(family));
  return before.reduce((sum, other) => sum + root.shards[other], number);
}

/** FNV-1a over UTF-8, its last bits mixed with better ones. */
function hash(text) {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Reads numbers one after the other; NaN at the end and at anything that is none. */
class Numbers {
  constructor(text) { this.text = text; this.index = 0; }

  next() {
    let number = 0;
    let scale = 1;
    while (this.index < this.text.length) {
      const value = values[this.text.charCodeAt(this.index)] ?? -1;
      if (value < 0 || value >= 2 * base || scale >= 2 ** 35) return NaN;
      this.index += 1;
      number += (value % base) * scale;
      if (value < base) return number;
      scale *= base;
    }
    return NaN;
  }
}

/** Postings as three arrays: documents, impacts, lists of pieces. What is damaged ends the list. */
function readPostings(numbers, limit, postings) {
  const count = numbers.next();
  let impact = numbers.next();
  let document = 0;
  for (let left = Math.min(count || 0, limit); left > 0; left -= 1) {
    const head = numbers.next();
    const place = numbers.next();
    if (Number.isNaN(head) || Number.isNaN(place)) return;
    const fall = Math.floor(head / 3);
    impact -= fall;
    document = fall > 0 ? place : document + place;
    const chunks = [];
    let chunk = 0;
    for (let rest = head % 3; rest > 0; rest -= 1) {
      chunk += numbers.next();
      chunks.push(chunk);
    }
    if (!(impact > 0) || Number.isNaN(chunk)) return;
    postings.documents.push(document);
    postings.impacts.push(impact);
    postings.chunks.push(chunks);
  }
}

/** A term's line: how many documents hold it, with which impact each further tier begins, the best postings. */
function readTerm(line, limit) {
  const numbers = new Numbers(line);
  const count = numbers.next();
  const tierCount = numbers.next();
  if (Number.isNaN(count) || Number.isNaN(tierCount) || tierCount > 8) return null;
  const tiers = [];
  for (let tier = 0; tier < tierCount; tier += 1) tiers.push(numbers.next());
  const term = { count, tiers, documents: [], impacts: [], chunks: [] };
  readPostings(numbers, limit, term);
  return term;
}

/** A shard's lines by key: what follows the first tab. Of two with one key the first counts. */
function readLines(text) {
  const lines = new Map();
  for (const line of text.split("\n")) {
    const tab = line.indexOf("\t");
    const key = line.slice(0, tab);
    if (tab > 0 && !lines.has(key)) lines.set(key, line.slice(tab + 1));
  }
  return lines;
}

/** The root; throws where it is none, or another version's. */
function readRoot(text) {
  const lines = text.split("\n").map((line) => {
    const space = line.indexOf(" ");
    return [line.slice(0, space), line.slice(space + 1)];
  });
  if (lines[0][0] !== "casebook-search") throw new Error("damaged");
  if (lines[0][1] !== version) throw new Error(`version ${lines[0][1]}`);
  const root = { names: {}, documents: 0, blockSize: 1, shards: {}, languages: [], same: [], words: {} };
  for (const [key, value] of lines.slice(1)) {
    const parts = value.split(" ");
    if (key === "documents") [root.documents, root.blockSize] = parts.map(Number);
    if (key === "shards") root.shards[parts[0]] = Number(parts[1]);
    if (key === "names") root.names[parts[0]] = { pageSize: Number(parts[1]), pages: parts[2] ?? "" };
    if (key === "language") root.languages.push({ tag: parts[0], start: Number(parts[1]), end: Number(parts[2]) });
    if (key === "same") root.same.push(value);
    if (key === "words") root.words[parts[0]] = new Set(parts.slice(1));
  }
  const isWhole = (sequence) => {
    const count = families.reduce((sum, family) => sum + (sequenceOf(family) === sequence ? root.shards[family] : 0), 0);
    return root.names[sequence]?.pages.length === markLength * Math.ceil(count / root.names[sequence].pageSize);
  };
  if (!(root.blockSize > 0) || !["e", "s"].every(isWhole)) throw new Error("damaged");
  return root;
}

/** Documents of a block, with their sections. */
function readDocuments(text) {
  const documents = [];
  for (const line of text.split("\n")) {
    const fields = line.split("\t");
    if (line.startsWith("\t")) {
      if (fields.length < 6 || documents.length === 0) continue;
      const [, anchor, role, title, chunk, words] = fields;
      documents.at(-1).sections.push({ anchor, role, title, chunk: parseInt(chunk, 10) || 0, text: words });
    } else if (fields.length >= 7) {
      const [path, url, title, language, state, type, products] = fields;
      documents.push({ path, url, title, language, state, type, products: products ? products.split("\x1f") : [], sections: [] });
    }
  }
  return documents;
}

/** What a result shows of an article beside an entity: the document's number, then fields as a document's, with one section. */
function readShown(line) {
  const fields = line.split("\t");
  const number = new Numbers(fields[0]).next();
  if (fields.length < 11 || Number.isNaN(number)) return null;
  const [, url, title, language, state, type, products, anchor, role, heading, text] = fields;
  const sections = text || heading ? [{ anchor, role, title: heading, chunk: 0, text }] : [];
  return { number, facts: { path: "", url, title, language, state, type, products: products ? products.split("\x1f") : [], sections } };
}

function readEntity(line) {
  const fields = line.split("\t");
  if (fields.length < 7) return null;
  const list = (text) => (text ? text.split("\x1f") : []);
  const [kind, label, path, about, mentioned, names, spellings] = fields;
  return {
    kind, label, path, about: parseInt(about, 10) || 0, mentioned: parseInt(mentioned, 10) || 0, names: list(names),
    spellings: list(spellings),
  };
}
