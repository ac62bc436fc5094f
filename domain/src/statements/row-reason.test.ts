import { expect, it } from 'vitest';
import { verdictOf } from '../testing/degiro-rows.ts';
import { REASON_CODES, reasonText, rowReason } from './row-reason.ts';

it('says the field, a code, and the values that the sentence is filled in with', () => {
  expect(verdictOf({ quantity: 'XETA', price: '' })).toMatchObject({
    errors: [
      { field: 'price_per_unit', code: 'missing', values: {} },
      { field: 'units', code: 'not_a_number', values: { cell: 'XETA' } },
    ],
  });
  expect(verdictOf({ total: '-400,00' })).toMatchObject({
    notes: [{ field: 'total', code: 'total_differs', values: { told: '-400.00', own: '-449.92' } }],
  });
});

it('is the English sentence behind the name of its field', () => {
  expect(reasonText(rowReason('units', 'not_a_number', { cell: 'XETA' }))).toBe(
    'units: "XETA" is not a number',
  );
  const asset = 'cash_czk RAIF';
  expect(
    reasonText(rowReason('snapshot_date', 'contradicts_stored', { moment: '2023-06-30T21:05:00', asset })),
  ).toBe(
    'snapshot_date: the snapshot of 2023-06-30T21:05:00 already exists and has another value of cash_czk RAIF; ' +
      'delete that snapshot first, or allow duplicates to keep both',
  );
});

it('fills every value into the sentence', () => {
  const known = { told: '1', own: '2', cell: 'c', moment: 'm', asset: 'a', whole: 'w', fraction: 'f' };
  const more = { length: 'l', most: 'x', expected: 'e', currency: 'CHF', base: 'EUR', date: 'd' };
  const others = { units: '12', isin: 'IE00BK5BQT80', symbol: 's', amount: '6', row: '7', file: 'f.csv' };
  const values = { ...known, ...more, ...others, count: '3', columns: '4', line: '5' };
  const said = REASON_CODES.map((code) => reasonText({ field: 'row', code, values }));
  expect(said.filter((text) => text.includes('undefined') || text.length < 12)).toEqual([]);
  expect(new Set(said).size).toBe(REASON_CODES.length);
});
