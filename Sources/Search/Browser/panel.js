// The panel, the page of results and the suggestions of the 404 page: from keys to results on the screen. No markup is read from data.

function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== ""));
  return element;
}

/** A text with the words of the query in mark elements. */
function marked(text, places) {
  const pieces = [];
  let position = 0;
  for (const [start, end] of places) {
    pieces.push(text.slice(position, start), make("mark", "", text.slice(start, end)));
    position = end;
  }
  return [...pieces, text.slice(position)];
}

/** Milliseconds after which the reader is told that a search goes on. */
const slow = 600;

/** Whether a text stands in another with no letter or digit of ASCII beside it. */
function holds(text, part) {
  const start = text.indexOf(part);
  return start >= 0 && !/[a-z0-9]/.test((text[start - 1] ?? "") + (text[start + part.length] ?? ""));
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** A field, a list of results, facets and a line for screen readers, inside one element of the theme. */
class SearchView {
  constructor(element, { field, limit, keepsAddress }) {
    this.element = element;
    this.words = element.dataset;
    this.root = new URL(this.words.root, location.href);
    this.home = new URL(this.words.home, location.href);
    this.field = field;
    this.limit = limit;
    this.keepsAddress = keepsAddress;
    this.list = element.querySelector(".found");
    this.facets = element.querySelector(".facets");
    this.status = element.querySelector(".found-status");
    this.turn = 0;
    this.facet = "";
    this.active = -1;
    if (!field) return;
    // A plain field until the search stands behind it: only then does it open a list.
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list",
    })) field.setAttribute(name, value);
    field.addEventListener("input", (event) => { if (!event.isComposing) this.later(); });
    field.addEventListener("compositionend", () => this.later());
    field.addEventListener("keydown", (event) => this.key(event));
  }

  later() {
    this.isBehind = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.search(this.field.value);
    }, 40);
  }

  /** `isAgain` where the root was read anew for the same text. */
  async search(text, isAgain = false) {
    const turn = this.turn += 1;
    this.facet = "";
    // Results come at once as a rule; where they do not, the reader is told.
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => { this.status.textContent = this.words.waiting; }, slow);
    if (this.keepsAddress) history.replaceState(history.state, "", withQuery(text));
    if (text.trim() === "") return this.show([], "", null);
    const index = await openIndex();
    if (!index) return turn === this.turn && this.show([], isOutdated ? this.words.outdated : this.words.failed, null);
    index.missing = 0;
    this.list.setAttribute("aria-busy", "true");
    const results = await index.search(text, document.documentElement.lang);
    if (turn !== this.turn) return;
    // The site was published anew since this page was opened: its index has other names now.
    if (index.missing > 0 && !isAgain) {
      rootPath = `root.js?${Date.now()}`;
      opened = null;
      return this.search(text, true);
    }
    this.index = index;
    this.results = results;
    await this.refresh(turn, text);
  }

  /** Shows the results that the chosen facet admits; what was shown stays until they are ready. */
  async refresh(turn, text) {
    const { results, index } = this;
    const facts = new Map();
    const learn = async (entries) => {
      const found = await Promise.all(entries.map(({ document }) => index.shown.get(document) ?? index.document(document)));
      entries.forEach(({ document }, number) => { if (found[number]) facts.set(document, found[number]); });
    };
    const needsAll = /^(product|state):/.test(this.facet);
    const admitted = this.facet.startsWith("language:")
      ? results.all.filter(({ document }) => this.facet === `language:${this.languageOf(document)}`) : results.ranked;
    await learn(needsAll ? admitted : admitted.slice(0, this.limit));
    if (turn !== this.turn) return;
    const hits = admitted.map((entry) => ({ ...entry, facts: facts.get(entry.document) }))
      .filter(({ facts }) => facts && this.admits(facts)).slice(0, this.limit);
    const entities = this.facet === "" || this.facet.startsWith("kind:")
      ? results.entities.filter(({ kind }) => this.facet === "" || this.facet === `kind:${kind}`) : [];
    const terms = markedTerms(results);
    const asked = lowercased(normalized(text.slice(0, limits.characters)));
    const options = entities.filter(({ isSure }) => isSure).map((entity) => this.entityOption(entity, asked));
    if (this.facet === "") options.push(...results.offers.map((offer) => this.offerOption(offer)));
    if (!this.facet.startsWith("kind:")) options.push(...hits.map((hit) => this.articleOption(hit, terms)));
    // What a number may mean stands behind what was found.
    options.push(...entities.filter(({ isSure }) => !isSure).map((entity) => this.entityOption(entity, asked)));
    if (hits.length === this.limit && admitted.length > this.limit) options.push(this.moreOption(text));
    const count = results.count;
    let message = options.length === 0 ? fill(this.words.none, { query: text.trim() })
      : count > 0 ? fill(this.words.count, { count: String(count) }) : "";
    if (index.missing > 0) message += ` ${this.words.incomplete}`;
    this.show(options, message, hits);
  }

  languageOf(document) {
    return this.index.root.languages.find(({ start, end }) => document >= start && document < end)?.tag ?? "";
  }

  admits(facts) {
    const [kind, value] = [this.facet.slice(0, this.facet.indexOf(":")), this.facet.slice(this.facet.indexOf(":") + 1)];
    if (kind === "product") return facts.products.includes(value);
    return kind !== "state" || facts.state === value;
  }

  show(options, message, hits) {
    clearTimeout(this.waiting);
    options.forEach((option, number) => {
      option.id = `${this.list.id}-${number}`;
      option.addEventListener("pointermove", () => this.activate(number, false));
      option.addEventListener("click", () => this.leave());
    });
    this.list.replaceChildren(...options);
    this.list.hidden = options.length === 0;
    this.field?.setAttribute("aria-expanded", String(options.length > 0));
    this.status.textContent = message;
    this.options = options;
    if (hits) this.showFacets(hits);
    else this.facets?.replaceChildren();
    this.activate(options.length > 0 && this.field ? 0 : -1, false);
    this.list.removeAttribute("aria-busy");
    // More was typed since this was asked for: Enter waits on.
    if (this.timer) return;
    this.isBehind = false;
    const wasEntered = this.wasEntered;
    this.wasEntered = false;
    if (wasEntered) options[0]?.click();
  }

  showFacets(hits) {
    if (!this.facets) return;
    const { results } = this;
    const wanted = [["", this.words.all, results.count + results.entities.length]];
    const tally = (kind, values, name) => {
      const counts = new Map();
      for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      const sorted = [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));
      return sorted.map(([value, count]) => [`${kind}:${value}`, name(value), count]);
    };
    wanted.push(...tally("kind", results.entities.map(({ kind }) => kind), (kind) => this.kindName(kind)));
    const languages = tally("language", results.all.map(({ document }) => this.languageOf(document)), languageName);
    if (languages.length > 1) wanted.push(...languages);
    if (this.facet === "" || !this.known) {
      this.known = [
        ...tally("state", hits.map(({ facts }) => facts.state), (state) => this.words[camel(`state-${state}`)] ?? state),
        ...tally("product", hits.flatMap(({ facts }) => facts.products), (product) => product).slice(0, 4),
      ].map(([facet, name]) => [facet, name, 0]);
    }
    wanted.push(...this.known);
    const buttons = wanted.length < 3 ? [] : wanted.map(([facet, name, count]) => {
      const button = make("button", "", name, count > 0 ? ` ${count}` : "");
      button.type = "button";
      button.setAttribute("aria-pressed", String(facet === this.facet));
      button.addEventListener("click", () => {
        this.facet = facet;
        this.refresh(this.turn, this.field?.value ?? "").then(() => {
          this.facets.querySelector('[aria-pressed="true"]')?.focus();
        });
      });
      return button;
    });
    this.facets.replaceChildren(...buttons);
  }

  kindName(kind) { return this.words[camel(`kind-${kind}`)] ?? kind; }

  option(url, className, ...children) {
    const option = make("a", className, ...children);
    option.href = location.protocol === "file:" ? url.href.replace(/\/([?#]|$)/, "/index.html$1") : url;
    if (this.field) {
      option.setAttribute("role", "option");
      option.tabIndex = -1;
    }
    return option;
  }

  /** `asked` is the query in lower case: of the spellings the one that was typed is marked. */
  entityOption(entity, asked) {
    const known = ["event", "kb", "code", "symbol", "stop", "cve"].includes(entity.kind) ? entity.kind : "custom";
    const spellings = entity.spellings.filter((spelling) => !entity.names.some((name) => name.startsWith(spelling)));
    const facts = make("span", "found-text");
    spellings.slice(0, 4).forEach((spelling, number) => facts.append(number > 0 ? " = " : "= ", ...marked(spelling, holds(asked, lowercased(spelling)) ? [[0, spelling.length]] : [])));
    const count = fill(this.words.about, { about: String(entity.about), mentioned: String(entity.mentioned) });
    facts.append(spellings.length > 0 ? " · " : "", count);
    const name = entity.names.length > 0 ? entity.names.slice(0, 3).join(", ") : `${this.kindName(entity.kind)} ${entity.label}`;
    return this.option(new URL(entity.path, this.home), `found-entity kind-${known}`,
      make("span", "chip", make("span", "chip-kind", `${this.kindName(entity.kind)} `), entity.label),
      make("span", "found-body", make("strong", "", name), facts));
  }

  /** A number that begins as the query ends. */
  offerOption({ label, kind, path, count }) {
    return this.option(new URL(path, this.home), `found-entity kind-${kind}`,
      make("span", "chip", make("span", "chip-kind", `${this.kindName(kind)} `), label),
      make("span", "found-body", make("span", "found-text", fill(this.words.count, { count: String(count) }))));
  }

  /** The way from the panel to the page of results, and there to more of them. */
  moreOption(text) {
    const url = new URL("search/", this.home);
    url.searchParams.set("q", text.slice(0, limits.characters));
    const option = this.option(url, "found-more", this.words.more);
    if (this.keepsAddress) {
      option.addEventListener("click", (event) => {
        event.preventDefault();
        this.limit = ranking.results;
        this.refresh(this.turn, text);
      });
    }
    return option;
  }

  articleOption({ facts, document, items }, terms) {
    const language = this.languageOf(document);
    const found = excerpt(facts, terms, this.results.chunkOf(document));
    const title = make("strong", "", ...marked(facts.title, facts.title === normalized(facts.title) ? marks(facts.title, terms) : []));
    title.lang = facts.language;
    const text = make("span", "found-text");
    text.lang = facts.language;
    if (found?.section.title) text.append(make("span", `found-section role-${found.section.role.replaceAll("_", "-")}`, found.section.title), " — ");
    if (found) text.append(...marked(found.section.text, found.places));
    const state = facts.state ? this.words[camel(`state-${facts.state}`)] ?? facts.state : "";
    const notes = [...facts.products.slice(0, 2), state, languageName(language)].filter(Boolean).join(" · ");
    const anchor = found?.section.anchor && found.places.length > 0 ? `#${encodeURIComponent(found.section.anchor)}` : "";
    const url = new URL(facts.url.split("/").map(encodeURIComponent).join("/") + anchor, this.root);
    return this.option(url, "found-article", make("span", "found-body", title, text, make("span", "found-notes", notes)));
  }

  activate(number, scrolls = true) {
    if (number === this.active && this.options?.[number]?.ariaSelected === "true") return;
    this.active = number;
    this.options?.forEach((option, place) => { if (this.field) option.setAttribute("aria-selected", String(place === number)); });
    const option = this.options?.[number];
    if (option && this.field) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field?.removeAttribute("aria-activedescendant");
    if (scrolls) option?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    // Keys of an input method belong to it: its Enter ends a conversion and opens nothing.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    const count = this.options?.length ?? 0;
    if (event.key === "ArrowDown" && count > 0) this.activate((this.active + 1) % count);
    else if (event.key === "ArrowUp" && count > 0) this.activate((this.active + count - 1) % count);
    // Results of an earlier text are not what was asked for: Enter waits for the new ones.
    else if (event.key === "Enter" && this.isBehind) this.wasEntered = true;
    else if (event.key === "Enter" && this.options?.[this.active]) this.options[this.active].click();
    else return;
    event.preventDefault();
  }

  /** Back from a result leads to the query. */
  leave() {
    if (this.field) history.replaceState(history.state, "", withQuery(this.field.value));
  }
}

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

function languageName(tag) {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}

/** This page's address with the query in it. */
function withQuery(text) {
  const url = new URL(location.href);
  if (text.trim() === "") url.searchParams.delete("q");
  else url.searchParams.set("q", text.slice(0, limits.characters));
  return url;
}

let panel = null;

function newPanel(dialog) {
  dialog.querySelector(".search-close")?.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  // What was looked for is done with: the address of the page is its own again.
  dialog.addEventListener("close", () => history.replaceState(history.state, "", withQuery("")));
  return new SearchView(dialog, { field: dialog.querySelector("input"), limit: 5, keepsAddress: false });
}

/** Opens the panel with a query. */
function openPanel(text) {
  const dialog = document.querySelector("dialog.search-panel");
  if (!dialog) return;
  panel ??= newPanel(dialog);
  if (!dialog.open) dialog.showModal();
  panel.field.value = text;
  panel.field.focus();
  panel.search(text);
}

function setUpPages() {
  const query = new URLSearchParams(location.search).get("q") ?? "";
  const page = document.querySelector(".search-page");
  if (page) {
    const field = page.querySelector("input");
    field.value = query;
    const view = new SearchView(page, { field, limit: 20, keepsAddress: true });
    if (query) view.search(query);
    return;
  }
  const lost = document.querySelector(".search-lost");
  if (lost) {
    const parts = decodedPath().split("/").filter((part) => part && !/^(index\.html|articles|events|codes|symbols|stops)$/.test(part));
    const view = new SearchView(lost, { field: null, limit: 5, keepsAddress: false });
    view.search(parts.slice(-2).join(" ").replace(/\.html?$/, "").replace(/[-_+]/g, " "));
    return;
  }
  if (query) openPanel(query);
}

function decodedPath() {
  try {
    return decodeURIComponent(location.pathname);
  } catch {
    return location.pathname;
  }
}

/** The index is another one, as in a preview after a change: an open panel searches again. */
function searchAgain() {
  opened = ownRoot = null;
  if (panel?.element.open && panel.field.value) panel.search(panel.field.value);
}

globalThis.casebookSearch = { open: openPanel, searchAgain };
setUpPages();
