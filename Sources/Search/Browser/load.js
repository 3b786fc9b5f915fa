// Files of the index by script elements, and the index itself, opened once.

const script = document.currentScript;
const dataFolder = new URL("./", script.src);
const waiting = new Map();

/** Files of the index call this with what they hold. */
globalThis.casebookShard = (key, text) => {
  waiting.get(key)?.(text);
  waiting.delete(key);
};

/** Loads a file of the index by a script element, which works from any place and under a strict policy. */
function loadShard(path, key) {
  return new Promise((resolve) => {
    const element = document.createElement("script");
    const finish = (text) => {
      clearTimeout(timer);
      waiting.delete(key);
      element.remove();
      resolve(text);
    };
    const timer = setTimeout(finish, 6000, null);
    waiting.set(key, finish);
    element.src = new URL(path, dataFolder);
    element.async = true;
    // A file that ran without handing over its text is damaged.
    element.onload = element.onerror = () => finish(null);
    document.head.append(element);
  });
}

let opened = null;
let rootPath = "root.js";
/** The root that came with this script; null once it was used: whoever asks again wants a newer one. */
let ownRoot = firstRoot;
/** Whether the site's index is of another version than this script: then the page is from before the site was published anew. */
let isOutdated = false;

/** The index, opened once; null where it cannot be. */
function openIndex() {
  opened ??= newestRoot().then((text) => {
    const index = text === null ? null : new SearchIndex(readRoot(text), loadShard);
    if (!index) opened = null;
    return index;
  }).catch((error) => {
    isOutdated = error.message.startsWith("version");
    console.warn(`search: ${error.message}`);
    return null;
  });
  return opened;
}

async function newestRoot() {
  const text = ownRoot;
  ownRoot = null;
  // The panel is to stand before the root is read.
  await new Promise((resolve) => { setTimeout(resolve); });
  return text ?? loadShard(rootPath, "root");
}
