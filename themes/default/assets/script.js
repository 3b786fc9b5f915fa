// Copy buttons, the theme's button, the keys that open the search, marks of the section in view.
"use strict";

let loading = null;

/** Loads the site's search when it is first wanted; pages do not pay for it. */
function withSearch(use) {
  loading ??= new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = `${document.documentElement.dataset.root}search/data/search.js`;
    script.addEventListener("load", () => resolve(globalThis.casebookSearch));
    document.head.append(script);
  });
  loading.then((search) => search && use(search));
}

/** The box, the slash key and Ctrl+K open the panel. Without scripts the box is a form that leads to the page of lists. */
function setUpSearch() {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || document.querySelector("dialog[open]")) return;
    const isCommand = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k";
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (!isCommand && (event.key !== "/" || typing || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    withSearch((search) => search.open(""));
  });
  for (const field of document.querySelectorAll("form.search input")) {
    if (field.closest(".search-page")) continue;
    // What was typed until the search is there goes on in the panel.
    const open = (isTyped) => withSearch((search) => {
      if (isTyped && field.value === "") return;
      search.open(field.value);
      field.value = "";
    });
    field.addEventListener("pointerup", (event) => { if (event.button === 0) open(false); });
    field.addEventListener("input", (event) => { if (!event.isComposing) open(true); });
    field.addEventListener("compositionend", () => open(true));
  }
  const hasQuery = new URLSearchParams(location.search).has("q");
  if (hasQuery || document.querySelector(".search-page, .search-lost")) withSearch(() => {});
}

/** Puts text on the clipboard, also on an intranet without https, where browsers offer no clipboard to scripts. */
async function copyText(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  focused?.focus();
}

/** A press copies what `text` gives, and the button says so for a while. */
function copyOnClick(button, text) {
  const { copied } = document.documentElement.dataset;
  const label = button.textContent;
  button.addEventListener("click", async () => {
    await copyText(text());
    button.textContent = copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

/** The code of a block without the prompts before its commands. */
function commands(block) {
  const code = block.querySelector("code").cloneNode(true);
  for (const prompt of code.querySelectorAll(".p")) prompt.remove();
  return code.textContent;
}

/** What a ticket needs of an article: its title, its address, what it is about. */
function ticketText() {
  const about = [...document.querySelectorAll("article > .chips .chip")].map((chip) => chip.textContent);
  const lines = [document.querySelector("h1").textContent, location.href.split(/[?#]/)[0], about.join(" · ")];
  return lines.filter((line) => line !== "").join("\n") + "\n";
}

function setUpCopying() {
  for (const block of document.querySelectorAll(".code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = document.documentElement.dataset.copy;
    copyOnClick(button, () => commands(block));
    block.append(button);
  }
  const ticket = document.querySelector("button.ticket");
  if (!ticket) return;
  ticket.hidden = false;
  copyOnClick(ticket, ticketText);
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
  // The preview puts a new content in the place of the old one.
  document.addEventListener("casebook:content", () => {
    setUpCopying();
    setUpSections();
    setUpFilter();
  });
}
