// usage: search.mjs SITE QUERIES.jsonl [DELAY]: what queries cost in headless Chromium: bytes as sent (gzip) and as they lie, requests,
// milliseconds from the last key to five results; each query cold (nothing cached), then all one after the other. DELAY: milliseconds
// added to each answer. With PAGEFIND=FOLDER, a site that Pagefind indexed, the same queries there: its script and results by its own API.
import { createServer } from "node:http";
import { promises as fs, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { Browser } from "../Tests/Browser/browser.mjs";

const [, , site, file, delay = "0"] = process.argv;
const queries = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const pagefind = process.env.PAGEFIND;
const log = [];
const types = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml" };
const server = createServer(async (request, response) => {
  const address = decodeURIComponent(new URL(request.url, "http://x").pathname);
  let name = address.startsWith("/pagefind-site/") ? path.join(pagefind ?? "", address.slice(14)) : path.join(site, address);
  if (name.endsWith("/")) name += "index.html";
  const body = await fs.readFile(name).catch(() => null);
  const packed = gzipSync(body ?? "");
  if (/\/(search\/data|pagefind)\//.test(request.url)) log.push({ url: request.url, packed: packed.length, raw: body?.length ?? 0, missing: body === null });
  await new Promise((resolve) => setTimeout(resolve, Number(delay)));
  response.writeHead(body ? 200 : 404, {
    "Content-Type": types[path.extname(name)] ?? "application/octet-stream", "Content-Encoding": "gzip", "Cache-Control": "no-store",
    ...(address.startsWith("/pagefind-site/") ? {} : { "Content-Security-Policy": "default-src 'self'" }),
  });
  response.end(packed);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await Browser.open();

/** Types a query at once and waits until its results stand; gives milliseconds and the longest task. */
const ask = (text) => browser.runAsync(async (query) => {
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
  observer.observe({ type: "longtask" });
  if (!globalThis.casebookSearch) {
    await new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = `${document.documentElement.dataset.root}search/data/search.js`;
      script.onload = resolve;
      document.head.append(script);
    });
  }
  const start = performance.now();
  globalThis.casebookSearch.open(query);
  const status = document.querySelector(".search-panel .found-status");
  status.textContent = "";
  await new Promise((resolve) => {
    const observer = new MutationObserver(() => { if (status.textContent) { observer.disconnect(); resolve(); } });
    observer.observe(status, { childList: true, characterData: true, subtree: true });
    setTimeout(resolve, 20000);
  });
  const time = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 30));
  observer.disconnect();
  return { time, task: Math.max(0, ...tasks), results: document.querySelectorAll(".search-panel .found a").length };
}, text);

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

function report(name, rows) {
  if (rows.length === 0) return;
  const column = (key) => rows.map((row) => row[key]);
  console.log(`${name}: n ${rows.length}; kB gzip median ${kilobytes(median(column("packed")))} worst ${kilobytes(Math.max(...column("packed")))}; `
    + `as it lies ${kilobytes(median(column("raw")))}; requests median ${median(column("requests"))} worst ${Math.max(...column("requests"))}; `
    + `ms median ${median(column("time")).toFixed(0)} worst ${Math.max(...column("time")).toFixed(0)}; longest task ${Math.max(...column("task")).toFixed(0)} ms`);
}

/** The same of Pagefind: the first five results with their texts. */
const askPagefind = (text) => browser.runAsync(async (query) => {
  const start = performance.now();
  globalThis.pagefindModule ??= await import("/pagefind-site/pagefind/pagefind.js");
  const search = await globalThis.pagefindModule.search(query);
  const results = await Promise.all(search.results.slice(0, 5).map((result) => result.data()));
  return { time: performance.now() - start, task: 0, results: results.length };
}, text);

async function measure(query, asked = ask) {
  log.length = 0;
  const result = await asked(query.q);
  const sum = (key) => log.reduce((total, entry) => total + entry[key], 0);
  if (process.env.URLS) console.log(query.q, log.map(({ url, packed }) => `${path.basename(url)}:${packed}`).join(" "));
  return { ...query, ...result, requests: log.length, packed: sum("packed"), raw: sum("raw") };
}

async function warmRun() {
  const rows = [];
  await browser.goTo(`${origin}/pagefind-site/index.html`);
  for (const query of queries) rows.push(await measure(query, askPagefind));
  return rows.slice(5);
}

try {
  const cold = [];
  for (const query of queries) {
    await browser.goTo(`${origin}/index.html`);
    cold.push(await measure(query));
  }
  const isText = (row) => row.type === "symptom" || row.type === "title" || row.type === "mixed";
  report("cold, entities", cold.filter((row) => !isText(row)));
  report("cold, text", cold.filter(isText));
  await browser.goTo(`${origin}/index.html`);
  const warm = [];
  for (const query of queries) warm.push(await measure(query));
  report("warm", warm.slice(5));
  if (pagefind) {
    const other = [];
    for (const query of queries) {
      await browser.goTo(`${origin}/pagefind-site/index.html`);
      other.push(await measure(query, askPagefind));
    }
    report("Pagefind cold, entities", other.filter((row) => !isText(row)));
    report("Pagefind cold, text", other.filter(isText));
    report("Pagefind warm", await warmRun());
  }
  if (process.env.ROWS) for (const row of cold) console.log(row.type, row.q, row.requests, kilobytes(row.packed), row.time.toFixed(0), row.results);
} finally {
  await browser.close();
  server.close();
}
