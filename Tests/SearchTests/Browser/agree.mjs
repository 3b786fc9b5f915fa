// usage: agree.mjs CASEBOOK SITE QUERIES.jsonl: runs the queries through `casebook search --batch` and the browser's reader; exit code
// 1 where order or scores (to six digits) differ.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { openIndex } from "./reader.mjs";

const [, , casebook, site, file] = process.argv;
const output = execFileSync(casebook, ["search", "--index", site, "--batch", file], { encoding: "utf8", maxBuffer: 1 << 30 });
const runs = new Map(output.split("\n").filter(Boolean).map((line) => JSON.parse(line)).map((run) => [run.id, run]));
const index = openIndex(site);
let differing = 0;
let count = 0;
for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
  const { id, q, lang } = JSON.parse(line);
  const { ranked } = await index.search(q, lang);
  const top = ranked.slice(0, 10);
  const paths = await Promise.all(top.map(async ({ document }) => (await index.document(document)).path));
  const expected = runs.get(id);
  const agrees = JSON.stringify(paths) === JSON.stringify(expected?.ranked)
    && top.every(({ score }, number) => score.toFixed(6) === expected.scores[number].toFixed(6));
  count += 1;
  if (agrees) continue;
  differing += 1;
  if (differing <= 10) console.log(id, JSON.stringify(q), paths.slice(0, 3), top.slice(0, 3).map(({ score }) => score), expected?.ranked.slice(0, 3), expected?.scores.slice(0, 3));
}
console.log(`${count} queries, ${differing} differ`);
process.exit(differing > 0 ? 1 : 0);
