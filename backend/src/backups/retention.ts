const DAY_MS = 86_400_000;

/** How many days, weeks and months keep their newest backup, and how many of the newest are kept in any case. */
export const RETENTION = { newest: 3, daily: 7, weekly: 5, monthly: 12 } as const;

/** Monday of the week of a day, as a count of weeks. */
function weekOf(moment: string): string {
  const days = Math.floor(Date.parse(`${moment.slice(0, 10)}T00:00Z`) / DAY_MS);
  return String(Math.floor((days + 3) / 7));
}

const dayOf = (moment: string) => moment.slice(0, 10);
const monthOf = (moment: string) => moment.slice(0, 7);

/** The newest of each of the latest `count` spans that have any. */
function newestOfEach(
  moments: readonly string[],
  spanOf: (moment: string) => string,
  count: number,
): string[] {
  const newest = new Map<string, string>();
  for (const moment of moments) {
    if (newest.size === count && !newest.has(spanOf(moment))) break;
    if (!newest.has(spanOf(moment))) newest.set(spanOf(moment), moment);
  }
  return [...newest.values()];
}

/**
 * Which backups stay: the newest three, and the newest of each of the last seven days, five weeks and twelve months that
 * have one. Days without a backup count for nothing, so that a server that slept for a year loses none of them.
 *
 * @param moments  when backups were made, UTC, in any order
 */
export function momentsToKeep(moments: readonly string[]): ReadonlySet<string> {
  const latestFirst = [...new Set(moments)].sort().reverse();
  return new Set([
    ...latestFirst.slice(0, RETENTION.newest),
    ...newestOfEach(latestFirst, dayOf, RETENTION.daily),
    ...newestOfEach(latestFirst, weekOf, RETENTION.weekly),
    ...newestOfEach(latestFirst, monthOf, RETENTION.monthly),
  ]);
}
