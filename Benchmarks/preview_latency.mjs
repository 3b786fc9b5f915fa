#!/usr/bin/env node
// usage: preview_latency.mjs CASEBOOK ARTICLES [--edits N] [--no-browser]
//        preview_latency.mjs --hugo HUGO SITE [--edits N]: the same edits of an article, one after the other, of a Hugo site that
//        lies in SITE (layouts, content), beside: `hugo server`, polled until it has the new text.
// How long after a file was closed the preview has the change: on the server, in the page of a headless Chromium, in the search.
// Works on a copy of ARTICLES. Prints medians and 99th percentiles in milliseconds.
import { spawn } from "node:child_process";
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { Browser } from "../Tests/Browser/browser.mjs";
import { reader, run } from "../Tests/SearchTests/Browser/reader.mjs";

const [, , ...flags] = process.argv;
const isHugo = flags[0] === "--hugo";
const [program, corpus] = isHugo ? flags.slice(1) : flags;
const edits = Number(flags[flags.indexOf("--edits") + 1] || 50) || 50;
const withBrowser = !flags.includes("--no-browser");
const work = mkdtempSync(path.join(process.env.TMPDIR ?? (os.platform() === "linux" ? "/dev/shm" : os.tmpdir()), "preview-"));
const site = path.join(work, "articles");
cpSync(corpus, site, { recursive: true, filter: (file) => !isHugo || !/\/(public|resources)$/.test(file) });
const folder = isHugo ? path.join(site, "content") : site;
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

let seed = 20261125;
const random = (bound) => (seed = (seed * 48271) % 2147483647) % bound;
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".md") && !name.includes("includes/")).sort();
const now = () => performance.timeOrigin + performance.now();
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

const launched = now();
const options = isHugo
  ? ["server", "--source", site, "--port", "4799", "--bind", "127.0.0.1", "--disableLiveReload=false", "--renderToMemory", "--logLevel", "error"]
  : ["serve", folder, "--port", "4799", "--quiet"];
const server = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
await new Promise((resolve, reject) => {
  const isReady = (data) => !isHugo || String(data).includes("available at");
  server.stdout.on("data", (data) => { if (isReady(data)) resolve(); });
  server.once("exit", () => reject(new Error("the preview ended")));
});
const origin = "http://127.0.0.1:4799";

const get = (address) => new Promise((resolve, reject) => {
  http.get(origin + address, { agent }, (response) => {
    let text = "";
    response.setEncoding("utf8").on("data", (data) => { text += data; }).on("end", () => resolve({ status: response.statusCode, text }));
  }).on("error", reject);
});
await get("/");
console.log(`start to the first page: ${(now() - launched).toFixed(0)} ms, ${files.length} articles`);

const address = (file) => `${isHugo ? "" : "/articles"}/${file.replace(/\.md$/, "").toLowerCase().replace(/[^a-z0-9/._-]+/g, "-").replace(/(^|\/)index$/, "")}/`;

/** Writes a file as an editor does; the time at which it is closed. */
function save(file, text) {
  const descriptor = openSync(path.join(folder, file), "w");
  writeSync(descriptor, text);
  closeSync(descriptor);
  return now();
}

let count = 0;
/** A random edit of one article: a word, a heading, an event ID, the title. What to look for on its page. */
function edit(file, kind) {
  const mark = `zq${(count += 1).toString(36)}${random(1e6).toString(36)}x`;
  const text = readFileSync(path.join(folder, file), "utf8");
  const put = {
    word: () => `${text}\n\nThis is ${mark} indeed.\n`,
    heading: () => `${text}\n\n## Section ${mark}\n\nText.\n`,
    event: () => `${text}\n\nThe log shows Event ID ${20000 + random(40000)} then, ${mark}.\n`,
    title: () => (/^title: .*$/m.test(text) ? text.replace(/^title: .*$/m, `title: Title ${mark}`) : `# Title ${mark}\n\n${text}`),
  };
  return { mark, closed: save(file, put[kind]()) };
}

async function onServer(where, mark) {
  for (;;) {
    const { text } = await get(where);
    if (text.includes(mark)) return now();
  }
}

async function pick() {
  for (;;) {
    const file = files[random(files.length)];
    if ((await get(address(file))).status === 200) return file;
  }
}

function show(name, times) {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1).padStart(7);
  console.log(`${name.padEnd(34)} median ${at(0.5)} ms   99th percentile ${at(0.99)} ms   (${times.length})`);
}

const kinds = ["word", "heading", "event", "title"];
for (const kind of kinds) {
  const times = [];
  for (let number = 0; number < Math.ceil(edits / 4); number += 1) {
    const file = await pick();
    const { mark, closed } = edit(file, kind);
    times.push((await onServer(address(file), mark)) - closed);
  }
  show(`page on the server, ${kind}`, times);
}
if (isHugo) await end();

const fresh = [];
for (let number = 0; number < 10; number += 1) {
  const mark = `zn${number}${random(1e6).toString(36)}x`;
  const closed = save(`new-${number}.md`, `# New ${mark}\n\n## Symptom\n\nEvent ID ${30000 + number}, KB${4900000 + number} and 0x8009030D.\n`);
  fresh.push((await onServer(`/articles/new-${number}/`, mark)) - closed);
}
show("new article, three entities", fresh);

/** A search over HTTP, nothing kept from one to the next, as a page makes it that has just been told of a change. */
async function finds(text) {
  const load = async (file, key) => {
    const { status, text: script } = await get(`/search/data/${file}`);
    return status === 200 ? run(script, key) : null;
  };
  const root = await load("root.js", "root");
  const { ranked } = await new reader.SearchIndex(reader.readRoot(root), load).search(text);
  return ranked.length > 0;
}

const firstSearch = now();
await finds("printer");
console.log(`the first search: ${(now() - firstSearch).toFixed(0)} ms`);
const searched = [];
for (let number = 0; number < edits; number += 1) {
  const file = await pick();
  const { mark, closed } = edit(file, kinds[number % 3]);
  while (!await finds(mark));
  searched.push(now() - closed);
}
show("the search finds the new word", searched);

if (withBrowser) {
  const browser = await Browser.open();
  try {
    const times = [];
    for (let number = 0; number < edits; number += 1) {
      const file = await pick();
      await browser.goTo(origin + address(file));
      await browser.until(() => document.querySelector(".casebook-bar span"));
      await browser.run(() => {
        globalThis.__seen = [];
        new MutationObserver(() => {
          const text = document.title + document.querySelector("main").textContent;
          const found = text.match(/zq[0-9a-z]+x/g) ?? [];
          for (const mark of found) globalThis.__seen.push([mark, performance.timeOrigin + performance.now()]);
        }).observe(document, { childList: true, subtree: true, characterData: true });
      });
      const { mark, closed } = edit(file, kinds[number % 4]);
      const seen = await browser.until(`() => globalThis.__seen.find(([text]) => text === "${mark}")?.[1]`, 5000);
      if (seen) times.push(seen - closed); else console.log(`${file}: not seen`);
    }
    show("text in the page", times);
  } finally {
    await browser.close();
  }
}
await end();

async function end() {
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
  process.exit();
}
