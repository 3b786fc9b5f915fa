// A site built with --offline, opened from the disk as a double-click opens it: navigation, search, theme and languages work.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { Browser, unavailable } from "./browser.mjs";
import { noProgram, pageOfEachKind, program, repository } from "./pages.mjs";

const skip = unavailable() || noProgram;
let browser, folder, root;

before(async () => {
  if (skip) return;
  folder = mkdtempSync(path.join(tmpdir(), "casebook-offline-"));
  const build = spawnSync(program, ["build", repository, "--offline", "-o", folder, "-q"], { encoding: "utf8" });
  assert.equal(build.status, 0, build.stderr);
  root = pathToFileURL(folder + "/").href;
  browser = await Browser.open();
});
after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true });
});

const open = (page) => browser.goTo(root + page);
const address = () => browser.run(() => location.href);
const clean = async () => assert.deepEqual(await browser.complaints(), []);

test("every kind of page opens without a complaint", { skip }, async () => {
  for (const page of pageOfEachKind(folder)) {
    await open(page.split("/").map(encodeURIComponent).join("/") + (page.endsWith(".html") ? "" : "index.html"));
    await clean();
    const folders = await browser.run(() =>
      [...document.querySelectorAll("a[href], form[action]")].map((element) => element.href ?? element.action)
        .filter((url) => url.startsWith("file:") && /\/([#?]|$)/.test(url)));
    assert.deepEqual(folders, [], page);
  }
});

test("links lead from page to page", { skip }, async () => {
  await open("index.html");
  await browser.click("header.site nav a");
  assert.ok(await browser.until(() => location.href.endsWith("/articles/index.html")), await address());
  await browser.click("main a[href*='cng-key-isolation']");
  assert.ok(await browser.until(() => document.querySelector(".page-article h1")), await address());
  await browser.click(".chips a");
  assert.ok(await browser.until(() => document.querySelector(".page-entity")), await address());
  await clean();
});

test("the search finds and its result opens", { skip }, async () => {
  await open("search/index.html?q=0x8009030D");
  assert.ok(await browser.until(() => document.querySelectorAll(".found a").length > 0));
  await browser.click(".found a.found-article");
  assert.ok(await browser.until(() => document.querySelector(".page-article")), await address());
  assert.match(await address(), /index\.html/);
  await clean();
});

test("the other language is a click away", { skip }, async () => {
  await open("articles/rdp/cng-key-isolation/index.html");
  await browser.click("header.site a[lang=en]");
  assert.ok(await browser.until(() => document.documentElement.lang === "en"), await address());
  await clean();
});

test("the theme changes and is remembered", { skip }, async () => {
  await browser.look({ scheme: "light" });
  await open("index.html");
  const background = () => browser.run(() => getComputedStyle(document.documentElement).backgroundColor
    + getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await browser.click("button.theme");
  assert.notEqual(await background(), light);
  const dark = await background();
  await open("articles/index.html");
  assert.equal(await background(), dark);
  await clean();
});
