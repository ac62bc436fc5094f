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

// The files of the page, and its first questions, are asked for while the app that will need them is still on its way.
{
  const { document, location } = globalThis;
  const ask = (rel, href, more) =>
    document.head.append(Object.assign(document.createElement('link'), { rel, href, ...more }));
  const [, room, inner] = location.pathname.split('/');
  const address = `/${room}${inner ? '/' : ''}`;
  const parts = JSON.parse(document.currentScript.dataset.parts ?? '{}');
  for (const file of parts[address] ?? [])
    ask(file.endsWith('.css') ? 'preload' : 'modulepreload', `/${file}`, {
      as: file.endsWith('.css') ? 'style' : 'script',
      crossOrigin: 'anonymous',
      // After the app, which is read while they come.
      fetchPriority: file.endsWith('.css') ? 'auto' : 'low',
    });
  const questions = {
    '/': ['/analytics/portfolio-summary'],
    '/transactions': ['/transactions?skip=0&limit=100', '/settings/base-currency'],
  };
  if (address === '/' || location.search === '')
    for (const question of questions[address] ?? [])
      ask('preload', `/api/v1${question}`, { as: 'fetch', crossOrigin: 'anonymous' });
}

// Numbers and days are made ready beside the page, not by it. Where there are no workers they are ready when they are wanted.
if (globalThis.Worker) new globalThis.Worker('/intl.js');
