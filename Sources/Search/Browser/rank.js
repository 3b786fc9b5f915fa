// Ranked documents for a query: loads the shards it needs, scores, reads further tiers until the order can no longer change much.

/** What each part of a score counts; the same numbers as in `Ranking.swift`. */
const ranking = {
  greatest: 63, ordinary: 16, coverage: 0.8, thin: 0.6, proximity: 0.4, all: 0.15, about: 6, mentioned: 3, plain: 2, later: 0.5, unsure: 0.6, language: 0.5,
  entityLanguage: 3.25, leastAbout: 32, leastMention: 8,
  candidates: 200, tierReads: 3, shown: 10, offered: 6, enough: 10, knownWhole: 8, commonWord: 100, fewItems: 3, results: 50,
};
const postingLimit = 8192;

/** Natural logarithm by halving and a series, so that all readers get the same bits. */
function logarithm(number) {
  let rest = number;
  let halvings = 0;
  while (rest >= 2) {
    rest /= 2;
    halvings += 1;
  }
  const part = (rest - 1) / (rest + 1);
  const square = part * part;
  let sum = 0;
  for (let odd = 21; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return halvings * 0.6931471805599453 + 2 * part * sum;
}

function rarity(count, documents) {
  return logarithm(1 + (Math.max(documents - count, 0) + 0.5) / (count + 0.5));
}

/** The numbers of the documents in a language; none where the tag is empty. */
function rangesOf(tag, root) {
  return tag ? root.languages.filter((language) => language.tag.slice(0, 2) === tag.slice(0, 2)) : [];
}

const isIn = (ranges, document) => ranges.some(({ start, end }) => document >= start && document < end);

/** What a key is hashed by: entities, what they are and their names lie by their number or name, so that all of one number lie together. */
function shardKey(key) {
  if (key.startsWith("@") || key.startsWith("*")) return lowercased(key.slice(key.lastIndexOf(":") + 1));
  return key.startsWith("=") ? key.slice(1).replace(/[-._']/g, "") : key;
}

/** The index as it is stored; `load(path, key)` gives a shard's text or null. */
class SearchIndex {
  constructor(root, load) {
    this.root = root;
    this.load = load;
    this.shards = new Map();
    this.pages = new Map();
    /** What stands beside the entities that the query names, by document. */
    this.shown = new Map();
    this.missing = 0;
  }

  shardOf(family, key) {
    const count = this.root.shards[family];
    return count > 0 ? hash(shardKey(key)) % count : -1;
  }

  async shard(family, number) {
    const name = `${family}${number}`;
    if (!this.shards.has(name)) {
      const promise = this.key(family, number).then((key) => (key ? this.load(`${key}.js`, key) : null)).then((text) => {
        if (text === null) {
          this.missing += 1;
          this.shards.delete(name);
        }
        return text === null ? (family === "d" ? [] : new Map()) : family === "d" ? readDocuments(text) : readLines(text);
      });
      this.shards.set(name, promise);
    }
    return this.shards.get(name);
  }

  /** The name of a shard's file; null where the page that has its mark is missing. */
  async key(family, number) {
    const at = (marks, place) => marks.slice(place * markLength, (place + 1) * markLength);
    const { pageSize, pages } = this.root.names[sequenceOf(family)];
    const place = placeOf(family, number, this.root);
    const page = Math.floor(place / pageSize);
    const name = `n${sequenceOf(family)}${page}`;
    if (!this.pages.has(name)) {
      const key = `${name}-${at(pages, page)}`;
      this.pages.set(name, this.load(`${key}.js`, key));
    }
    const marks = await this.pages.get(name);
    if (marks === null) this.pages.delete(name);
    return marks === null ? null : `${family}${number}-${at(marks, place % pageSize)}`;
  }

  async line(family, key, part = key) {
    const number = this.shardOf(family, part);
    return number < 0 ? undefined : (await this.shard(family, number)).get(key);
  }

  async term(term) {
    const line = await this.line(term.startsWith("@") ? "e" : "t", term);
    return line === undefined ? null : readTerm(line, postingLimit);
  }

  async document(number) {
    return (await this.shard("d", Math.floor(number / this.root.blockSize)))[number % this.root.blockSize] ?? null;
  }

  async entity(term) {
    const line = await this.line("e", `*${term}`, term);
    return line === undefined ? null : readEntity(line);
  }

  async search(text, language = "") {
    const query = readQuery(text, this.root, language);
    this.shown.clear();
    for (const target of await Promise.all(query.names.map((name) => this.line("e", `=${name}`)))) {
      if (target && !query.entities.some((entity) => entity.terms.includes(target))) {
        query.entities.push({ terms: [target], isSure: true, unit: -1 });
      }
    }
    const terms = new Map();
    const sure = new Set(query.entities.filter((entity) => entity.isSure).map((entity) => entity.unit));
    await this.learn(terms, [...query.entities, ...query.items.filter((item) => !sure.has(item.unit)).flatMap((item) => item.variants)], query.language);
    const known = new Set(query.entities.filter((entity) => entity.isSure && entity.terms.some((term) => terms.get(term))).map((entity) => entity.unit));
    settle(query, known);
    await this.learn(terms, query.items.flatMap((item) => item.variants), query.language);
    await this.completeWords(terms, query);
    const ranked = await this.rankInRounds(terms, query);
    // Codes are written with fewer than eight digits as well; then what is found may be another one than is meant.
    const offers = known.size > 0 && !/^0x.{0,7}$/.test(query.ending) ? [] : await this.offers(query.ending);
    return { query, terms, ...ranked, offers, entities: await this.entityResults(terms, query), chunkOf: (document) => bestPiece(document, ranked.items) };
  }

  /** Among the articles in the reader's language, as far as the first tier tells: the other language's count for nothing there. */
  rarity(term, ranges) {
    const documents = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
    const count = term.documents.filter((document) => isIn(ranges, document)).length;
    if (documents === this.root.documents || count === 0) return rarity(term.count, this.root.documents);
    return rarity((term.count * count) / term.documents.length, documents);
  }

  /** Reads the terms of what is looked for, as far as they are not read. */
  async learn(terms, sought, language) {
    const wanted = new Set(sought.flatMap((each) => each.terms));
    const ranges = rangesOf(language, this.root);
    await Promise.all([...wanted].filter((term) => !terms.has(term)).map(async (name) => {
      const term = await this.term(name);
      if (term) term.rarity = this.rarity(term, ranges);
      terms.set(name, term);
    }));
  }

  /** Gives identifiers that are rare as a whole their parts, the last word its completions and other unknown words their likely spellings. */
  async completeWords(terms, query) {
    for (const item of query.items) {
      if (item.parts.length > 0 && !(terms.get(item.key)?.count >= ranking.knownWhole)) {
        item.variants.push({ weight: weights.parts, terms: item.parts });
      }
      const count = countOf(item.variants[0], terms);
      // A Latin word in a Japanese query may be frequent in articles of the other language only.
      item.variants.push(...item.same.filter((variant) => count < ranking.commonWord
        || (!item.isRun && variant.terms.some((term) => /[^\0-\x7f]/.test(term)))));
      if (!item.surface || item.variants.some((variant) => variant.terms.some((term) => terms.get(term)))) continue;
      let words = item.isLast && item.surface.length > 1 ? await this.completions(item.surface) : [];
      let weight = weights.completion;
      if (words.length === 0 && item.surface.length > 4) {
        words = await this.corrections(item.surface);
        weight = weights.correction;
      }
      for (const word of words) {
        const term = stem(word);
        if (!item.variants.some((variant) => variant.terms[0] === term)) item.variants.push({ weight, terms: [term] });
      }
    }
    await this.learn(terms, query.items.flatMap((item) => item.variants), query.language);
  }

  async wordsNear(family, part) {
    const number = this.shardOf(family, part);
    if (number < 0) return [];
    return [...await this.shard(family, number)].map(([word, line]) => ({ word, count: new Numbers(line).next() || 0 }));
  }

  async completions(prefix) {
    const words = (await this.wordsNear("w", prefix.slice(0, 2))).filter(({ word }) => word.startsWith(prefix));
    return mostFrequent(words, 6);
  }

  /** Identifiers that begin as a query ends (`0x8009`, `KB40`), those of most articles first. */
  async offers(ending) {
    const part = identifierPart(ending);
    if (!part || this.shardOf("w", part) < 0) return [];
    const found = [];
    for (const [term, line] of await this.shard("w", this.shardOf("w", part))) {
      const tab = line.indexOf("\t");
      const label = (term.startsWith("@kb:") ? "KB" : "") + term.slice(term.indexOf(":") + 1);
      const count = new Numbers(line).next();
      if (!term.startsWith("@") || tab < 1 || label.length === ending.length || !lowercased(label).startsWith(ending)) continue;
      found.push({ label, kind: term.slice(1, term.indexOf(":")), path: line.slice(tab + 1), count });
    }
    return found.sort((left, right) => right.count - left.count || (left.path < right.path ? -1 : 1)).slice(0, ranking.offered);
  }

  async corrections(word) {
    const near = new Map();
    for (const [family, part] of [["w", word.slice(0, 2)], ["x", word.slice(-2)]]) {
      for (const candidate of await this.wordsNear(family, part)) {
        if (isOneSlip(word, candidate.word)) near.set(candidate.word, candidate);
      }
    }
    return mostFrequent([...near.values()], 2);
  }

  async rankInRounds(terms, query) {
    const reads = new Map();
    let ranked = rank(terms, query, this.root);
    for (let left = ranking.tierReads; left > 0 && query.items.length <= ranking.fewItems && ranked.complete < ranking.enough; left -= 1) {
      const next = nextTier(terms, query, reads);
      if (!next) break;
      const tier = (reads.get(next) ?? 0) + 1;
      reads.set(next, tier);
      const line = await this.line("p", `${next}#${tier}`);
      if (line !== undefined) readPostings(new Numbers(line), postingLimit, terms.get(next));
      ranked = rank(terms, query, this.root);
    }
    return ranked;
  }

  async entityResults(terms, query) {
    const found = [];
    const seen = new Set();
    for (const entity of query.entities) {
      for (const term of entity.terms) {
        if (!terms.get(term) || seen.has(term) || (!entity.isSure && found.length > 0)) continue;
        seen.add(term);
        const record = await this.entity(term);
        if (!record) continue;
        found.push({ term, isSure: entity.isSure, ...record });
        for (let place = 0; place < ranking.shown; place += 1) {
          const shown = readShown(await this.line("e", `${term}#${place}`, term) ?? "");
          if (!shown) break;
          if (!this.shown.has(shown.number)) this.shown.set(shown.number, shown.facts);
        }
      }
    }
    return found;
  }
}

/** What an identifier's line is hashed by: as much as must be typed before anything is offered. */
function identifierPart(text) {
  if (text.startsWith("0x")) return text.length >= 6 ? text.slice(0, 6) : "";
  return /^kb\d\d+$/.test(text) ? text.slice(0, 4) : "";
}

/** In how many documents all terms stand, as far as the first tiers tell. */
function countOf(variant, terms) {
  if (variant.terms.length < 2) return terms.get(variant.terms[0])?.count ?? 0;
  let common = null;
  for (const name of variant.terms) {
    const documents = new Set(terms.get(name)?.documents ?? []);
    common = common ? common.filter((document) => documents.has(document)) : [...documents];
  }
  return common.length;
}

function mostFrequent(words, limit) {
  words.sort((left, right) => right.count - left.count || (left.word < right.word ? -1 : 1));
  return words.slice(0, limit).map(({ word }) => word);
}

/** The term whose next tier may change most; none where none can change much. */
function nextTier(terms, query, reads) {
  let best = null;
  let most = 0;
  for (const item of query.items) {
    for (const variant of item.variants) {
      for (const name of variant.terms) {
        const term = terms.get(name);
        const tier = reads.get(name) ?? 0;
        if (!term || tier >= term.tiers.length) continue;
        const gain = item.weight * variant.weight * term.rarity * term.tiers[tier];
        if (gain > most) [best, most] = [name, gain];
      }
    }
  }
  return best;
}
