import { describe, expect, test } from 'vitest';
import { changeRow } from '../../testing/change-bodies.ts';
import { changedFields } from './changed-fields.ts';

describe('what a change did to a row', () => {
  test('of an edited row is what differs, without what follows from editing', () => {
    expect(changedFields(changeRow())).toEqual([{ name: 'fee', before: '2', after: '9' }]);
  });

  test('of a new or a removed row is everything that it has', () => {
    const row = { isin: 'IE00BK5BQT80', current_value: '5', note: null, created_at: 'x', updated_at: 'x' };
    const isin = { name: 'isin', before: null, after: 'IE00BK5BQT80' };
    const value = { name: 'current_value', before: null, after: '5' };
    expect(changedFields(changeRow({ before: null, after: row }))).toEqual([isin, value]);
    expect(changedFields(changeRow({ before: row, after: null }))).toEqual([
      { ...isin, before: isin.after, after: null },
      { ...value, before: value.after, after: null },
    ]);
  });

  test('keeps what is neither text nor nothing as it is', () => {
    const [field] = changedFields(changeRow({ before: { needs_account: 0 }, after: { needs_account: 1 } }));
    expect(field).toEqual({ name: 'needs_account', before: '0', after: '1' });
  });
});
