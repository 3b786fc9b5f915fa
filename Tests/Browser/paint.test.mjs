// What a page needs before it shows: its HTML, one style sheet, the few lines that set the theme; and nothing moves afterwards.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, unavailable } from "./browser.mjs";
import { encoded, noSite, pageOfEachKind, site } from "./pages.mjs";
import { serve } from "./server.mjs";

const skip = unavailable() || noSite;
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

for (const address of skip ? [] : pageOfEachKind()) {
  test(`/${address} waits for little and does not move`, async () => {
    await browser.look({});
    await browser.land(`${server.origin}/${encoded(address)}`);
    const { waits, shift } = await browser.runAsync(async () => {
      const shifts = await new Promise((resolve) => {
        const seen = [];
        const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(seen.concat(observer.takeRecords()))));
      });
      const resources = performance.getEntriesByType("resource");
      return {
        waits: resources.filter((entry) => entry.renderBlockingStatus === "blocking")
          .map((entry) => new URL(entry.name).pathname.split("/").pop()).sort(),
        shift: shifts.reduce((sum, entry) => sum + entry.value, 0),
      };
    });
    assert.deepEqual(waits, ["style.css", "theme.js"]);
    // What may have been meant by a lost address is known only when the search has answered.
    if (address !== "404.html") assert.equal(shift, 0);
  });
}
if (skip) test("painting", { skip });
