// Hostile text in articles, front matter, file names and configuration runs nothing, even where no content policy helps.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { Browser, unavailable } from "./browser.mjs";
import { allPages, encoded, noProgram, program, repository } from "./pages.mjs";
import { serve } from "./server.mjs";

/// One vector a line.
const fixture = path.join(repository, "Tests/RenderingTests/RawHTML/Fixtures/xss.txt");
const skip = unavailable() || noProgram || (existsSync(fixture) ? false : "there is no list of vectors");
const vectors = skip ? [] : readFileSync(fixture, "utf8").split("\n").filter((line) => line.trim() && !line.startsWith("# "));
let browser, folder;

before(async () => {
  if (skip) return;
  folder = mkdtempSync(path.join(os.tmpdir(), "casebook-xss-"));
  browser = await Browser.open();
});
after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true });
});

/// Builds a knowledge base given as path → text and gives the folder of its site.
function build(name, files) {
  const source = path.join(folder, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(source, file)), { recursive: true });
    writeFileSync(path.join(source, file), text);
  }
  const output = path.join(folder, `${name}-site`);
  const result = spawnSync(program, ["build", source, "--output-dir", output], { encoding: "utf8", timeout: 60_000 });
  assert.ok(result.status === 0 || result.status === 1, `exit ${result.status} ${result.signal}: ${result.stderr.slice(-600)}`);
  return output;
}

/// What is wrong in the page that is open: things that ran, and things that would run at a click or a hover.
const dangers = () => {
  const found = [];
  if (globalThis.__xss !== undefined) found.push(`ran: ${globalThis.__xss}`);
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith("on")) found.push(`${name} ${attribute}=${value}`);
      if (["srcdoc", "formaction"].includes(attribute)) found.push(`${name} ${attribute}=${value}`);
      if (!["href", "src", "action", "xlink:href", "data", "poster"].includes(attribute)) continue;
      let scheme = "invalid:";
      try { scheme = new URL(value, document.baseURI).protocol; } catch { /* stays invalid: leads nowhere */ }
      if (!["http:", "https:", "mailto:", "invalid:"].includes(scheme)) found.push(`${name} ${attribute}=${value}`);
    }
    const foreign = ["iframe", "object", "embed", "base", "frame", "applet", "math", "style", "foreignobject"].includes(name);
    const inline = name === "script" && !element.src && element.type !== "application/ld+json";
    const away = ["script", "link", "img", "audio", "video", "source"].includes(name)
      && element.rel !== "canonical" && new URL(element.src || element.href || ".", document.baseURI).origin !== location.origin;
    if (foreign || inline || (away && name !== "img")) found.push(element.outerHTML.slice(0, 160));
  }
  return found;
};

async function assertHarmless(site) {
  const server = await serve(site, { policy: "" });
  try {
    for (const address of allPages(site)) {
      const url = `${server.origin}/${encoded(address)}`;
      await browser.goTo(url);
      assert.equal(await browser.currentURL(), url, `/${address} led away`);
      assert.deepEqual(await browser.run(dangers), [], `/${address}`);
    }
  } finally {
    await server.close();
  }
}

test("vectors are many", { skip }, () => assert.ok(vectors.length >= 60, `${vectors.length}`));

test("vectors in article bodies run nothing", { skip }, async () => {
  const places = (vector) => `# Title\n\n${vector}\n\nText ${vector} text [link](${vector}) ![image](<${vector.replaceAll(/[<>\n]/g, "")}>)\n\n`
    + `| a | ${vector} |\n| --- | --- |\n| ${vector} | b |\n\n> [!NOTE]\n> ${vector}\n\n:::note[${vector}]\n${vector}\n:::\n\n`
    + `\`\`\`${vector}\n${vector}\n\`\`\`\n\n## ${vector}\n\nFootnote[^1].\n\n[^1]: ${vector}\n`;
  await assertHarmless(build("bodies", Object.fromEntries(vectors.map((vector, n) => [`articles/a${n}.md`, places(vector)]))));
});

test("vectors in front matter run nothing", { skip }, async () => {
  const fields = (vector) => ["title", "description", "owner", "state", "type", "lang", "audience"]
    .map((key) => `${key}: ${JSON.stringify(vector)}\n`).join("")
    + ["products", "tags", "events", "kbs", "codes", "aliases", "related"].map((key) => `${key}: [${JSON.stringify(vector)}]\n`).join("");
  await assertHarmless(build("fields", Object.fromEntries(
    vectors.map((vector, n) => [`articles/a${n}.md`, `---\n${fields(vector)}---\n\n# Title\n\nEvent ID 1057.\n`]))));
});

test("vectors in file names run nothing", { skip }, async () => {
  const name = (vector) => Buffer.from(vector.replaceAll(/[/\0]/g, "\u2215")).subarray(0, 180).toString().replaceAll("\ufffd", "");
  await assertHarmless(build("names", Object.fromEntries(vectors.map((vector, n) => [`articles/${n}${name(vector)}.md`, "Event ID 1057.\n"]))));
});

test("vectors in the configuration run nothing", { skip }, async () => {
  for (const [n, vector] of vectors.entries()) {
    await assertHarmless(build(`configuration${n}`, {
      "casebook.yml": `title: ${JSON.stringify(vector)}\ndescription: ${JSON.stringify(vector)}\n`,
      "articles/a.md": "# Title\n\nEvent ID 1057.\n",
    }));
  }
});
