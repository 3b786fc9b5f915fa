// The preview as a writer uses it: a saved change is seen in place, errors with their place, drafts, the search, a server that was away.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { Browser, unavailable } from "./browser.mjs";
import { noAxe, violations } from "./axe.mjs";
import { noProgram, program } from "./pages.mjs";

const skip = unavailable() || noProgram;
const keys = { escape: "\uE00C" };
const folder = mkdtempSync(path.join(os.tmpdir(), "casebook-preview-"));
const port = 4780 + process.pid % 200;
let browser, server, origin;

const file = (name) => path.join(folder, "articles", name);
const save = (name, text) => writeFileSync(file(name), text);
const article = (title, body) => `---\ntitle: ${title}\n---\n\n## Symptom\n\nEvent ID 1057, Source: TermService, is logged.\n\n${body}\n`;
const long = Array.from({ length: 60 }, (_, number) => `## Part ${number}\n\nText of part ${number}.\n`).join("\n");
const bar = () => browser.until(() => document.querySelector(".casebook-bar .casebook-time") && document.querySelector(".casebook-bar").innerText);
const text = () => browser.run(() => document.querySelector("main").innerText);

async function start(...flags) {
  server = spawn(program, ["serve", folder, "--port", String(port), ...flags], { stdio: ["ignore", "pipe", "pipe"] });
  server.lines = "";
  server.stderr.on("data", (data) => { server.lines += data; });
  const [line] = await once(server.stdout, "data");
  origin = String(line).trim().replace(/\/$/, "");
}

async function stop() {
  if (!server || server.exitCode !== null) return;
  server.kill("SIGTERM");
  await once(server, "exit");
}

before(async () => {
  if (skip) return;
  mkdirSync(path.join(folder, "articles", "ja"), { recursive: true });
  writeFileSync(path.join(folder, "casebook.yml"), "title: Cases\nlanguage: en\nlanguages: [en, ja]\n");
  save("rdp.md", article("RDP fails", long));
  save("other.md", article("Another", "See [the first](rdp.md)."));
  save("draft.md", "---\ntitle: A draft\ndraft: true\n---\n\nNot ready.\n");
  save("later.md", article("Comes later", "").replace("title:", "publish: 2999-01-01\ntitle:"));
  save("ja/rdp.md", "---\ntitle: RDP の障害\ndraft: true\n---\n\n## 症状\n\nイベント ID 1057 が記録されます。\n");
  await start();
  browser = await Browser.open();
});
after(async () => {
  await browser?.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a saved change is seen, the scroll and the page stay", { skip }, async () => {
  await browser.goTo(`${origin}/articles/rdp/`);
  await bar();
  await browser.run(() => { document.getElementById("part-30").scrollIntoView(); globalThis.__same = true; });
  const offset = () => browser.run(() => Math.round(document.getElementById("part-30").getBoundingClientRect().top));
  const before = await offset();
  save("rdp.md", article("RDP fails again", `A new sentence above.\n\n${long}`));
  assert.ok(await browser.until(() => document.querySelector("main").innerText.includes("A new sentence above.")));
  assert.equal(await browser.run(() => document.title.split(" ·")[0]), "RDP fails again");
  assert.equal(await browser.run(() => globalThis.__same), true, "the page was loaded anew");
  assert.ok(Math.abs(await offset() - before) <= 2, "the scroll moved");
  assert.ok(await browser.run(() => document.querySelectorAll(".code .copy").length === document.querySelectorAll(".code").length));
});

test("an editor that writes by renaming is followed, and a page that shows the title of another", { skip }, async () => {
  await browser.goTo(`${origin}/articles/`);
  await bar();
  save(".rdp.md.swp", article("Renamed into place", long));
  renameSync(file(".rdp.md.swp"), file("rdp.md"));
  assert.ok(await browser.until(() => document.querySelector("main").innerText.includes("Renamed into place")));
});

