// A query to what is looked up: entities, and items, each a word with the terms that may stand for it (SearchFormat.md).

const limits = { characters: 1000, units: 32, terms: 14, synonyms: 3, shortKatakana: 6 };
/** What a way of writing an item counts beside the way that was typed. */
const weights = { parts: 0.8, synonym: 0.7, completion: 0.7, correction: 0.6, weak: 0.6, single: 0.8 };

/** The query in the form in which all else reads it; `language` is the reader's, where it is known. */
function readQuery(text, root, language = "") {
  const source = normalized([...text.slice(0, 4 * limits.characters)].slice(0, limits.characters).join(""));
  const found = units(source).slice(0, limits.units);
  const hasRuns = found.some((unit) => unit.isRun);
  const { entities, passed } = recognised(found, source, root);
  const sure = new Set(entities.filter((entity) => entity.isSure).map((entity) => entity.unit));
  const all = itemsOf(found, new Map(), root, sure);
  let items = itemsOf(found, passed, root, sure);
  if (items.length === 0) items = all;
  const held = withSynonyms(all, root, hasRuns).filter((item) => passed.has(item.unit)).map((item) => ({ unit: passed.get(item.unit), item }));
  const last = found.at(-1);
  const ending = last && !last.isRun && last.end === source.length ? plain(last) : "";
  if (last && !last.isRun && last.end === source.length && items.length > 0 && items.at(-1).unit === found.length - 1) {
    items.at(-1).isLast = true;
  }
  return { entities, ending, held, items: withSynonyms(items, root, hasRuns), names: namesIn(found, sure), language: hasRuns ? "ja" : language };
}

/** Words that may be the name of an entity: they are looked up as they are written; numbers that their form tells are none. */
function namesIn(found, sure) {
  return [...new Set(found.filter((unit, number) => !unit.isRun && !(sure.has(number) && /^(0x|kb|cve-)/i.test(unit.text))
    && (found.length === 1 || /_/.test(unit.text) || (/\d/.test(unit.text) && /[a-z]/i.test(unit.text))))
    .map((unit) => lowercased(unit.text)).filter((name) => name.length > 2 && name.length <= 80))];
}

