// The search panel as a reader uses it: by keys, with an input method, by address, without a server, on a broken site.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { Browser, unavailable } from "./browser.mjs";
import { noSite, site } from "./pages.mjs";
import { serve } from "./server.mjs";

const noIndex = () => (readdirSync(site).includes("search") ? false : "the site has no search index");
const skip = unavailable() || noSite || noIndex();
const keys = { enter: "\uE007", escape: "\uE00C", down: "\uE015", up: "\uE013", control: "\uE009" };
let browser, server;

before(async () => {
  if (skip) return;
  server = await serve(site);
  browser = await Browser.open();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const home = () => browser.goTo(`${server.origin}/`);
const type = async (text) => { for (const character of text) await browser.press(character); };
const results = () => browser.run(() => [...document.querySelectorAll(".search-panel .found a")].map((option) => option.textContent));
const isOpen = () => browser.until(() => document.querySelector("dialog[open] input") === document.activeElement && document.activeElement !== null);
const found = () => browser.until(() => document.querySelectorAll(".search-panel .found a").length);

test("the slash, Ctrl+K and the box open the panel", { skip }, async () => {
  await home();
  await browser.press("/");
  assert.ok(await isOpen());
  assert.equal(await browser.run(() => document.activeElement.value), "");
  await browser.press(keys.escape);
  assert.ok(await browser.until(() => !document.querySelector("dialog[open]")));
  await browser.call("/actions", { actions: [{ type: "key", id: "keyboard", actions: [
    { type: "keyDown", value: keys.control }, { type: "keyDown", value: "k" }, { type: "keyUp", value: "k" }, { type: "keyUp", value: keys.control },
  ] }] });
  assert.ok(await isOpen());
  await browser.press(keys.escape);
  await browser.click("header .search input");
  assert.ok(await isOpen());
});

test("what is typed into the box goes on in the panel", { skip }, async () => {
  await home();
  await browser.run(() => document.querySelector("header .search input").focus());
  await type("1057");
  assert.ok(await found());
  assert.equal(await browser.run(() => document.activeElement.value), "1057");
});

test("the exact entity is first, arrows move, Enter opens, Back brings the results", { skip }, async () => {
  await home();
  await browser.press("/");
  await isOpen();
  await type("-2146893043");
  assert.ok(await found());
  assert.match((await results())[0], /0x8009030D/);
  const active = () => browser.run(() => document.querySelector('.search-panel [aria-selected="true"]').textContent);
  await browser.press(keys.down);
  assert.equal(await active(), (await results())[1]);
  await browser.press(keys.up);
  assert.equal(await active(), (await results())[0]);
  await browser.press(keys.down, keys.enter);
  assert.ok(await browser.until(() => location.pathname.includes("/articles/")));
  await browser.call("/back", {});
  assert.ok(await found());
  assert.match(await browser.currentURL(), /\?q=-2146893043$/);
});

/** The panel with the results of a text. */
async function openWith(text) {
  await home();
  await browser.press("/");
  await isOpen();
  await type(text);
  assert.ok(await found());
}

test("Enter opens what was asked for last, not what stands there still", { skip }, async () => {
  await openWith("KB4012219");
  await browser.run(() => {
    const field = document.querySelector(".search-panel input");
    field.value = "1057";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
  assert.ok(await browser.until(() => location.pathname.includes("/events/1057/")));
});

test("results of an earlier text that come after Enter open nothing", { skip }, async () => {
  await openWith("KB4012219");
  await browser.run(() => {
    globalThis.casebookSearch.open("KB4012219");
    const field = document.querySelector(".search-panel input");
    field.value = "1057";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
  assert.ok(await browser.until(() => location.pathname.includes("/events/1057/")));
});

test("a button and a touch beside it close the panel, and the address is the page's own again", { skip }, async () => {
  await browser.goTo(`${server.origin}/?q=1057`);
  assert.ok(await found());
  await browser.click(".search-close");
  assert.ok(await browser.until(() => !document.querySelector("dialog[open]")));
  // The event that tells of the closing comes a little later.
  assert.ok(await browser.until(() => !location.search.includes("q=")));
  await browser.press("/");
  await isOpen();
  await browser.run(() => document.querySelector("dialog").click());
  assert.ok(await browser.until(() => !document.querySelector("dialog[open]")));
});

/** What a page knows of an index that was published anew since: names of files that are there no more. */
function rememberOldNames(folder) {
  const script = path.join(folder, "search/data/search.js");
  writeFileSync(script, readFileSync(script, "utf8").replace(/^(names [es] \d+ )..../gm, "$1zzzz"));
}

test("a page that was open while the site was published anew still finds", { skip }, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "casebook-published-"));
  cpSync(site, folder, { recursive: true });
  rememberOldNames(folder);
  const own = await serve(folder);
  try {
    await browser.goTo(`${own.origin}/`);
    await browser.press("/");
    await isOpen();
    await browser.until(() => globalThis.casebookSearch !== undefined);
    await type("1057");
    assert.ok(await found());
    assert.ok(await browser.run(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("zzzz"))));
    assert.match((await results())[0], /1057/);
    assert.doesNotMatch(await browser.run(() => document.querySelector(".search-panel .found-status").textContent), /could not|読み込めません/);
  } finally {
    // The files that are gone are complaints of this page only.
    await browser.complaints();
    await own.close();
    rmSync(folder, { recursive: true });
  }
});

test("an input method's Enter opens nothing", { skip }, async () => {
  await home();
  await browser.press("/");
  await isOpen();
  const address = await browser.currentURL();
  await browser.cdp("Input.imeSetComposition", { text: "しょうめいしょ", selectionStart: 7, selectionEnd: 7 });
  await browser.cdp("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", code: "Enter", windowsVirtualKeyCode: 229 });
  assert.equal(await browser.currentURL(), address);
  await browser.cdp("Input.insertText", { text: "証明書" });
  assert.ok(await found());
  assert.equal(await browser.run(() => document.activeElement.value), "証明書");
  assert.equal(await browser.currentURL(), address);
});

test("results never vanish while one types", { skip }, async () => {
  await home();
  await browser.press("/");
  await isOpen();
  await type("remote");
  assert.ok(await found());
  await browser.run(() => {
    globalThis.__least = Infinity;
    const list = document.querySelector(".search-panel .found");
    new MutationObserver(() => { globalThis.__least = Math.min(globalThis.__least, list.children.length); }).observe(list, { childList: true });
  });
  await type(" desktop");
  await browser.until(() => globalThis.__least !== Infinity);
  assert.ok(await browser.run(() => globalThis.__least) > 0);
});

test("the address holds the query of the page of results", { skip }, async () => {
  await browser.goTo(`${server.origin}/search/?q=KB4012219`);
  assert.ok(await browser.until(() => document.querySelectorAll(".search-page .found a").length));
  assert.equal(await browser.run(() => document.querySelector(".search-page input").value), "KB4012219");
  assert.match(await browser.run(() => document.querySelector(".search-page [role=status]").textContent), /\d/);
  await browser.run(() => {
    const field = document.querySelector(".search-page input");
    field.value = "1057";
    field.dispatchEvent(new InputEvent("input"));
  });
  assert.ok(await browser.until(() => location.search === "?q=1057"));
});

test("facets narrow the results", { skip }, async () => {
  await browser.goTo(`${server.origin}/search/?q=0x8009030D`);
  await browser.until(() => document.querySelectorAll(".search-page .facets button").length);
  await browser.run(() => [...document.querySelectorAll(".facets button")].find((button) => button.textContent.startsWith("English")).click());
  const pressed = await browser.until(() => document.querySelector('.facets [aria-pressed="true"]')?.textContent.startsWith("English"));
  assert.ok(pressed);
  const urls = await browser.run(() => [...document.querySelectorAll(".search-page .found a")].map((option) => new URL(option.href).pathname));
  assert.ok(urls.length > 0 && urls.every((url) => url.startsWith("/en/")), urls.join(" "));
});

test("marked words and the section stand in the result", { skip }, async () => {
  await browser.goTo(`${server.origin}/en/search/?q=certificate%20created`);
  await browser.until(() => document.querySelectorAll(".search-page .found a").length);
  assert.ok(await browser.run(() => document.querySelectorAll(".search-page .found mark").length) > 1);
});

test("of an entity's spellings the one that was typed is marked, with its sign", { skip }, async () => {
  const typed = async (query) => {
    await browser.goTo(`${server.origin}/en/search/?q=${encodeURIComponent(query)}`);
    await browser.until(() => document.querySelectorAll(".search-page .found a").length);
    return browser.run(() => [...document.querySelectorAll(".search-page .found-entity mark")].map((mark) => mark.textContent));
  };
  assert.deepEqual(await typed("-2146893043"), ["-2146893043"]);
  assert.deepEqual(await typed("8009030d"), ["8009030D"]);
  assert.deepEqual(await typed("0x8009030D"), []);
});

test("nothing found is said, and nothing is markup", { skip }, async () => {
  await home();
  await browser.press("/");
  await isOpen();
  await browser.run(() => {
    document.activeElement.value = "<img src=x onerror=alert(1)> zzqqxxyy";
    document.activeElement.dispatchEvent(new InputEvent("input"));
  });
  const status = await browser.until(() => document.querySelector(".search-panel [role=status]").textContent);
  assert.ok(status);
  assert.equal(await browser.run(() => document.querySelectorAll(".search-panel img").length + (globalThis.__xss ? 1 : 0)), 0);
});

test("nothing breaks the content policy", { skip }, async () => {
  assert.deepEqual(await browser.complaints(), []);
});

test("the panel works without a server", { skip }, async () => {
  await browser.goTo(`file://${site}/index.html`);
  await browser.press("/");
  await isOpen();
  await type("1057");
  assert.ok(await found());
  assert.match(await browser.run(() => document.querySelector(".search-panel .found a").href), /\/index\.html$/);
  assert.deepEqual(await browser.complaints(), []);
});

test("a slow host is said to be waited for", { skip }, async () => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  const slow = await serve(site, { before: (address) => (/search\/data\/\w+-/.test(address) ? held : undefined) });
  try {
    await browser.goTo(`${slow.origin}/`);
    await browser.press("/");
    await isOpen();
    await type("1057");
    const status = () => browser.run(() => document.querySelector(".search-panel .found-status").textContent);
    assert.ok(await browser.until(() => /Searching|検索しています/.test(document.querySelector(".search-panel .found-status").textContent)));
    release();
    assert.ok(await found());
    assert.doesNotMatch(await status(), /Searching|検索しています/);
  } finally {
    release();
    await slow.close();
  }
});

