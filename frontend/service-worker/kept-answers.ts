/** Whether an answer of the API is worth keeping: a good one, in JSON. */
export function isKept(answer: Response): boolean {
  return answer.status === 200 && (answer.headers.get('Content-Type') ?? '').startsWith('application/json');
}

/** A kept answer that says when it was given; null when none was kept. */
export function seenAt(kept: Response | undefined): Response | null {
  if (!kept) return null;
  const headers = new Headers(kept.headers);
  headers.set('X-Seen-At', kept.headers.get('Date') ?? '');
  return new Response(kept.body, { status: kept.status, headers });
}
