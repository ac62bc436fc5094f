/**
 * The server does not know the visitor, or not any more: the page that logs in is loaded anew, so that nothing of what
 * was shown stays in memory. A password that was wrong is told where it was typed.
 */
export function goToLogin(asked: string): void {
  const { pathname, search } = window.location;
  if (pathname === '/login' || new URL(asked).pathname.includes('/session')) return;
  window.location.assign(`/login?to=${encodeURIComponent(pathname + search)}`);
}
