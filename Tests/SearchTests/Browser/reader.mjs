// The browser's reader without a browser: its parts in their order, and an index read from disk.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const sources = fileURLToPath(new URL("../../../Sources/Search/", import.meta.url));
export const fixtures = fileURLToPath(new URL("../Fixtures/", import.meta.url));

const parts = ["format.js", "text.js", "query.js", "rank.js", "score.js", "excerpt.js"];
const names = [
  "SearchIndex", "excerpt", "hash", "isOneSlip", "marked", "markedTerms", "marks", "normalized", "readQuery", "readRoot", "runItems",
  "stem", "units", "wordTerms",
];
const code = parts.map((part) => readFileSync(path.join(sources, "Browser", part), "utf8")).join("");
export const reader = new Function(`"use strict"; ${code}; const marked = null; return { ${names.join(", ")} };`)();

/** A shard's text by its script, as a browser runs it; null for what does not run. */
export function run(script, key) {
  let found = null;
  try {
    new Function("casebookShard", script)((name, text) => { if (name === key) found = text; });
  } catch {
    return null;
  }
  return found;
}

/** The index of a built site; `change` may damage a file's script before it runs. */
export function openIndex(site, change = (script) => script) {
  const load = async (file, key) => {
    const place = path.join(site, "search/data", file);
    return existsSync(place) ? run(change(readFileSync(place, "utf8"), file), key) : null;
  };
  const root = run(readFileSync(path.join(site, "search/data/root.js"), "utf8"), "root");
  return new reader.SearchIndex(reader.readRoot(root), load);
}

/** Lines of a fixture: what stands before and after the arrow. */
export function rows(name) {
  return readFileSync(path.join(fixtures, name), "utf8").split("\n").filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split(/ *⇒ */));
}
