// Copy buttons, the theme's button, the slash key, marks of the section in view, and the way from an identifier to its page.
"use strict";

/** The addresses below a language's root that a query may name, best first: "KB4012219" is kb/4012219/. */
function addresses(query) {
  const text = query.normalize("NFKC").trim();
  const kb = /^kb\s*(\d{4,9})$/i.exec(text);
  if (kb) return [`kb/${Number(kb[1])}/`];
  const cve = /^cve-\d{4}-\d{4,}$/i.exec(text);
  if (cve) return [`cve/${text.toLowerCase()}/`];
  const stop = /^(?:stop|bug\s*check)\D*?(0x)?([0-9a-f]{1,8})$/i.exec(text);
  if (stop) return [`stops/0x${stop[2].toLowerCase().padStart(8, "0")}/`];
  const hex = /^0x([0-9a-f]{1,8})$/i.exec(text) ?? /^([0-9a-f]{8})$/i.exec(text);
  if (hex && !/^\d{8}$/.test(text)) {
    const value = hex[1].toLowerCase().padStart(8, "0");
    return [`codes/0x${value}/`, `stops/0x${value}/`];
  }
  const number = /^(?:(?:event|イベント)?\s*(?:id)?\s*[:=]?\s*)(-?\d{1,10})$/i.exec(text);
  if (number) {
    const value = Number(number[1]);
    const code = `codes/0x${(value >>> 0).toString(16).padStart(8, "0")}/`;
    if (value < 0 || value > 0xffff) return [code, `kb/${value}/`];
    return [`events/${value}/`, `codes/dec-${value}/`];
  }
  if (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/i.test(text)) return [`symbols/${text.toLowerCase()}/`];
  return [];
}

async function firstPage(root, paths) {
  for (const path of paths) {
    const url = new URL(root + path, location.href);
    try {
      if ((await fetch(url, { method: "HEAD" })).ok) return url;
    } catch {
      return url; // Files have no HEAD: the address is the best guess.
    }
  }
  return null;
}

function setUpSearch() {
  const field = document.querySelector(".search.large input") ?? document.querySelector(".search input");
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    field?.focus();
  });
  for (const form of document.querySelectorAll("form.search")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const query = form.elements.q.value;
      const page = await firstPage(form.dataset.root, addresses(query));
      location.href = page ?? `${form.action}?q=${encodeURIComponent(query)}`;
    });
  }
  const query = new URLSearchParams(location.search).get("q");
  const status = document.querySelector(".search-status");
  if (query && status) {
    status.textContent = `“${query}”`;
    for (const input of document.querySelectorAll(".search input")) input.value = query;
  }
}

function setUpCopying() {
  const { copy, copied } = document.documentElement.dataset;
  for (const block of document.querySelectorAll(".code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.querySelector("code").textContent);
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 2000);
    });
    block.append(button);
  }
}

function setUpTheme() {
  const button = document.querySelector("button.theme");
  if (!button) return;
  const root = document.documentElement;
  button.hidden = false;
  button.addEventListener("click", () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    try { localStorage.setItem("casebook-theme", root.dataset.theme); } catch { /* Storage is off. */ }
  });
}

/** Marks in the navigation the section that is being read. */
function setUpSections() {
  const links = new Map([...document.querySelectorAll(".sections a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  if (links.size === 0 || !("IntersectionObserver" in window)) return;
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const mark = () => {
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3) ?? headings[0];
    for (const [id, link] of links) link.toggleAttribute("aria-current", id === current?.id);
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -60% 0px" });
  for (const heading of headings) observer.observe(heading);
  mark();
}

/** Hides the rows of an index that do not hold what is typed. */
function setUpFilter() {
  const input = document.querySelector("input.filter");
  const rows = input ? [...document.querySelectorAll(".entities li")] : [];
  if (rows.length < 10) return;
  input.hidden = false;
  input.addEventListener("input", () => {
    const text = input.value.normalize("NFKC").trim().toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(text);
  });
}

if (typeof document !== "undefined") {
  setUpSearch();
  setUpCopying();
  setUpTheme();
  setUpSections();
  setUpFilter();
}
if (typeof module !== "undefined") module.exports = { addresses };
