import { readTime } from '../../format/clock-time.ts';

/** The moment of a new snapshot as it is typed. */
export interface MomentFields {
  readonly when: 'now' | 'other';
  /** ISO day, and clock time as it is typed, where the reader is. */
  readonly day: string;
  readonly time: string;
}

export interface MomentDraft {
  readonly errors: {
    readonly day?: 'snapshots.enter-a-day';
    readonly time?: 'snapshots.enter-a-time';
  };
  /** The instant in UTC as the API wants it; undefined for now, and while something is wrong. */
  readonly moment: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the moment of a snapshot. A day without a time is kept as that day, wherever it is looked at. */
export function momentDraft({ when, day, time }: MomentFields): MomentDraft {
  if (when === 'now') return { errors: {}, moment: undefined };
  const isDay = DAY.test(day);
  const clock = readTime(time);
  const isTime = clock !== null || time.trim() === '';
  if (!isDay || !isTime) {
    const errors = {
      ...(!isDay && { day: 'snapshots.enter-a-day' as const }),
      ...(!isTime && { time: 'snapshots.enter-a-time' as const }),
    };
    return { errors, moment: undefined };
  }
  if (clock === null) return { errors: {}, moment: `${day}T00:00:00` };
  return { errors: {}, moment: new Date(`${day}T${clock}`).toISOString().slice(0, 19) };
}
