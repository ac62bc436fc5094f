/**
 * Keeps the app for times without its server, once the page has been drawn; see service-worker/. In development there
 * is nothing to keep. A page whose parts were replaced by an update loads itself anew.
 */
export function registerOffline(): void {
  window.addEventListener('vite:preloadError', () => {
    window.location.reload();
  });
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/service-worker.js').catch((error: unknown) => {
      console.warn('The app cannot be kept for times without its server.', error);
    });
  });
}
