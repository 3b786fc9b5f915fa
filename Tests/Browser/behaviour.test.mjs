// What a reader does on a page: copies a command, changes the theme, reaches the search, goes by keyboard, prints.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { Browser, unavailable } from "./browser.mjs";
import { allPages, encoded, noSite, site } from "./pages.mjs";
import { serve } from "./server.mjs";

const skip = unavailable() || noSite;
const keys = { tab: "\uE004", enter: "\uE007", escape: "\uE00C" };
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

const open = (address) => browser.goTo(`${server.origin}/${encoded(address)}`);

/// The first article of a language whose page holds a text.
function article(language, text) {
  return allPages().filter((address) => address.endsWith("/")).find((address) => {
    const page = readFileSync(path.join(site, address, "index.html"), "utf8");
    return /(^|\/)articles\/./.test(address) && page.includes(`<html lang="${language}"`) && page.includes(text);
  });
}

for (const language of skip ? [] : ["ja", "en"]) {
  test(`a command is copied whole (${language})`, async () => {
    await browser.look({});
    await browser.cdp("Browser.grantPermissions", {
      origin: server.origin, permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"],
    });
    await open(article(language, "<pre"));
    const expected = await browser.run(() => {
      const isCopy = (button) => /copy|コピー/i.test([button.textContent, button.ariaLabel, button.title].join(" "));
      const button = [...document.querySelectorAll("button")].find(isCopy);
      if (!button) return null;
      button.id ||= "copy-under-test";
      let block = button.parentElement;
      while (!block.querySelector("pre")) block = block.parentElement;
      globalThis.__button = button.id;
      const code = block.querySelector("pre code, pre").cloneNode(true);
      for (const prompt of code.querySelectorAll(".p")) prompt.remove();
      return code.textContent;
    });
    assert.ok(expected, "there is no copy button");
    await browser.click(`#${await browser.run(() => globalThis.__button)}`);
    await browser.until(() => /copied|コピーしました/i.test(document.body.innerText), 1000);
    const copied = await browser.runAsync(() => navigator.clipboard.readText());
    assert.equal(copied.trimEnd(), expected.trimEnd());
  });

  test(`what a ticket needs is copied (${language})`, async () => {
    await open(article(language, 'class="chips"'));
    const expected = await browser.run(() => {
      const about = [...document.querySelectorAll("article > .chips .chip")].map((chip) => chip.textContent);
      return [document.querySelector("h1").textContent, location.href, about.join(" · ")].join("\n");
    });
    await browser.click("button.ticket");
    await browser.until(() => /copied|コピーしました/i.test(document.body.innerText), 1000);
    assert.equal((await browser.runAsync(() => navigator.clipboard.readText())).trimEnd(), expected);
  });

  test(`a command is copied where the browser keeps the clipboard from scripts, without its prompt (${language})`, async () => {
    await open(article(language, '<span class="p">'));
    await browser.run(() => {
      globalThis.__clipboard = navigator.clipboard;
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.querySelector(".code:has(.p) .copy").id = "copy-under-test";
    });
    await browser.click("#copy-under-test");
    await browser.until(() => /copied|コピーしました/i.test(document.body.innerText), 1000);
    const copied = await browser.runAsync(() => globalThis.__clipboard.readText());
    const [shown, prompt] = await browser.run(() => {
      const block = document.querySelector(".code:has(.p)");
      return [block.querySelector("code").textContent, block.querySelector(".p").textContent];
    });
    assert.ok(copied.length > 0 && shown.includes(copied.split("\n")[0]), copied);
    assert.ok(!copied.startsWith(prompt), copied);
  });

  test(`the theme can be changed and is remembered (${language})`, async () => {
    const background = () => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor;
    await browser.look({ scheme: "light" });
    await open(article(language, "</h1>"));
    const light = await browser.run(background);
    await browser.run(() => {
      const names = (button) => [button.textContent, button.ariaLabel, button.title].join(" ");
      const button = [...document.querySelectorAll("button")].find((each) => /theme|dark|テーマ|ダーク|配色/i.test(names(each)));
      if (button) button.id = "theme-under-test";
    });
    await browser.click("#theme-under-test");
    const dark = await browser.until(() => true) && await browser.run(background);
    assert.notEqual(dark, light);
    await open("");
    assert.equal(await browser.run(background), dark);
    await browser.run(() => localStorage.clear());
  });

  test(`the system's colour scheme counts where nothing was chosen (${language})`, async () => {
    const background = () => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor;
    const seen = [];
    for (const scheme of ["light", "dark"]) {
      await browser.look({ scheme });
      await open(article(language, "</h1>"));
      seen.push(await browser.run(background));
    }
    assert.notEqual(seen[0], seen[1]);
  });
}

test("the slash key leads to the search box", { skip }, async () => {
  await browser.look({});
  await open("");
  await browser.run(() => document.activeElement?.blur());
  await browser.press("/");
  assert.equal(await browser.until(() => document.activeElement?.type), "search");
  assert.equal(await browser.run(() => document.activeElement?.value), "");
});

test("the first tab stop leads past the navigation", { skip }, async () => {
  await open(article("ja", "</h1>"));
  await browser.press(keys.tab);
  const target = await browser.run(() => document.activeElement?.getAttribute("href"));
  assert.match(target ?? "", /^#/);
  await browser.press(keys.enter);
  assert.ok(await browser.run(() => document.querySelector(location.hash)?.matches("main, main *")));
});

test("what has the focus shows it", { skip }, async () => {
  await open(article("en", "</h1>"));
  for (let count = 0; count < 12; count += 1) {
    await browser.press(keys.tab);
    const style = await browser.run(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
      return [document.activeElement.outerHTML.slice(0, 120), outlineStyle !== "none" && outlineWidth !== "0px" || boxShadow !== "none"];
    });
    assert.ok(style[1], `no focus ring: ${style[0]}`);
  }
});

test("a page is whole without scripts", { skip }, async () => {
  await browser.cdp("Emulation.setScriptExecutionDisabled", { value: true });
  try {
    await open(article("en", "<pre"));
    const { root } = await browser.cdp("DOM.getDocument", { depth: 1 });
    const { nodeId } = await browser.cdp("DOM.querySelector", { nodeId: root.nodeId, selector: "main h1" });
    assert.ok(nodeId > 0);
  } finally {
    await browser.cdp("Emulation.setScriptExecutionDisabled", { value: false });
  }
});

test("paper gets the article without navigation", { skip }, async () => {
  await open(article("en", "<pre"));
  await browser.cdp("Emulation.setEmulatedMedia", { media: "print" });
  try {
    const shown = await browser.run(() => [...document.querySelectorAll("nav, button, input")]
      .filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 100)));
    assert.deepEqual(shown, []);
    assert.ok(await browser.run(() => document.querySelector("main h1").checkVisibility()));
  } finally {
    await browser.cdp("Emulation.setEmulatedMedia", { media: "" });
  }
});