test("what breaks an article is shown over it with its place, and goes when it is mended", { skip }, async () => {
  await browser.goTo(`${origin}/articles/rdp/`);
  await bar();
  save("rdp.md", "---\ntitle: [never closed\n---\n\n# Text\n");
  assert.ok(await browser.until(() => !document.querySelector(".casebook-overlay").hidden));
  const overlay = await browser.run(() => document.querySelector(".casebook-overlay").innerText);
  assert.match(overlay, /rdp\.md:\d+:\d+/);
  assert.match(overlay, /title: \[never closed/);
  assert.match(await text(), /Part 3/, "the last good content is gone");
  save("rdp.md", article("Mended", long));
  assert.ok(await browser.until(() => document.querySelector(".casebook-overlay").hidden));
  assert.ok(await browser.until(() => document.title.startsWith("Mended")));
});

test("an editor that takes the file away before it writes it anew loses neither page nor scroll", { skip }, async () => {
  await browser.goTo(`${origin}/articles/rdp/`);
  await bar();
  await browser.run(() => {
    document.getElementById("part-30").scrollIntoView();
    globalThis.__titles = [];
    new MutationObserver(() => globalThis.__titles.push(document.title)).observe(document.head, { childList: true, subtree: true, characterData: true });
  });
  const [before, told] = [await browser.run(() => scrollY), server.lines.length];
  renameSync(file("rdp.md"), file("rdp.md~"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  save("rdp.md", article("Saved by way of a backup", long));
  rmSync(file("rdp.md~"));
  assert.ok(await browser.until(() => document.title.startsWith("Saved by way of a backup")));
  assert.deepEqual(await browser.run(() => globalThis.__titles.filter((title) => !title.startsWith("Saved"))), []);
  assert.equal(await browser.run(() => scrollY), before);
  assert.doesNotMatch(server.lines.slice(told), /no page|rdp\.md~|files beside/);
});

test("a page that is gone for a while comes back where it was read", { skip }, async () => {
  await browser.goTo(`${origin}/articles/rdp/`);
  await bar();
  await browser.run(() => document.getElementById("part-30").scrollIntoView());
  const before = await browser.run(() => scrollY);
  rmSync(file("rdp.md"));
  assert.ok(await browser.until(() => /There is no such page/.test(document.querySelector("main").innerText)));
  save("rdp.md", article("Back again", long));
  assert.ok(await browser.until(() => document.title.startsWith("Back again")));
  assert.ok(await browser.until(`() => Math.abs(scrollY - ${before}) <= 2`), "the scroll moved");
});

test("a change of another article leaves the page alone", { skip }, async () => {
  await browser.goTo(`${origin}/articles/rdp/`);
  await bar();
  await browser.run(() => {
    globalThis.__node = document.querySelector("main h2");
    getSelection().selectAllChildren(globalThis.__node);
  });
  const time = await browser.run(() => document.querySelector(".casebook-bar .casebook-time").innerText);
  save("draft.md", "---\ntitle: A draft\ndraft: true\n---\n\nStill not ready.\n");
  await browser.until(`() => document.querySelector(".casebook-bar .casebook-time").innerText !== ${JSON.stringify(time)}`, 1000);
  assert.ok(await browser.run(() => globalThis.__node.isConnected && getSelection().toString() !== ""));
});

test("a picture that is saved again is seen", { skip }, async () => {
  const svg = (width) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20"/>`;
  save("picture.svg", svg(40));
  save("other.md", article("Another", "![the picture](picture.svg)"));
  await browser.goTo(`${origin}/articles/other/`);
  await bar();
  assert.ok(await browser.until(() => document.querySelector("main img")?.naturalWidth === 40));
  save("picture.svg", svg(70));
  assert.ok(await browser.until(() => document.querySelector("main img").naturalWidth === 70));
  save("other.md", article("Another", "![the picture](picture.svg) and more"));
  assert.ok(await browser.until(() => document.querySelector("main").innerText.includes("and more")));
  assert.ok(await browser.until(() => document.querySelector("main img").naturalWidth === 70));
});

test("a save between the page and its first message is seen", { skip }, async () => {
  await browser.goTo(`${origin}/articles/other/`);
  await bar();
  for (let number = 0; number < 10; number += 1) {
    const loading = browser.goTo(`${origin}/articles/other/`);
    await new Promise((resolve) => setTimeout(resolve, 8 * number));
    save("other.md", article("Another", `Save number ${number}.`));
    await loading;
    assert.ok(await browser.until(`() => document.querySelector("main").innerText.includes("Save number ${number}.")`), `save ${number} is not seen`);
  }
});

test("any number of tabs is served", { skip }, async () => {
  const first = await browser.call("/window");
  const tabs = [];
  for (let number = 0; number < 9; number += 1) {
    const { handle } = await browser.call("/window/new", { type: "tab" });
    tabs.push(handle);
    await browser.call("/window", { handle });
    await browser.goTo(`${origin}/articles/other/`);
    await bar();
  }
  // A tab that nobody sees learns what changed when it is seen.
  save("other.md", article("Another", "Seen in every tab."));
  for (const handle of tabs) {
    await browser.call("/window", { handle });
    assert.ok(await browser.until(() => document.querySelector("main").innerText.includes("Seen in every tab.")));
  }
  for (const handle of tabs) {
    await browser.call("/window", { handle });
    await browser.call("/window", undefined, "DELETE");
  }
  await browser.call("/window", { handle: first });
});

test("a configuration that cannot be used is an overlay, and the site stays", { skip }, async () => {
  await browser.goTo(`${origin}/articles/rdp/`);
  await bar();
  const configuration = path.join(folder, "casebook.yml");
  const good = readFileSync(configuration, "utf8");
  writeFileSync(configuration, good + "titel: Cases\n");
  assert.ok(await browser.until(() => !document.querySelector(".casebook-overlay").hidden));
  const overlay = await browser.run(() => document.querySelector(".casebook-overlay").innerText);
  assert.match(overlay, /casebook\.yml:4:1/);
  assert.match(overlay, /Did you mean 'title'/);
  await browser.press(keys.escape);
  assert.ok(await browser.run(() => document.querySelector(".casebook-overlay").hidden), "Escape does not close it");
  writeFileSync(configuration, good.replace("Cases", "Other cases"));
  assert.ok(await browser.until(() => document.querySelector("header .name")?.innerText === "Other cases"));
  writeFileSync(configuration, good);
  assert.ok(await browser.until(() => document.querySelector("header .name")?.innerText === "Cases"));
});

test("drafts are shown with a badge in the language of the page", { skip }, async () => {
  await browser.goTo(`${origin}/articles/draft/`);
  assert.match(await bar(), /Draft/);
  await browser.goTo(`${origin}/ja/articles/rdp/`);
  assert.match(await bar(), /下書き/);
  await browser.goTo(`${origin}/articles/other/`);
  assert.doesNotMatch(await bar(), /Draft/);
});

test("lists show what only its writers see", { skip }, async () => {
  const badges = () => browser.run(() => [...document.querySelectorAll("main li")]
    .filter((item) => item.querySelector(".state")).map((item) => item.textContent.trim().replace(/\s+/g, " ")));
  for (const [address, draft, later] of [
    ["articles/", "A draft draft", "Comes later not yet published"],
    ["events/1057/", "RDP の障害 draft", "Comes later not yet published"],
    ["", "A draft draft", "Comes later not yet published"],
    ["ja/", "RDP の障害 下書き", ""],
  ]) {
    await browser.goTo(`${origin}/${address}`);
    const found = await badges();
    for (const badge of [draft, later]) assert.ok(found.some((item) => item.startsWith(badge)), `${address}: ${badge} in ${found}`);
  }
});

test("what the rules say is English on every page, and says so", { skip }, async () => {
  save("ja/rdp.md", "---\ntitle: RDP の障害\ndraft: true\n---\n\n## 症状\n\n[なし](nai.md)\n");
  await browser.goTo(`${origin}/ja/articles/rdp/`);
  assert.match(await bar(), /指摘 \d+ 件/);
  assert.ok(await browser.run(() => [...document.querySelectorAll(".casebook-bar li span, .casebook-bar li p")].every(({ lang }) => lang === "en")));
  save("ja/rdp.md", "---\ntitle: RDP の障害\ndraft: true\n---\n\n## 症状\n\nイベント ID 1057 が記録されます。\n");
});

test("findings of the article stand in the bar and follow its state", { skip }, async () => {
  await browser.goTo(`${origin}/articles/other/`);
  await bar();
  save("other.md", article("Another", "See [nothing](gone.md)."));
  assert.ok(await browser.until(() => /1 finding/.test(document.querySelector(".casebook-bar").innerText)));
  await browser.click(".casebook-bar summary");
  const details = await browser.run(() => document.querySelector(".casebook-bar").innerText);
  assert.match(details, /other\.md:\d+:\d+ 'gone\.md' does not exist/);
  // The article that it leads to comes: the finding goes although this file was not touched.
  save("gone.md", article("No longer gone", ""));
  assert.ok(await browser.until(() => !/finding/.test(document.querySelector(".casebook-bar").innerText)));
});

test("the rules of build are asked about the article", { skip }, async () => {
  await browser.goTo(`${origin}/articles/other/`);
  await bar();
  save("other.md", article("Another", "Write to k.tanaka@northern-rail.co.jp."));
  assert.ok(await browser.until(() => /1 finding/.test(document.querySelector(".casebook-bar").innerText)));
  await browser.click(".casebook-bar summary");
  assert.match(await browser.run(() => document.querySelector(".casebook-bar").innerText), /other\.md:\d+:\d+ .*looks like somebody's address/);
  save("other.md", article("Another", "Write to nobody."));
  assert.ok(await browser.until(() => !/finding/.test(document.querySelector(".casebook-bar").innerText)));
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing on a page with the bar and with the overlay (${scheme})`, { skip: skip || noAxe }, async () => {
    await browser.look({ scheme });
    save("other.md", article("Another", "See [nothing](gone-for-good.md)."));
    await browser.goTo(`${origin}/articles/other/`);
    await browser.until(() => document.querySelector(".casebook-bar summary"));
    assert.deepEqual(await violations(browser), []);
    await browser.click(".casebook-bar summary");
    assert.deepEqual(await violations(browser), []);
    await browser.goTo(`${origin}/articles/draft/`);
    await bar();
    assert.deepEqual(await violations(browser), []);
    save("draft.md", "---\ntitle: [never closed\n---\n\n# Text\n");
    assert.ok(await browser.until(() => !document.querySelector(".casebook-overlay").hidden));
    assert.deepEqual(await violations(browser), []);
    save("draft.md", "---\ntitle: A draft\ndraft: true\n---\n\nNot ready.\n");
    assert.ok(await browser.until(() => document.querySelector(".casebook-overlay").hidden));
    await browser.look({});
  });
}

test("the search finds what was just written", { skip }, async () => {
  await browser.goTo(`${origin}/articles/other/`);
  await bar();
  await browser.press("/");
  await browser.until(() => document.querySelector("dialog[open] input") === document.activeElement);
  for (const key of "zebrafish") await browser.press(key);
  await browser.until(() => /zebrafish/.test(document.querySelector(".search-panel .found-status").innerText));
  save("other.md", article("Another", "A zebrafish appears."));
  assert.ok(await browser.until(() => [...document.querySelectorAll(".search-panel .found a")].some((link) => link.innerText.includes("zebrafish")), 8000));
  assert.ok(await browser.run(() => document.querySelector("dialog[open]") !== null), "the panel was closed");
  save("newcomer.md", article("A newcomer", "A zebrafish too."));
  const found = () => [...document.querySelectorAll(".search-panel .found a")].some((link) => link.innerText.includes("newcomer"));
  assert.ok(await browser.until(found, 8000), "an article that came is not found");
  rmSync(file("newcomer.md"));
  assert.ok(await browser.until(`() => !(${found})()`, 8000), "an article that went is still found");
  await browser.press(keys.escape);
});

test("the page works under a strict content policy and without complaints", { skip }, async () => {
  await browser.complaints();
  await browser.goTo(`${origin}/articles/rdp/`);
  await bar();
  assert.deepEqual(await browser.complaints(), []);
});

test("a server that was away is found again, and what changed meanwhile is shown", { skip }, async () => {
  await browser.goTo(`${origin}/articles/other/`);
  await bar();
  await stop();
  assert.ok(await browser.until(() => document.querySelector(".casebook-bar.casebook-lost")));
  save("other.md", article("Another", "Written while nobody served."));
  await start();
  assert.ok(await browser.until(() => document.querySelector("main").innerText.includes("Written while nobody served."), 10000));
  assert.ok(await browser.run(() => !document.querySelector(".casebook-bar.casebook-lost")));
});

test("with --follow the page goes where the writer is", { skip }, async () => {
  await stop();
  await start("--follow");
  await browser.goTo(`${origin}/articles/other/`);
  await bar();
  save("rdp.md", article("Followed", long));
  assert.ok(await browser.until(() => location.pathname === "/articles/rdp/" && document.title.startsWith("Followed"), 5000));
});

test("a quiet line says what changed, and a signal ends it cleanly", { skip }, async () => {
  assert.match(server.lines, /^ready {2}\d/m);
  // Told when the page is out already.
  while (!/^rdp\.md {2}\d+(\.\d)? ms/m.test(server.lines)) await once(server.stderr, "data");
  server.kill("SIGINT");
  const [code] = await once(server, "exit");
  assert.equal(code, 0);
});
