// Which section of an article a result shows, and which of its words are marked (SearchFormat.md).

/** All terms that a query looks for: of its items, and of the spellings of the entities it found. */
function markedTerms(results) {
  const terms = new Set(results.query.items.flatMap((item) => item.variants.flatMap((variant) => variant.terms)));
  for (const entity of results.entities) {
    for (const spelling of [entity.label, ...entity.spellings]) {
      for (const unit of units(normalized(spelling))) if (!unit.isRun) terms.add(wordTerms(unit.text).whole);
    }
  }
  return terms;
}

/** Places of the words of a normalised text that a query looks for, ascending and apart. */
function marks(text, terms) {
  const found = [];
  const add = (start, end) => {
    if (found.length > 0 && found.at(-1)[1] >= start) found.at(-1)[1] = Math.max(end, found.at(-1)[1]);
    else found.push([start, end]);
  };
  for (const unit of units(text)) {
    if (!unit.isRun) {
      const { whole, parts } = wordTerms(unit.text);
      if (terms.has(whole) || parts.some((part) => terms.has(part))) add(unit.start, unit.end);
      continue;
    }
    const scalars = runScalars(unit.text);
    scalars.forEach((scalar, index) => {
      const start = unit.start + scalar.start;
      const next = scalars[index + 1];
      if (next && terms.has(scalar.character + next.character)) add(start, unit.start + next.start + next.character.length);
      else if (terms.has(scalar.character)) add(start, start + scalar.character.length);
    });
  }
  return found;
}

/** The section to show: the one whose beginning holds most of the query, else the one that the best piece lies in. */
function excerpt(document, terms, chunk) {
  const sections = document.sections;
  let best = null;
  let most = -1;
  sections.forEach((section, number) => {
    const places = marks(section.text, terms);
    const distinct = new Set(places.map(([start, end]) => lowercased(section.text.slice(start, end))));
    const holds = section.chunk <= chunk && (number + 1 === sections.length || sections[number + 1].chunk > chunk);
    const value = 2 * distinct.size + (marks(section.title, terms).length > 0 ? 1 : 0) + (holds ? 1 : 0) - (section.text === "" ? 4 : 0);
    if (value > most) [best, most] = [{ section, places }, value];
  });
  return best ?? (sections.length > 0 ? { section: sections[0], places: [] } : null);
}
