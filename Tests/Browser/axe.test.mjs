// Accessibility: axe-core finds nothing on any kind of page, light or dark.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noAxe, violations } from "./axe.mjs";
import { Browser, unavailable } from "./browser.mjs";
import { encoded, noSite, pageOfEachKind, site } from "./pages.mjs";
import { serve } from "./server.mjs";

const skip = unavailable() || noSite || noAxe;
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

for (const scheme of skip ? [] : ["light", "dark"]) {
  for (const address of pageOfEachKind()) {
    test(`axe finds nothing on /${address} (${scheme})`, async () => {
      await browser.look({ scheme });
      await browser.land(`${server.origin}/${encoded(address)}`);
      assert.deepEqual(await violations(browser), []);
    });
  }
  for (const address of ["?q=0x8009030D", "en/search/?q=remote%20desktop"]) {
    test(`axe finds nothing on the results of /${address} (${scheme})`, async () => {
      await browser.look({ scheme });
      await browser.goTo(`${server.origin}/${address}`);
      assert.ok(await browser.until(() => document.querySelectorAll(".found a").length));
      assert.deepEqual(await violations(browser), []);
    });
  }
}
if (skip) test("accessibility", { skip });
