/** Milliseconds of a day. */
const DAY_MS = 86_400_000;

/** Where an ISO day or an instant (UTC, without a zone) lies on the axis of time: days since 1970, with a fraction. */
export function dayPosition(at: string): number {
  return Date.parse(at.includes('T') ? `${at}Z` : `${at}T00:00:00Z`) / DAY_MS;
}

/** The calendar day at a position. */
export function dayAt(position: number): string {
  return new Date(Math.floor(position) * DAY_MS).toISOString().slice(0, 10);
}
