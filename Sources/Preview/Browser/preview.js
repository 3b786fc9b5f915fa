// Shows a change of the site on the open page: its content is put in place of the old one, a bar says what there is to say of the
// article, an overlay what keeps it from being shown.
"use strict";

(() => {
  const { base, print, run, generation, gone } = document.currentScript.dataset;
  const own = (name) => `${base}_casebook/${name}`;

  const words = {
    en: {
      preview: "Preview", draft: "Draft", future: "Not yet published", expired: "Expired", lost: "Connection lost, trying again …",
      clean: "Nothing to complain about", findings: (count) => (count === 1 ? "1 finding" : `${count} findings`), more: (count) => `… and ${count} more: casebook check`,
      others: (count) => (count === 1 ? "1 error in another file" : `${count} errors in other files`),
      broken: "This article cannot be shown", stopped: "The site cannot be made", close: "Close", took: (ms) => `${ms} ms`,
      lastGood: "Below is the last good state.", error: "error", warning: "warning", note: "note",
    },
    ja: {
      preview: "プレビュー", draft: "下書き", future: "公開前", expired: "公開終了", lost: "接続が切れました。再接続しています…",
      clean: "指摘はありません", findings: (count) => `指摘 ${count} 件`, more: (count) => `… ほか ${count} 件: casebook check`,
      others: (count) => `ほかのファイルにエラー ${count} 件`,
      broken: "この記事は表示できません", stopped: "サイトを生成できません", close: "閉じる", took: (ms) => `${ms} ミリ秒`,
      lastGood: "下に見えるのは直前の正常な状態です。", error: "エラー", warning: "警告", note: "注意",
    },
  };
  const word = (key, ...values) => {
    const text = (words[document.documentElement.lang.split("-")[0]] ?? words.en)[key];
    return typeof text === "function" ? text(...values) : text;
  };

  function make(name, className, ...children) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  /** What the rules say is English on pages of any language. */
  function english(name, text) {
    const element = make(name, "", text);
    element.lang = "en";
    return element;
  }

  // MARK: The page

  /** Where the reader is: the last heading above the top of the window and the distance to it. */
  function place() {
    const headings = [...document.querySelectorAll("main [id]")].filter((element) => /^H[1-6]$/.test(element.tagName));
    const anchor = headings.findLast((heading) => heading.getBoundingClientRect().top <= 8);
    return { y: scrollY, id: anchor?.id, offset: anchor?.getBoundingClientRect().top };
  }

  function goBack({ y, id, offset }) {
    const anchor = id && document.getElementById(id);
    const top = anchor ? scrollY + anchor.getBoundingClientRect().top - offset : y;
    scrollTo({ top, behavior: "instant" });
  }

  const leftPlace = `casebook ${location.pathname}`;

  /** The page has gone, or come back: one has links of its own and scripts that the other has not. */
  function leave() {
    if (!gone) sessionStorage.setItem(leftPlace, JSON.stringify(place()));
    // Not reloaded: the browser would go back to where the other page was scrolled, at some time after the load. Without a fragment:
    // with one the page would only be scrolled.
    location.replace(location.pathname + location.search);
  }

  /** Back where the reader was before the page had gone. */
  function comeBack() {
    const left = gone ? null : sessionStorage.getItem(leftPlace);
    if (!left) return;
    sessionStorage.removeItem(leftPlace);
    goBack(JSON.parse(left));
  }

  /** Puts the content of a page that was fetched in the place of the one that is shown. */
  function replace(text) {
    const next = new DOMParser().parseFromString(text, "text/html");
    const main = document.querySelector("main");
    const content = next.querySelector("main");
    const isSearch = (part) => part.querySelector(".search-page, .search-lost");
    if (!main || !content || isSearch(main) && isSearch(content)) return location.reload();
    const here = place();
    const opened = [...main.querySelectorAll("details")].map((details) => details.open);
    const focused = main.contains(document.activeElement) ? document.activeElement.id : "";
    document.title = next.title;
    document.body.className = next.body.className;
    document.documentElement.lang = next.documentElement.lang;
    freshen(content);
    main.replaceChildren(...content.childNodes);
    main.querySelectorAll("details").forEach((details, number) => { if (opened[number]) details.open = true; });
    replaceLinks(next);
    // The theme's script sets up what is new.
    document.dispatchEvent(new CustomEvent("casebook:content"));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    goBack(here);
  }

  /** The links of the header may be others: a kind of entity that is new, a translation. */
  function replaceLinks(next) {
    const links = (page) => [...page.querySelectorAll("header nav a")];
    const [old, fresh] = [links(document), links(next)];
    if (fresh.length === 0 || old.length === 0) return;
    if (old.map((link) => link.outerHTML).join() === fresh.map((link) => link.outerHTML).join()) return;
    old[0].before(...fresh);
    for (const link of old) link.remove();
  }

  /** The generation in which files beside the articles changed last. */
  let files = 0;

  /** A page shows a picture of one address from its own memory, whatever the server says: after a change it gets another address. */
  function freshen(root) {
    if (files === 0) return;
    const fresh = (address) => {
      const url = new URL(address, document.baseURI);
      if (url.origin !== location.origin) return address;
      url.searchParams.set("casebook", files);
      return url.href;
    };
    for (const name of ["src", "data", "poster"]) {
      for (const element of root.querySelectorAll(`img[${name}], video[${name}], source[${name}], object[${name}]`)) {
        element.setAttribute(name, fresh(element.getAttribute(name)));
      }
    }
  }

  /** The print of the page that is shown, as its ETag has it. */
  let shown = `"${print}"`;
  let turn = 0;

  /** Shows the page and what is said of it as they are now. */
  async function refresh() {
    const mine = turn += 1;
    const address = location.pathname + location.search;
    const response = await fetch(address, { cache: "no-store" });
    const tag = response.headers.get("ETag");
    const text = tag === shown ? "" : await response.text();
    if (mine !== turn) return;
    if (response.ok && gone) return leave();
    if (response.ok) {
      if (tag !== shown) replace(text);
      shown = tag;
    }
    // Asked for when the page is out: the rules look at the article only then.
    const status = await describePage();
    // A page that is gone for good shows the site's own words for that; one that only cannot be made stays.
    if (mine === turn && !response.ok && !gone && !isBroken(status)) return leave();
    globalThis.casebookSearch?.searchAgain?.();
  }

  /** Shows what there is to say of the page. */
  async function describePage() {
    const mine = turn;
    const response = await fetch(own(`page?path=${location.pathname}`));
    const status = await response.json();
    if (mine === turn) show(status);
    return status;
  }

  // MARK: The bar and the overlay

  const bar = make("aside", "casebook-bar");
  const overlay = make("div", "casebook-overlay");
  let dismissed = "";

  const isBroken = (status) => status.obstacles.length > 0 || status.broken;

  function placeOf(finding) {
    return finding.path + (finding.line > 0 ? `:${finding.line}:${finding.column}` : "");
  }

  function describe(finding, withExcerpt) {
    const item = make(
      "li", `casebook-${finding.severity}`, make("b", "", word(finding.severity)), " ", make("code", "", placeOf(finding)), " ",
      english("span", finding.message), " ", make("small", "", `[${finding.rule}]`));
    if (finding.hint) item.append(english("p", finding.hint));
    if (withExcerpt && finding.excerpt.length > 0) item.append(excerpt(finding));
    return item;
  }

  function excerpt(finding) {
    const lines = finding.excerpt.map((text, index) => {
      const number = finding.firstLine + index;
      return make("span", number === finding.line ? "casebook-here" : "", `${String(number).padStart(5)}  ${text}\n`);
    });
    return make("pre", "", ...lines);
  }

  let said = "";

  function show(status) {
    const time = word("took", status.milliseconds);
    const { milliseconds, generation, ...rest } = status;
    // The bar stays as it is, opened and focused, while it says the same.
    if (said !== JSON.stringify(rest)) showBar(status, time);
    said = JSON.stringify(rest);
    bar.querySelector(".casebook-time").textContent = time;
    showOverlay(status);
  }

  function showBar(status, time) {
    const { findings, count: total } = status;
    const badges = ["draft", "future", "expired"].filter((name) => status[name]);
    const list = make("ul", "", ...findings.map((finding) => describe(finding, false)));
    if (total > findings.length) list.append(make("li", "", word("more", total - findings.length)));
    const count = status.source === null ? null : word(total > 0 ? "findings" : "clean", total);
    const worst = findings.some((finding) => finding.severity === "error") ? "error" : "warning";
    const details = findings.length > 0
      ? make("details", `casebook-${worst}`, make("summary", "", count), list)
      : count && make("span", "", count);
    const [isOpen, top] = [bar.querySelector("details")?.open, bar.querySelector("ul")?.scrollTop];
    bar.setAttribute("aria-label", word("preview"));
    bar.replaceChildren(
      ...badges.map((name) => make("b", "casebook-badge", word(name))), ...(details ? [details] : []), ...others(status),
      make("span", "casebook-time", time));
    if (isOpen && details?.tagName === "DETAILS") {
      details.open = true;
      list.scrollTop = top;
    }
  }

  /** Errors elsewhere: an article that is bad from its first save has no page that could tell. */
  function others({ errors }) {
    if (errors.length === 0) return [];
    const list = make("ul", "", ...errors.map((finding) => describe(finding, false)));
    return [make("details", "casebook-error", make("summary", "", word("others", errors.length)), list)];
  }

  function showOverlay(status) {
    const isStopped = status.obstacles.length > 0;
    const problems = isStopped ? status.obstacles : status.broken ? status.findings.filter(({ severity }) => severity === "error") : [];
    const text = JSON.stringify(problems);
    if (problems.length === 0) dismissed = "";
    overlay.hidden = problems.length === 0 || text === dismissed;
    if (overlay.hidden) return;
    const close = make("button", "", word("close"));
    close.type = "button";
    close.addEventListener("click", () => {
      dismissed = text;
      overlay.hidden = true;
    });
    overlay.setAttribute("role", "alert");
    overlay.replaceChildren(
      ...[make("h2", "", word(isStopped ? "stopped" : "broken"), close), gone ? "" : make("p", "", word("lastGood")),
      make("ul", "", ...problems.map((problem) => describe(problem, true)))].filter(Boolean));
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !overlay.hidden && !document.querySelector("dialog[open]")) {
      overlay.querySelector("button")?.click();
    }
  });

  // MARK: The channel

  /** The state of the site that the page shows. */
  let known = { run, generation: Number(generation) };
  let events = null;

  function take(message) {
    bar.classList.remove("casebook-lost");
    const before = known;
    known = message;
    // Another run of the server, or another theme: styles and scripts may differ as well.
    if (before.run !== message.run || message.theme > before.generation) return location.reload();
    if (message.files > before.generation) {
      files = message.files;
      freshen(document);
    }
    if (before.generation === message.generation) return describePage().catch(() => {});
    if (message.follow && message.follow !== decodeURI(location.pathname)) return location.assign(encodeURI(message.follow));
    refresh().catch(() => {});
  }

  function listen() {
    if (events !== null || document.visibilityState === "hidden") return;
    const mine = events = new EventSource(own("events"));
    mine.onmessage = (event) => take(JSON.parse(event.data));
    mine.onerror = () => {
      bar.classList.add("casebook-lost");
      bar.dataset.lost = word("lost");
      // The browser tries again by itself, unless the server answered with something else.
      if (mine !== events || mine.readyState !== EventSource.CLOSED) return;
      stop();
      setTimeout(listen, 2000);
    };
  }

  function stop() {
    events?.close();
    events = null;
  }

  overlay.hidden = true;
  document.body.append(overlay, bar);
  comeBack();
  listen();
  // A browser has six connections for one server: pages that nobody sees leave theirs to others, and learn what changed when they are seen.
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? stop() : listen()));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    listen();
    refresh().catch(() => {});
  });
})();
