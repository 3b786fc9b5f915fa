// Accessibility: axe-core finds nothing on any kind of page, light or dark.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Browser, unavailable } from "./browser.mjs";
import { encoded, noSite, pageOfEachKind, site } from "./pages.mjs";
import { serve } from "./server.mjs";

/// AXE names axe.min.js; the test runner sets it.
const axe = process.env.AXE ?? "";
const skip = unavailable() || noSite || (existsSync(axe) ? false : "AXE does not name axe.min.js");
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

async function violations() {
  await browser.call("/execute/sync", { script: readFileSync(axe, "utf8"), args: [] });
  return browser.runAsync(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }).then((result) => result.violations.map((violation) =>
    `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" ")}`)));
}

for (const scheme of skip ? [] : ["light", "dark"]) {
  for (const address of pageOfEachKind()) {
    test(`axe finds nothing on /${address} (${scheme})`, async () => {
      await browser.look({ scheme });
      await browser.goTo(`${server.origin}/${encoded(address)}`);
      assert.deepEqual(await violations(), []);
    });
  }
  for (const address of ["?q=0x8009030D", "en/search/?q=remote%20desktop"]) {
    test(`axe finds nothing on the results of /${address} (${scheme})`, async () => {
      await browser.look({ scheme });
      await browser.goTo(`${server.origin}/${address}`);
      assert.ok(await browser.until(() => document.querySelectorAll(".found a").length));
      assert.deepEqual(await violations(), []);
    });
  }
}
if (skip) test("accessibility", { skip });
