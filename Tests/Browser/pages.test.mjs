// Every kind of page in a browser: no error, nothing blocked, nothing missing, fits a phone, weighs little.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, unavailable } from "./browser.mjs";
import { allPages, encoded, kind, noSite, pageOfEachKind, site } from "./pages.mjs";
import { serve } from "./server.mjs";

const skip = unavailable() || noSite;
const addresses = skip ? [] : pageOfEachKind();
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

for (const address of addresses) {
  test(`/${address} loads without a complaint`, async () => {
    server.missing.length = 0;
    await browser.look({});
    await browser.goTo(`${server.origin}/${encoded(address)}`);
    // Chromium asks for the icon of old by itself, before it has read which one the page names.
    assert.deepEqual((await browser.complaints()).filter((text) => !text.includes("/favicon.ico")), []);
    assert.deepEqual(server.missing.filter((path) => path !== "/favicon.ico"), []);
  });

  test(`/${address} fits a screen of 320 pixels`, async () => {
    await browser.look({ width: 320, height: 640, mobile: true });
    await browser.land(`${server.origin}/${encoded(address)}`);
    const [width, wide] = await browser.run(() => {
      const inner = (element) => {
        for (let parent = element.parentElement; parent; parent = parent.parentElement) {
          if (getComputedStyle(parent).overflowX !== "visible") return true;
        }
        return false;
      };
      const wide = [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > 321 && !inner(element))
        .map((element) => `${element.tagName}.${element.className}`);
      return [document.scrollingElement.scrollWidth, wide.slice(0, 5)];
    });
    assert.ok(width <= 320, `${width} pixels wide: ${wide.join(" ")}`);
  });
}

test("a typical article loads at most 60 KB beyond its images", { skip }, async (context) => {
  const articles = allPages().filter((address) => /^(\w\w\/)?articles\/./.test(address) || kind(address) === "articles/*/");
  const sample = articles.filter((_, index) => index % Math.ceil(articles.length / 15) === 0);
  const weights = [];
  await browser.look({});
  for (const address of sample) {
    await browser.goTo(`${server.origin}/${encoded(address)}`);
    weights.push(await browser.run(() => performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
      .filter((entry) => entry.initiatorType !== "img")
      .reduce((sum, entry) => sum + entry.decodedBodySize, 0)));
  }
  weights.sort((a, b) => a - b);
  const median = weights[weights.length >> 1];
  context.diagnostic(`bytes of ${weights.length} articles: median ${median}, largest ${weights.at(-1)}`);
  assert.ok(median > 0 && median <= 60 * 1024, `${median} bytes`);
});
if (skip) test("pages in a browser", { skip });
