// A site for several audiences with articles that are replaced and archived: its badges, boxes and notices by axe, its print sheet.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { noAxe, violations } from "./axe.mjs";
import { Browser, unavailable } from "./browser.mjs";
import { noProgram, program } from "./pages.mjs";
import { serve } from "./server.mjs";

const skip = unavailable() || noProgram;
const files = {
  "casebook.yml": "title: Cases\nbase-url: https://kb.example/\nlanguages: [ja, en]\naudiences: [public, internal]\n",
  "articles/ja/new.md": "---\nstate: verified\ndate: 2026-01-10\nowner: 班\n---\n\n# 新しい手順\n\nコード 0x8009030D。<https://x.example/> と[手引き](https://x.example/y)。\n\n"
    + ":::internal[班へ]\n[社内](inside.md)\n:::\n",
  "articles/ja/inside.md": "---\naudience: internal\nstate: unverified\ndate: 2026-02-10\n---\n\n# 社内の手順\n\nコード 0x8009030D。[新](new.md)\n",
  "articles/ja/old.md": "---\nsuperseded-by: new\n---\n\n# 古い手順\n\nコード 0x8009030D。\n",
  "articles/en/new.md": "---\ndate: 2026-05-01\n---\n\n# New steps\n\n## Cause\n\nError code 0x8009030D.\n",
  "articles/en/old.md": "# Old steps\n\nError code 0x8009030D.\n",
  "articles/ja/archived.md": "---\nstate: archived\n---\n\n# 保存した手順\n\nコード 0x8009030D。\n",
};
let browser, server, folder;

before(async () => {
  if (skip) return;
  folder = mkdtempSync(path.join(tmpdir(), "casebook-standing-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const build = spawnSync(program, ["build", folder, "--audience", "internal", "-q"], { encoding: "utf8" });
  assert.equal(build.status, 0, build.stderr);
  server = await serve(path.join(folder, "public"));
  browser = await Browser.open();
});
after(async () => {
  await browser?.close();
  await server?.close();
  if (folder) rmSync(folder, { recursive: true });
});

const addresses = ["", "articles/", "articles/new/", "articles/old/", "articles/archived/", "en/articles/old/", "codes/0x8009030d/", "en/codes/0x8009030d/"];
for (const scheme of ["light", "dark"]) {
  for (const address of addresses) {
    test(`axe finds nothing on /${address} (${scheme})`, { skip: skip || noAxe }, async () => {
      await browser.look({ scheme });
      await browser.goTo(`${server.origin}/${address}`);
      assert.deepEqual(await violations(browser), []);
    });
  }
}

test("nothing is wider than a phone", { skip }, async () => {
  await browser.look({ width: 390, height: 844, mobile: true });
  for (const address of addresses) {
    await browser.goTo(`${server.origin}/${address}`);
    assert.ok(await browser.run(() => document.documentElement.scrollWidth <= innerWidth), address);
  }
  await browser.look({});
});

test("paper has the site's name and the page's address, and no address twice", { skip }, async () => {
  await browser.goTo(`${server.origin}/articles/new/`);
  await browser.cdp("Emulation.setEmulatedMedia", { media: "print" });
  try {
    const footer = await browser.run(() => [...document.querySelectorAll("footer.site, footer.site .address")].map((part) => part.checkVisibility() && part.innerText));
    assert.deepEqual(footer, ["Cases https://kb.example/articles/new/", "https://kb.example/articles/new/"]);
    const added = await browser.run(() => [...document.querySelectorAll(".body a[href^=http]")].map((link) => getComputedStyle(link, "::after").content));
    assert.equal(added.length, 2);
    assert.equal(added[0], "none");
    assert.match(added[1], /https:\/\/x\.example\/y/);
  } finally {
    await browser.cdp("Emulation.setEmulatedMedia", { media: "" });
  }
});