/** Letters and digits of a unit, as the lists of words have them. */
const plain = (unit) => lowercased(unit.text).replace(/[-._']/g, "");

function says(words, part, isWhole) {
  const text = part.map(plain).join("");
  if (isWhole) return words.has(text);
  const least = text.length - plain(part[0]).length + 2;
  return part[0].isRun && [...words].some((word) => text.endsWith(word) && word.length >= least);
}

/**
 * What the units before a number say of it: the kind whose words they end with, "provider", "product" or "". For `units` the number
 * of units that say so.
 */
function contextOf(before, root) {
  for (const isWhole of [true, false]) {
    for (const kind of ["event", "kb", "code", "stop", "provider", "product"]) {
      for (let count = Math.min(3, before.length); count > 0; count -= 1) {
        if (says(root.words[kind] ?? new Set(), before.slice(before.length - count), isWhole)) return { kind, units: count };
      }
    }
  }
  return { kind: "", units: 0 };
}

/** The page of a 32-bit number as an error code, and the pages of the same error under another number. */
function codeTerms(bits) {
  const page = (value) => (value <= 0xffff || value > 0xffff0000
    ? `@code:dec:${value | 0}` : `@code:0x${value.toString(16).toUpperCase().padStart(8, "0")}`);
  const terms = [page(bits)];
  if (bits >>> 16 === 0x8007 && (bits & 0xffff) !== 0) terms.push(page(bits & 0xffff));
  else if (bits > 0 && bits <= 0xffff) terms.push(page((0x80070000 | bits) >>> 0));
  return terms;
}

const stopTerm = (bits) => `@stop:0x${bits.toString(16).toUpperCase().padStart(8, "0")}`;

/** Entities that the query names, each as a list of terms of which any may be meant; units that only say what a number is, with its unit. */
function recognised(found, source, root) {
  const entities = [];
  const passed = new Map();
  found.forEach((unit, number) => {
    if (unit.isRun) return;
    const entity = entityAt(unit, found.slice(Math.max(0, number - 3), number), found.length, source, root);
    if (!entity) return;
    entities.push({ terms: entity.terms, isSure: entity.isSure, unit: number });
    for (let place = number - entity.context; place < number; place += 1) {
      // A run may hold more than the word for the kind; then all of it stays.
      if (!found[place].isRun || ["event", "kb", "code", "stop"].some((kind) => root.words[kind]?.has(plain(found[place])))) passed.set(place, number);
    }
  });
  return { entities, passed };
}

function entityAt(unit, before, count, source, root) {
  const text = lowercased(unit.text);
  const cve = /^cve-(\d{4})-(\d{4,7})$/.exec(text);
  if (cve) return { terms: [`@cve:CVE-${cve[1]}-${cve[2]}`], isSure: true, context: 0 };
  const split = /^([a-z]{1,12})-?(\d{2,10})$/.exec(text);
  let context = contextOf(before, root);
  let digits = text;
  if (split && !/^[0-9a-f]{8}$/.test(text)) {
    context = contextOf([...before, { isRun: false, text: split[1] }], root);
    if (!["event", "kb", "code"].includes(context.kind)) return null;
    context.units -= 1;
    digits = split[2];
  }
  const known = ["event", "kb", "code", "stop"].includes(context.kind) ? context.units : 0;
  const hex = /^0x([0-9a-f]{1,8})$/.exec(digits)
    ?? (context.kind === "stop" ? /^([0-9a-f]{1,8})$/.exec(digits) : /^([08]\d{7}|(?=.*[a-f])[0-9a-f]{8})$/.exec(digits));
  if (hex) {
    const bits = parseInt(hex[1], 16);
    const codes = codeTerms(bits);
    return { terms: context.kind === "stop" ? [stopTerm(bits), codes[0]] : [...codes, stopTerm(bits)], isSure: true, context: known };
  }
  if (!/^\d{1,10}$/.test(digits)) return null;
  if (source[unit.end] === "%") return null;
  const sign = unit.start > 0 && source[unit.start - 1] === "-" && (unit.start < 2 || classOf(source.charCodeAt(unit.start - 2)) < kinds.connector);
  const guess = guesses(sign && digits === text ? -Number(digits) : Number(digits), digits, context.kind, count);
  return guess && { ...guess, context: guess.isSure ? known : 0 };
}

/** What a decimal may be, by the words before it, by its size, and by whether it is the whole query. */
function guesses(value, digits, context, count) {
  const kb = digits.length >= 5 && digits.length <= 7 && digits[0] !== "0" ? [`@kb:${Number(digits)}`] : [];
  const event = value >= 0 && value <= 65535 ? [`@event:${value}`] : [];
  const code = value >= -0x80000000 && value <= 0xffffffff ? codeTerms(value >>> 0) : [];
  const sure = (terms) => (terms.length > 0 ? { terms, isSure: true } : null);
  if (context === "event" || context === "provider") return sure(event);
  if (context === "kb") return sure(kb);
  if (context === "code") return sure(code);
  if (count === 1 || (count <= 3 && digits.length >= 6)) return sure([...(digits.length >= 6 ? kb : []), ...event, ...code.slice(0, 1)]);
  if (Math.abs(value) >= 0x10000000) return sure(code);
  if (digits.length >= 6) return sure(kb);
  const isYear = value >= 1990 && value < 2040;
  if (context === "product" || digits.length < 3 || isYear) return null;
  return { terms: [...event, ...code.slice(0, 1)], isSure: false };
}

/**
 * Takes the entities that the site has for what they are: their numbers are not looked for as words as well. The others are, with the
 * words before them.
 */
function settle(query, known) {
  query.items = query.items.filter((item) => !known.has(item.unit));
  const there = new Set(query.items.map((item) => item.unit));
  for (const { unit, item } of query.held) {
    if (known.has(unit) || there.has(item.unit)) continue;
    const place = query.items.findIndex((other) => other.unit > item.unit);
    query.items.splice(place < 0 ? query.items.length : place, 0, item);
  }
}

/** One item a word; for a run one a segment, and one for a Han character between kana with its neighbours. */
function itemsOf(found, passed, root, sure = new Set()) {
  const items = [];
  const pass = root.words.pass ?? new Set();
  const isAll = found.every((unit) => !unit.isRun && pass.has(plain(unit)));
  found.forEach((unit, number) => {
    if (passed.has(number)) return;
    if (unit.isRun) return void items.push(...runItems(unit.text, number));
    if (!isAll && pass.has(lowercased(unit.text))) return;
    if (byteLength(unit.text) > 160) return;
    const { whole, parts, surface } = wordTerms(unit.text);
    items.push({ key: whole, isRun: false, weight: 1, variants: [{ weight: 1, terms: [whole] }], parts: sure.has(number) ? [] : parts, surface, same: [], unit: number, isLast: false });
  });
  // What is pasted repeats itself.
  const seen = new Set();
  return longest(items.filter(({ key }) => !seen.has(key) && seen.add(key)));
}

/** The items with the longest words, which are rare ones as a rule, in their order, while their terms are not too many. */
function longest(items) {
  const count = (item) => item.variants[0].terms.length;
  const length = ({ key, isRun }) => [...key].length * (isRun ? 2 : 1);
  if (items.reduce((sum, item) => sum + count(item), 0) <= limits.terms) return items;
  const sorted = items.map((_, index) => index).sort((left, right) => length(items[right]) - length(items[left]) || left - right);
  let left = limits.terms;
  const kept = new Set(sorted.filter((index) => {
    left -= count(items[index]);
    return left >= 0;
  }));
  return items.filter((_, index) => kept.has(index));
}

function runItems(text, unit) {
  const scalars = runScalars(text);
  const items = [];
  const add = (terms, weight, key) => {
    items.push({ key, isRun: true, weight, variants: [{ weight: 1, terms: [...new Set(terms)] }], parts: [], surface: null, same: [], unit, isLast: false });
  };
  const pair = (index) => scalars[index].character + scalars[index + 1].character;
  if (scalars.length === 1) {
    add([scalars[0].character], 1, scalars[0].character);
    items[0].variants.push({ weight: weights.single, terms: [`~${scalars[0].character}`] });
    return items;
  }
  const hasWords = scalars.some(({ kind }) => kind !== kinds.hiragana);
  for (let start = 0; start < scalars.length;) {
    let end = start + 1;
    while (end < scalars.length && scalars[end].kind === scalars[start].kind) end += 1;
    const key = scalars.slice(start, end).map(({ character }) => character).join("");
    const terms = [];
    const isPairs = scalars[start].kind === kinds.han && end - start > 2 && (end - start) % 2 === 0;
    // Of a long run pairs side by side are enough; the index has those in between, so that any part of a run is found. In a short
    // katakana word each pair counts: カタログ サイン holds ログ and イン.
    const isShort = scalars[start].kind === kinds.katakana && end - start <= limits.shortKatakana;
    for (let index = start; index + 1 < end; index += isShort ? 1 : 2) terms.push(pair(index));
    if (!isShort && (end - start) % 2 === 1 && end - start > 1) terms.push(pair(end - 2));
    if (scalars[start].kind === kinds.hiragana && hasWords) {
      // Endings and particles say little beside the words.
    } else if (isPairs) {
      // Four, six … Han characters are mostly words of two.
      for (let index = start; index < end; index += 2) add([pair(index)], 1, pair(index));
    } else if (terms.length > 0) {
      add(terms, Math.sqrt((end - start) / 2), key);
    } else {
      if (start > 0) terms.push(pair(start - 1));
      if (end < scalars.length) terms.push(pair(start));
      add(terms, weights.weak, key);
      if (scalars[start].kind === kinds.han) items.at(-1).variants.push({ weight: weights.single, terms: [key] });
    }
    start = end;
  }
  return items;
}

/** A text of the list of synonyms as items. */
function phraseItems(text, root) {
  return itemsOf(units(normalized(text)), new Map(), { words: {} });
}

const sameIndexes = new WeakMap();

/** Groups of synonyms by the joined keys of their members. */
function sameIndex(root) {
  let index = sameIndexes.get(root);
  if (index) return index;
  index = new Map();
  for (const group of root.same) {
    const members = group.split(" = ").map((text) => phraseItems(text, root)).filter((items) => items.length > 0);
    members.forEach((items, own) => {
      const others = members.filter((_, number) => number !== own);
      const keys = items.map((item) => item.key);
      // Katakana words may stand with or without a space between them.
      for (const key of items.every((item) => item.isRun) ? [keys.join(" "), keys.join("")] : [keys.join(" ")]) {
        if (!index.has(key)) index.set(key, others);
      }
    });
  }
  sameIndexes.set(root, index);
  return index;
}

/** Items joined to one where they are a phrase of the list, with the other phrases of its group as further ways to write it. */
function withSynonyms(items, root, hasRuns) {
  const index = sameIndex(root);
  const result = [];
  for (let start = 0; start < items.length;) {
    let joined = null;
    for (let count = Math.min(4, items.length - start); count > 0 && !joined; count -= 1) {
      const part = items.slice(start, start + count);
      const others = index.get(part.map((item) => item.key).join(" "));
      if (!others) continue;
      joined = join(part, others.filter((phrase) => hasRuns || !phrase.some((item) => item.isRun)).slice(0, limits.synonyms));
      start += count;
    }
    if (!joined) {
      joined = items[start];
      start += 1;
    }
    result.push(joined);
  }
  return result;
}

function join(part, others) {
  const termsOf = (items) => [...new Set(items.flatMap((item) => item.variants[0].terms))];
  const own = part.length === 1 ? part[0].variants : [{ weight: 1, terms: termsOf(part) }];
  const same = others.map((phrase) => ({ weight: weights.synonym, terms: termsOf(phrase) }));
  return { ...part.at(-1), weight: Math.max(...part.map((item) => item.weight)) * Math.sqrt(part.length), variants: own, same,
    surface: part.length === 1 ? part[0].surface : null, parts: part.length === 1 ? part[0].parts : [] };
}
