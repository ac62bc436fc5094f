/** The moment of a new snapshot as it is typed. */
export interface MomentFields {
  readonly when: 'now' | 'other';
  /** ISO day, and clock time `14:02`, where the reader is. */
  readonly day: string;
  readonly time: string;
}

export interface MomentDraft {
  readonly error: 'snapshots.enter-a-day' | undefined;
  /** The instant in UTC as the API wants it; undefined for now. */
  readonly moment: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}$/;

/** Reads the moment of a snapshot. A day without a time is kept as that day, wherever it is looked at. */
export function momentDraft({ when, day, time }: MomentFields): MomentDraft {
  if (when === 'now') return { error: undefined, moment: undefined };
  if (!DAY.test(day)) return { error: 'snapshots.enter-a-day', moment: undefined };
  if (!TIME.test(time)) return { error: undefined, moment: `${day}T00:00:00` };
  const there = new Date(`${day}T${time}`);
  return { error: undefined, moment: there.toISOString().slice(0, 19) };
}
