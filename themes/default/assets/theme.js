// Sets the theme that the reader chose before anything is drawn.
"use strict";
(() => {
  try {
    const theme = localStorage.getItem("casebook-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch { /* Storage is off: the system's scheme counts. */ }
})();
