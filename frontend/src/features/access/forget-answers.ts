/** What the service worker keeps of the API is forgotten: nobody who is not logged in sees it. */
export async function forgetAnswers(): Promise<void> {
  if ('caches' in window) await window.caches.delete('last-seen');
}
