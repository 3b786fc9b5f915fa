// axe-core in the page that a browser shows.
import { existsSync, readFileSync } from "node:fs";

/// AXE names axe.min.js; the test runner sets it.
const axe = process.env.AXE ?? "";
export const noAxe = existsSync(axe) ? false : "AXE does not name axe.min.js";

/// What axe finds, as text.
export async function violations(browser) {
  await browser.call("/execute/sync", { script: readFileSync(axe, "utf8"), args: [] });
  return browser.runAsync(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }).then((result) => result.violations.map((violation) =>
    `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" ")}`)));
}
