const RELOADED = 'reloaded-at';

/** Whoever loaded the app anew so short a time ago has its newest parts. */
const RECENT_MS = 60_000;

/** A page whose parts were replaced by an update loads itself anew; a part that is missing after that is missing. */
function loadAnew(): void {
  const now = Date.now();
  const before = JSON.parse(sessionStorage.getItem(RELOADED) ?? '0') as number;
  if (now - before < RECENT_MS) return;
  sessionStorage.setItem(RELOADED, JSON.stringify(now));
  window.location.reload();
}

/**
 * Keeps the app for times without its server, once the page has been drawn; see service-worker/. In development there
 * is nothing to keep.
 */
export function registerOffline(): void {
  window.addEventListener('vite:preloadError', loadAnew);
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/service-worker.js').catch((error: unknown) => {
      console.warn('The app cannot be kept for times without its server.', error);
    });
  });
}
