// Sets the chosen theme before the first paint. A file of its own, so that no inline script is needed.
try {
  const theme = globalThis.localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') globalThis.document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the system's theme holds.
}
