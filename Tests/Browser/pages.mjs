// Which pages of a built site stand for all: one of each kind in each language.
import { readdirSync, statSync, existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../", import.meta.url));
/// The site under test: CASEBOOK_SITE, else this repository's own.
export const site = path.resolve(process.env.CASEBOOK_SITE ?? path.join(repository, "public"));
/// The program under test: CASEBOOK, else the release build.
export const program = path.resolve(process.env.CASEBOOK ?? path.join(repository, ".build/release/casebook"));

/// Why there is nothing to test, or false.
export const noSite = existsSync(path.join(site, "index.html")) ? false : `no site in ${site} (make site builds one)`;
export const noProgram = existsSync(program) ? false : `no program at ${program} (make site builds it)`;

/// Addresses of all pages below a folder, relative and sorted: "articles/rdp/", "404.html".
export function allPages(folder = site) {
  return readdirSync(folder, { recursive: true })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => file.endsWith(".html") && !file.startsWith("."))
    .map((file) => file.replace(/(^|\/)index\.html$/, "$1"))
    .sort();
}

/// What an address has in common with others of its kind: "events/*/*/", "en/articles/*/".
export function kind(address) {
  const parts = address.split("/");
  const language = /^[a-z]{2}(-[a-z]+)?$/i.test(parts[0]) && parts[0] !== "kb" && parts.length > 1 ? parts.shift() + "/" : "";
  return language + parts.map((part, index) => (index === 0 || part === "" || part.endsWith(".html") ? part : "*")).join("/");
}

/// The largest page of each kind.
export function pageOfEachKind(folder = site) {
  const largest = new Map();
  for (const address of allPages(folder)) {
    const file = path.join(folder, address, address.endsWith(".html") ? "" : "index.html");
    const size = statSync(file).size;
    if (size > (largest.get(kind(address))?.size ?? 0)) largest.set(kind(address), { address, size });
  }
  return [...largest.values()].map((page) => page.address);
}

/// An address as part of a URL.
export const encoded = (address) => address.split("/").map(encodeURIComponent).join("/");
