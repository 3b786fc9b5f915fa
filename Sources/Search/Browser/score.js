// Scores of documents for a query, from the postings that were read (SearchFormat.md); `Ranking.swift` does the same in the same order.

/** Scores of all documents that hold something of the query, best first. */
function rank(terms, query, root) {
  const scored = new Map();
  const items = query.items.map((item) => scoreItem(item, terms)).filter((item) => item.weight > 0);
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  const at = (document) => {
    let entry = scored.get(document);
    if (!entry) scored.set(document, entry = { document, text: 0, coverage: 0, items: 0, entity: 0, language: 0, proximity: 0, score: 0 });
    return entry;
  };
  for (const item of items) {
    for (const [document, hit] of item.hits) {
      const entry = at(document);
      entry.text += item.weight * hit.value;
      // In a very long article nearly every word stands somewhere.
      const impact = (hit.value * ranking.greatest) / hit.match;
      entry.coverage += item.weight * hit.match * hit.match * Math.min(1, ranking.thin + impact / ranking.ordinary);
      if (hit.match > 0.999) entry.items += 1;
    }
  }
  // Articles in the reader's language first; a query in Han or Kana tells it.
  const preferred = rangesOf(query.language, root);
  addEntities(query.entities, terms, preferred, at);
  for (const entry of scored.values()) if (isIn(preferred, entry.document)) entry.language = ranking.language;
  const score = (entry) => {
    const text = total > 0 ? entry.text / total : 0;
    const coverage = total > 0 ? entry.coverage / total : 0;
    const all = items.length > 1 && entry.items === items.length ? ranking.all : 0;
    entry.score = entry.entity + entry.language + text + ranking.coverage * coverage * coverage + all + ranking.proximity * entry.proximity;
  };
  const complete = [...scored.values()].filter((entry) => entry.items === items.length).length;
  const order = (left, right) => right.score - left.score || left.document - right.document;
  const list = [...scored.values()];
  list.forEach(score);
  list.sort(order);
  const top = list.slice(0, ranking.candidates);
  if (items.length > 1) {
    for (const entry of top) {
      entry.proximity = proximity(entry.document, items) / total;
      score(entry);
    }
    top.sort(order);
  }
  return { ranked: top.slice(0, ranking.results), all: [...top, ...list.slice(ranking.candidates)], count: scored.size, complete, items };
}

/** For each document the best way in which it holds an item: its value from 0 to 1, the share of terms it holds, the pieces. */
function scoreItem(item, terms) {
  const hits = new Map();
  let weight = 0;
  item.variants.forEach((variant, number) => {
    const known = variant.terms.map((name) => terms.get(name));
    // A term that nothing holds is missing in every document of this variant.
    const unknown = known.filter((term) => !term).length;
    if (unknown === known.length) return;
    const total = known.reduce((sum, term) => sum + (term ? term.rarity : 0), 0);
    const own = item.weight * (total / known.length);
    // Words that mean the same are as frequent as the most frequent of them.
    weight = weight === 0 ? own : own < weight && variant.weight <= weights.synonym ? (weight + own) / 2 : weight;
    const share = 1 / known.length;
    const sums = new Map();
    for (const term of known) {
      if (!term) continue;
      term.documents.forEach((document, place) => {
        let sum = sums.get(document);
        if (!sum) sums.set(document, sum = { value: 0, match: 0, chunks: [] });
        sum.value += term.rarity * term.impacts[place];
        sum.match += share;
        sum.chunks.push(term.chunks[place]);
      });
    }
    for (const [document, sum] of sums) {
      const match = Math.min(sum.match, 1) * variant.weight;
      const value = (sum.value / total / ranking.greatest) * match;
      const hit = hits.get(document);
      if (!hit) hits.set(document, { value, match, chunks: sum.chunks });
      else {
        hit.value = Math.max(hit.value, value);
        hit.match = Math.max(hit.match, match);
        hit.chunks = hit.chunks.concat(sum.chunks);
      }
    }
  });
  return { item, weight, hits };
}

/** Of an article about an entity, of one that mentions it, of one that holds its number as a plain word. */
function standing(impact) {
  if (impact >= ranking.leastAbout) return ranking.about + (impact - ranking.leastAbout) / 31;
  return (impact >= ranking.leastMention ? ranking.mentioned : ranking.plain) + impact / 31;
}

function addEntities(entities, terms, preferred, at) {
  const sure = entities.filter((entity) => entity.terms.some((term) => terms.get(term)));
  for (const entity of sure) {
    const best = new Map();
    entity.terms.forEach((name, number) => {
      const term = terms.get(name);
      if (!term) return;
      term.documents.forEach((document, place) => {
        const impact = term.impacts[place];
        let value = standing(impact) - (number > 0 ? ranking.later : 0);
        if (entity.isSure && impact >= ranking.leastMention && isIn(preferred, document)) value += ranking.entityLanguage;
        if (value > (best.get(document) ?? 0)) best.set(document, value);
      });
    });
    for (const [document, value] of best) {
      at(document).entity += (entity.isSure ? 1 : ranking.unsure / ranking.about) * (value / sure.length);
    }
  }
}

/** By piece of a document the weight of the items that stand in it or in the next. */
function pieces(document, items) {
  const weights = new Map();
  for (const item of items) {
    const hit = item.hits.get(document);
    if (!hit) continue;
    const own = new Set();
    for (const chunks of hit.chunks) for (const chunk of chunks) own.add(chunk).add(chunk - 1);
    for (const chunk of own) weights.set(chunk, (weights.get(chunk) ?? 0) + item.weight);
  }
  return weights;
}

/** The most weight of items that stand in one piece of a document or in two neighbours. */
function proximity(document, items) {
  let most = 0;
  for (const weight of pieces(document, items).values()) most = Math.max(most, weight);
  return most;
}

/** The first of the pieces with the most weight. */
function bestPiece(document, items) {
  let best = 0;
  let most = 0;
  for (const [chunk, weight] of pieces(document, items)) {
    if (weight > most || (weight === most && chunk < best)) [best, most] = [chunk, weight];
  }
  return best;
}
