// What cannot wait for the app. A file of its own, so that no inline script is needed.

// The chosen theme and colours, before the first paint.
try {
  const { dataset } = globalThis.document.documentElement;
  const theme = globalThis.localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  if (globalThis.localStorage.getItem('direction') === 'inverted') dataset.direction = 'inverted';
} catch {
  // Storage is switched off: the system's theme holds.
}

// The dashboard's first question is asked while the app that will ask it is still on its way.
if (globalThis.location.pathname === '/') {
  const link = globalThis.document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous' });
  link.href = '/api/v1/analytics/portfolio-summary';
  globalThis.document.head.append(link);
}
