// Text to terms, as the index has them (SearchFormat.md): NFKC, words and runs of Han and Kana, identifiers and their parts, stems.

const kinds = { separator: 0, connector: 1, word: 2, hiragana: 3, katakana: 4, han: 5 };
const prolonged = 0x30fc;
const wordPattern = /^[\p{L}\p{N}\p{M}]$/u;

function classOf(code) {
  if (code < 0x80) {
    if ((code >= 0x30 && code < 0x3a) || ((code | 0x20) >= 0x61 && (code | 0x20) < 0x7b)) return kinds.word;
    return code === 0x2d || code === 0x2e || code === 0x5f || code === 0x27 ? kinds.connector : kinds.separator;
  }
  if ((code >= 0x3041 && code <= 0x3096) || (code >= 0x309d && code <= 0x309f)) return kinds.hiragana;
  if ((code >= 0x30a1 && code <= 0x30fa) || (code >= 0x30fc && code <= 0x30ff) || (code >= 0x31f0 && code <= 0x31ff)) return kinds.katakana;
  if ((code >= 0x3005 && code <= 0x3007) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x4e00 && code <= 0x9fff)
    || (code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff)) return kinds.han;
  return wordPattern.test(String.fromCodePoint(code)) ? kinds.word : kinds.separator;
}

function normalized(text) {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .normalize("NFKC").replaceAll("\u2019", "'");
}

/** Units of normalised text: words, and runs of Han and Kana, with their places. */
function units(text) {
  const found = [];
  let index = 0;
  const at = (place) => (place < text.length ? text.codePointAt(place) : 0);
  const size = (code) => (code > 0xffff ? 2 : 1);
  while (index < text.length) {
    const kind = classOf(at(index));
    const start = index;
    if (kind < kinds.word) {
      index += size(at(index));
    } else if (kind === kinds.word) {
      for (;;) {
        const inner = index < text.length ? classOf(at(index)) : 0;
        const joins = inner === kinds.connector && index + 1 < text.length && classOf(at(index + 1)) === kinds.word;
        if (inner !== kinds.word && !joins) break;
        index += size(at(index));
      }
      if (byteLength(text.slice(start, index)) <= 2) {
        if (text[index] === "#") index += 1;
        else if (text.startsWith("++", index)) index += 2;
      }
      found.push({ isRun: false, text: text.slice(start, index), start, end: index });
    } else {
      while (index < text.length && classOf(at(index)) > kinds.word) index += size(at(index));
      found.push({ isRun: true, text: text.slice(start, index), start, end: index });
    }
  }
  return found;
}

function byteLength(text) {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0);
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

/** At most so many bytes of UTF-8, whole characters only. */
function clipped(text, limit) {
  let length = 0;
  let result = "";
  for (const character of text) {
    length += byteLength(character);
    if (length > limit) return result;
    result += character;
  }
  return result;
}

function lowercased(text) {
  let result = "";
  for (const character of text) result += character === "\u03c2" || character === "\u03a3" ? "\u03c3" : character.toLowerCase();
  return result;
}

const isUpper = (code) => code >= 0x41 && code <= 0x5a;
const isLower = (code) => code >= 0x61 && code <= 0x7a;
const isDigit = (code) => code >= 0x30 && code <= 0x39;

function isBoundary(index, piece, start) {
  const [before, after] = [piece.charCodeAt(index - 1), piece.charCodeAt(index)];
  if (isUpper(after)) {
    if (isLower(before)) return true;
    return isUpper(before) && index + 2 < piece.length && isLower(piece.charCodeAt(index + 1)) && isLower(piece.charCodeAt(index + 2));
  }
  if (!isDigit(after) || index - start < 2 || !(isUpper(before) || isLower(before)) || index + 2 >= piece.length) return false;
  return /^[A-Za-z]+$/.test(piece.slice(start, index)) && isDigit(piece.charCodeAt(index + 1)) && isDigit(piece.charCodeAt(index + 2));
}

function innerParts(piece) {
  if (/^0x./i.test(piece) && piece.length > 2) return [];
  const parts = [];
  let start = 0;
  for (let index = 1; index < piece.length; index += 1) {
    if (!isBoundary(index, piece, start)) continue;
    parts.push(piece.slice(start, index));
    start = index;
  }
  parts.push(piece.slice(start));
  return parts;
}

/** The terms of one word: whole, parts, and the word itself where it is all letters. */
function wordTerms(word) {
  const pieces = word.split(/[-._]/).filter((piece) => piece !== "").map((piece) => piece.replaceAll("'", ""));
  const isNumber = pieces.every((piece) => /^\d*$/.test(piece));
  const lower = pieces.map(lowercased);
  const whole = stem(clipped(lower.join(isNumber ? "." : ""), 64));
  const parts = [];
  const add = (part) => {
    const term = stem(clipped(part, 64));
    if (byteLength(term) > 1 && term !== whole && !parts.includes(term) && parts.length < 10) parts.push(term);
  };
  pieces.forEach((piece, number) => {
    if (pieces.length > 1) add(lower[number]);
    const inner = innerParts(piece);
    if (inner.length > 1) inner.forEach((part) => add(lowercased(part)));
  });
  const isPlain = pieces.length === 1 && /^[a-z]*$/.test(lower[0]);
  return { whole, parts, surface: isPlain && lower[0].length <= 24 ? lower[0] : null };
}

