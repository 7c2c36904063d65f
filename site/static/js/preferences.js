// Applies what the reader chose before, ahead of the first paint. Loaded without `defer` for that reason.
try {
  for (const name of ["theme", "textSize"]) {
    const value = localStorage.getItem(name);
    if (value) document.documentElement.dataset[name] = value;
  }
} catch {
  // A browser may refuse to remember; the page then looks as its own settings say.
}
