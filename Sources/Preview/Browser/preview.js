// Shows a change of the site on the open page: its content is put in place of the old one, a bar says what there is to say of the
// article, an overlay what keeps it from being shown.
"use strict";

(() => {
  const base = document.currentScript.dataset.base;
  const own = (name) => `${base}_casebook/${name}`;

  const words = {
    en: {
      preview: "Preview", draft: "Draft", future: "Not yet published", expired: "Expired", lost: "Connection lost, trying again …",
      clean: "Nothing to complain about", findings: (count) => (count === 1 ? "1 finding" : `${count} findings`),
      broken: "This article cannot be shown", stopped: "The site cannot be made", close: "Close", took: (ms) => `${ms} ms`,
      lastGood: "Below is the last good state.", error: "error", warning: "warning", note: "note",
    },
    ja: {
      preview: "プレビュー", draft: "下書き", future: "公開前", expired: "公開終了", lost: "接続が切れました。再接続しています…",
      clean: "指摘はありません", findings: (count) => `指摘 ${count} 件`,
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

  /** Puts the content of a page that was fetched in the place of the one that is shown. */
  function replace(text) {
    const next = new DOMParser().parseFromString(text, "text/html");
    const main = document.querySelector("main");
    const content = next.querySelector("main");
    if (!main || !content || main.querySelector(".search-page, .search-lost")) return location.reload();
    const here = place();
    const opened = [...main.querySelectorAll("details")].map((details) => details.open);
    const focused = main.contains(document.activeElement) ? document.activeElement.id : "";
    document.title = next.title;
    document.body.className = next.body.className;
    document.documentElement.lang = next.documentElement.lang;
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

  let shown = null;
  let turn = 0;

  /** Shows the page and what is said of it as they are now. */
  async function refresh() {
    const mine = turn += 1;
    const address = location.pathname + location.search;
    const response = await fetch(address, { cache: "no-store" });
    const text = await response.text();
    if (mine !== turn) return;
    if (response.ok) {
      if (text !== shown) replace(text);
      shown = text;
    }
    // Asked for when the page is out: the rules look at the article only then.
    const status = await fetch(own(`page?path=${location.pathname}`)).then((answer) => answer.json());
    if (mine !== turn) return;
    // A page that is gone for good shows the site's own words for that; one that only cannot be made stays.
    if (!response.ok && !isBroken(status) && text !== shown) {
      replace(text);
      shown = text;
    }
    globalThis.casebookSearch?.searchAgain?.();
    show(status);
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
      make("span", "", finding.message), " ", make("small", "", `[${finding.rule}]`));
    if (finding.hint) item.append(make("p", "", finding.hint));
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

  function show(status) {
    const { findings } = status;
    const badges = ["draft", "future", "expired"].filter((name) => status[name]);
    const list = make("ul", "", ...findings.map((finding) => describe(finding, false)));
    const count = status.source === null ? null : word(findings.length > 0 ? "findings" : "clean", findings.length);
    const worst = findings.some((finding) => finding.severity === "error") ? "error" : "warning";
    const details = findings.length > 0
      ? make("details", `casebook-${worst}`, make("summary", "", count), list)
      : count && make("span", "", count);
    const isOpen = bar.querySelector("details")?.open;
    bar.setAttribute("aria-label", word("preview"));
    bar.replaceChildren(
      ...badges.map((name) => make("b", "casebook-badge", word(name))), ...(details ? [details] : []),
      make("span", "casebook-time", word("took", status.milliseconds)));
    if (isOpen && details?.tagName === "DETAILS") details.open = true;
    showOverlay(status);
  }

  function showOverlay(status) {
    const isStopped = status.obstacles.length > 0;
    const problems = isStopped ? status.obstacles : status.broken ? status.findings.filter(({ severity }) => severity === "error") : [];
    const text = JSON.stringify(problems);
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
      make("h2", "", word(isStopped ? "stopped" : "broken"), close), make("p", "", word("lastGood")),
      make("ul", "", ...problems.map((problem) => describe(problem, true))));
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !overlay.hidden && !document.querySelector("dialog[open]")) {
      overlay.querySelector("button")?.click();
    }
  });

  // MARK: The channel

  let known = null;

  function take(message) {
    bar.classList.remove("casebook-lost");
    const before = known;
    known = message;
    if (before === null) return refreshStatus(message);
    if (before.run === message.run && before.generation === message.generation) return refreshStatus(message);
    if (message.follow && message.follow !== decodeURI(location.pathname)) return location.assign(encodeURI(message.follow));
    if (before.run === message.run && message.theme) return location.reload();
    refresh().catch(() => {});
  }

  /** The page may have been made before the first message came. */
  function refreshStatus(message) {
    if (message.generation === 0) return;
    fetch(own(`page?path=${location.pathname}`)).then((response) => response.json()).then((status) => {
      if (turn === 0) show(status);
      if (status.generation !== message.generation) refresh();
    }).catch(() => {});
  }

  function listen() {
    const events = new EventSource(own("events"));
    events.onmessage = (event) => take(JSON.parse(event.data));
    events.onerror = () => {
      bar.classList.add("casebook-lost");
      bar.dataset.lost = word("lost");
      // The browser tries again by itself, unless the server answered with something else.
      if (events.readyState !== EventSource.CLOSED) return;
      events.close();
      setTimeout(listen, 1000);
    };
  }

  overlay.hidden = true;
  document.body.append(overlay, bar);
  listen();
  addEventListener("pageshow", (event) => { if (event.persisted) refresh().catch(() => {}); });
})();
