// usage: node screenshots.mjs SITE OUTPUT [--full] [ADDRESS…]
// Photographs pages (one of each kind where none is named) light, dark and on a phone as OUTPUT/<address>-<look>.png.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Browser, unavailable } from "./browser.mjs";
import { encoded, pageOfEachKind } from "./pages.mjs";
import { serve } from "./server.mjs";

const looks = {
  light: { width: 1280, height: 900 },
  dark: { width: 1280, height: 900, scheme: "dark" },
  phone: { width: 390, height: 844, mobile: true },
};
const words = process.argv.slice(2);
const fullPage = words.includes("--full");
const [folder, output, ...named] = words.filter((word) => word !== "--full");
const reason = unavailable();
if (!output || reason) {
  console.error(reason || "usage: node screenshots.mjs SITE OUTPUT [--full] [ADDRESS…]");
  process.exit(reason ? 2 : 64);
}
const server = await serve(path.resolve(folder));
const browser = await Browser.open();
try {
  mkdirSync(output, { recursive: true });
  for (const address of named.length ? named : pageOfEachKind(folder)) {
    const name = address.replace(/\/$/, "").replaceAll("/", "_") || "home";
    for (const [look, size] of Object.entries(looks)) {
      await browser.look(size);
      await browser.goTo(`${server.origin}/${encoded(address)}`);
      const file = path.join(output, `${name}-${look}.png`);
      writeFileSync(file, await browser.screenshot({ fullPage }));
      console.log(file);
    }
  }
} finally {
  await browser.close();
  await server.close();
}
