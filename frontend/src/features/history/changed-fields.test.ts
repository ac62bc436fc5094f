import { describe, expect, test } from 'vitest';
import { changeRow } from '../../testing/change-bodies.ts';
import { changedFields, rowName } from './changed-fields.ts';

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

describe('a row is called', () => {
  test('by what tells it from others', () => {
    expect(rowName(changeRow())).toBe('2026-11-18 · BUY · IE00BK5BQT80');
    expect(
      rowName(changeRow({ before: { asset_type: 'cash_eur', asset_detail: 'Wise' }, after: null })),
    ).toBe('cash_eur · Wise');
  });

  test('by its number when nothing does', () => {
    expect(rowName(changeRow({ id: 7, before: null, after: { text: 'x' } }))).toBe('#7');
  });
});
