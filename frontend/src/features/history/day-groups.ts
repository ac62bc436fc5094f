import type { Change } from '../../api/wire.ts';
import { localDay } from '../../format/local-day.ts';

export interface DayGroup {
  /** Where the reader is, `YYYY-MM-DD`. */
  readonly day: string;
  readonly changes: readonly Change[];
}

/** When a change was made, in milliseconds: the API tells UTC without saying so. */
export function madeAt({ made_at: at }: Pick<Change, 'made_at'>): number {
  return Date.parse(`${at}Z`);
}

/** Changes by the day of the reader on which they were made, in the order given. */
export function dayGroups(changes: readonly Change[]): DayGroup[] {
  const groups = Map.groupBy(changes, (change) => localDay(madeAt(change)));
  return Array.from(groups, ([day, ofDay]) => ({ day, changes: ofDay }));
}