test("numbers are offered while they are typed", { skip }, async () => {
  await home();
  await browser.press("/");
  await isOpen();
  await type("0x80090");
  assert.ok(await browser.until(() => [...document.querySelectorAll(".search-panel .found a .chip")].some((chip) => chip.textContent.includes("0x8009030D"))));
  // Offers are no articles: nothing is said of how many were found.
  assert.equal(await browser.run(() => document.querySelector(".search-panel .found-status").textContent), "");
  await browser.click(".search-panel .found a");
  assert.ok(await browser.until(() => /\/codes\/0x8009/.test(location.pathname)));
});

test("the panel leads to all results", { skip }, async () => {
  await home();
  await browser.press("/");
  await isOpen();
  await type("Windows");
  assert.ok(await browser.until(() => document.querySelector(".search-panel .found-more")));
  const count = (await results()).length;
  await browser.click(".search-panel .found-more");
  assert.ok(await browser.until(() => document.querySelector(".search-page .found a")));
  assert.match(await browser.currentURL(), /search\/\?q=Windows/);
  assert.ok(await browser.run(() => document.querySelectorAll(".search-page .found a").length) > count);
});

test("a site without scripts leads to the lists", { skip }, async () => {
  const page = readFileSync(path.join(site, "search/index.html"), "utf8");
  assert.match(page, /href="\.\.\/events\/"/);
});

for (const [name, damage, message] of [
  ["cut", (text) => text.slice(0, text.length / 2), /could not be loaded|読み込めませんでした/],
  ["foreign", () => "casebookShard(\"root\",`casebook-search 99\nfolder x\n`)\n", /[Rr]eload|再読み込み/],
]) {
  test(`a ${name} root is said to be unusable`, { skip }, async () => {
    const copy = mkdtempSync(path.join(os.tmpdir(), "casebook-search-"));
    const broken = await serve(copy);
    try {
      cpSync(site, copy, { recursive: true });
      rememberOldNames(copy);
      const root = path.join(copy, "search/data/root.js");
      writeFileSync(root, damage(readFileSync(root, "utf8")));
      await browser.goTo(`${broken.origin}/`);
      await browser.press("/");
      await isOpen();
      await type("1057");
      assert.match(await browser.until(() => document.querySelector(".search-panel [role=status]").textContent), message);
      assert.deepEqual(await results(), []);
    } finally {
      await broken.close();
      rmSync(copy, { recursive: true });
    }
    await browser.complaints();
  });
}