/** Scalars of a run with their classes; a prolonged sound mark that ends a katakana word is left out. */
function runScalars(text) {
  const scalars = [];
  const dropMark = () => { if (scalars.length > 1 && scalars.at(-1).code === prolonged) scalars.pop(); };
  let start = 0;
  for (const character of text) {
    const code = character.codePointAt(0);
    const kind = classOf(code);
    if (kind !== kinds.katakana) dropMark();
    scalars.push({ character, code, kind, start });
    start += character.length;
  }
  dropMark();
  return scalars;
}

const stemExceptions = new Map(Object.entries({
  skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli",
  only: "onli", singly: "singl", sky: "sky", news: "news", howe: "howe", atlas: "atlas", cosmos: "cosmos", bias: "bias", andes: "andes",
}));
const invariantStems = new Set(["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"]);
const step2Suffixes = Object.entries({
  ational: "ate", fulness: "ful", iveness: "ive", ization: "ize", ousness: "ous", biliti: "ble", lessli: "less", tional: "tion",
  alism: "al", aliti: "al", ation: "ate", entli: "ent", fulli: "ful", iviti: "ive", ousli: "ous", abli: "able", alli: "al",
  anci: "ance", ator: "ate", enci: "ence", izer: "ize", bli: "ble",
});
const step3Suffixes = Object.entries({
  ational: "ate", tional: "tion", alize: "al", icate: "ic", iciti: "ic", ical: "ic", ness: "", ful: "",
});
const step4Suffixes = [
  "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic",
];

/** English words to stems: Porter2 (snowballstem.org), for lower-case ASCII letters only. */
function stem(text) {
  if (text.length < 3 || text.length > 32 || !/^[a-z]+$/.test(text)) return text;
  if (stemExceptions.has(text)) return stemExceptions.get(text);
  let word = "";
  for (const letter of text) word += letter === "y" && (word === "" || /[aeiouy]$/.test(word)) ? "Y" : letter;
  const region = (start) => {
    for (let index = start + 1; index < word.length; index += 1) {
      if (!/[aeiouy]/.test(word[index]) && /[aeiouy]/.test(word[index - 1])) return index + 1;
    }
    return word.length;
  };
  const r1 = /^(?:gener|commun|arsen|univers|later|emerg|organ|inter)/.exec(word)?.[0].length ?? region(0);
  const r2 = region(r1);
  const ends = (suffix) => word.endsWith(suffix);
  const cut = (count, suffix = "") => { word = word.slice(0, word.length - count) + suffix; };
  const hasVowel = (end) => /[aeiouy]/.test(word.slice(0, Math.max(end, 0)));
  const endsShort = (end) => (end === 2 ? /^[aeiouy][^aeiouy]/.test(word)
    : end > 2 && (/[^aeiouy][aeiouy][^aeiouywxY]$/.test(word.slice(0, end)) || word.slice(0, end).endsWith("past")));

  if (ends("sses")) cut(2);
  else if (ends("ied") || ends("ies")) cut(word.length > 4 ? 2 : 1);
  else if (!ends("us") && !ends("ss") && ends("s") && hasVowel(word.length - 2)) cut(1);
  if (invariantStems.has(word)) return word;

  const eed = ["eedly", "eed"].find(ends);
  const ing = ["ingly", "edly", "ing", "ed"].find(ends);
  if (eed) {
    if (word.length - eed.length >= r1) cut(eed.length, "ee");
  } else if (ing && hasVowel(word.length - ing.length)) {
    cut(ing.length);
    if (ends("at") || ends("bl") || ends("iz")) cut(0, "e");
    else if (/([bdfgmnprt])\1$/.test(word)) cut(/^[aeo]..$/.test(word) ? 0 : 1);
    else if (r1 >= word.length && endsShort(word.length)) cut(0, "e");
  }
  if (word.length > 2 && /[^aeiouy][yY]$/.test(word)) cut(1, "i");

  const second = step2Suffixes.find(([suffix]) => ends(suffix));
  if (second) {
    if (word.length - second[0].length >= r1) cut(second[0].length, second[1]);
  } else if (ends("ogi")) {
    if (word.length - 3 >= r1 && word.at(-4) === "l") cut(1);
  } else if (ends("li") && word.length - 2 >= r1 && /[cdeghkmnrt]li$/.test(word)) {
    cut(2);
  }
  const third = step3Suffixes.find(([suffix]) => ends(suffix));
  if (third) {
    if (word.length - third[0].length >= r1) cut(third[0].length, third[1]);
  } else if (ends("ative") && word.length - 5 >= r1 && word.length - 5 >= r2) {
    cut(5);
  }
  const fourth = step4Suffixes.find(ends);
  if (fourth) {
    if (word.length - fourth.length >= r2) cut(fourth.length);
  } else if (ends("ion") && word.length - 3 >= r2 && /[st]ion$/.test(word)) {
    cut(3);
  }
  const last = word.length - 1;
  if (ends("e")) {
    if (last >= r2 || (last >= r1 && !endsShort(last))) cut(1);
  } else if (ends("ll") && last >= r2) {
    cut(1);
  }
  return word.replaceAll("Y", "y");
}

/** One letter more, less, other, or two neighbours exchanged. */
function isOneSlip(left, right) {
  if (left === right || Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  const [a, b] = [left.slice(start), right.slice(start)];
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
  return a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}
