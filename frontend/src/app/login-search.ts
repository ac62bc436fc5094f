/** Where to go on after the login: a page of this app, and of no other. */
export function readLoginSearch({ to }: Readonly<Record<string, unknown>>): { to?: string } {
  const isOurs = typeof to === 'string' && /^\/(?![/\\])/.test(to) && !to.startsWith('/login');
  return isOurs ? { to } : {};
}
