// Sets the chosen theme and colours before the first paint. A file of its own, so that no inline script is needed.
try {
  const { dataset } = globalThis.document.documentElement;
  const theme = globalThis.localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  if (globalThis.localStorage.getItem('direction') === 'inverted') dataset.direction = 'inverted';
} catch {
  // Storage is switched off: the system's theme holds.
}
