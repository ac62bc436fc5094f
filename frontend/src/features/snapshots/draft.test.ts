import { describe, expect, test } from 'vitest';
import { momentDraft } from './draft.ts';
import { readSnapshotsSearch } from './search.ts';

describe('the moment of a snapshot', () => {
  test('is left to the server when it is now', () => {
    expect(momentDraft({ when: 'now', day: '', time: '' })).toEqual({ errors: {}, moment: undefined });
  });

  test('is a day as it is written, or a time of the reader told in UTC', () => {
    const there = new Date(2026, 10, 24, 14, 2).toISOString().slice(0, 19);
    expect(momentDraft({ when: 'other', day: '2026-11-24', time: '' }).moment).toBe('2026-11-24T00:00:00');
    expect(momentDraft({ when: 'other', day: '2026-11-24', time: '14:02' }).moment).toBe(there);
  });

  test('needs a day, and a time that is one or none', () => {
    expect(momentDraft({ when: 'other', day: '', time: 'noon' })).toEqual({
      errors: { day: 'snapshots.enter-a-day', time: 'snapshots.enter-a-time' },
      moment: undefined,
    });
  });
});

test.each([
  [
    { period: '1y', snapshot: 'new' },
    { period: '1y', snapshot: 'new' },
  ],
  [{ period: 'max', snapshot: '2026-11-24T18:30:00.5' }, { snapshot: '2026-11-24T18:30:00.5' }],
  [{ period: '1m', snapshot: 'everything' }, {}],
])('the address %o is read as %o', (search, read) => {
  expect(readSnapshotsSearch(search)).toEqual(read);
});
