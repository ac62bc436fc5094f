import { describe, expect, test } from 'vitest';
import golden from '../../../../fixtures/responses/changes.json';
import type { Change, ChangeList } from '../../api/wire.ts';
import { loadTranslator } from '../../i18n/translator.ts';
import { change, changeRow } from '../../testing/change-bodies.ts';
import { plainSpaces } from '../../testing/figure-text.ts';
import { changeLine } from './change-line.ts';
import { changeTold } from './change-told.ts';
import { rowName } from './row-name.ts';
import type { Reader } from './use-reader.ts';

const german: Reader = {
  t: await loadTranslator('de'),
  locale: 'de-DE',
  dates: { locale: 'de', format: 'auto' },
  isPrivate: false,
  kindName: (code) => (code === 'cash_czk' ? 'Bargeld in CZK' : code),
};

const line = (changed: Partial<Change>, reader = german) => plainSpaces(changeLine(reader, change(changed)));

const asset = { asset_type: 'cash_czk', asset_detail: 'RAIF', currency: 'CZK', value: '19000.5' };
const added = (subject: string, after: Record<string, unknown>): Partial<Change> => ({
  action: 'create',
  subject,
  rows: [changeRow({ subject, before: null, after })],
});

describe('the line about a change says', () => {
  test('of an edited row which it is, and each value before and after', () => {
    expect(line({})).toBe('KAUF 12 FTSE All-World · 18. Nov. 2026 · Gebühr 2 → 9');
  });

  test('of an added or removed row what it comes to', () => {
    const trade = { ...changeRow().before, price_per_unit: '121.09', currency: 'EUR' };
    const words = 'KAUF 12 FTSE All-World · 18. Nov. 2026 · 121,09 EUR';
    expect(line(added('transactions', trade))).toBe(words);
    expect(line({ action: 'delete', rows: [changeRow({ before: trade, after: null })] })).toBe(words);
    expect(line(added('position_values', { isin: 'IE00BK5BQT80', current_value: '500' }))).toBe(
      'IE00BK5BQT80 · 500',
    );
  });

  test('of a split its ratio, of a dividend its amount', () => {
    const none = { units: null, price_per_unit: null, product: 'World', date: '2026-11-18', currency: 'EUR' };
    const split = { ...none, transaction_type: 'SPLIT', new_units: 2, old_units: 1 };
    expect(line(added('transactions', split))).toBe('SPLIT World · 2:1 · 18. Nov. 2026');
    const dividend = { ...none, transaction_type: 'DIVIDEND', amount: '120.5' };
    expect(line(added('transactions', dividend))).toBe('DIVIDENDE World · 18. Nov. 2026 · 120,5 EUR');
  });

  test('a kind by its name and a setting by its own, never by a code', () => {
    expect(line(added('other_assets', asset))).toBe('Bargeld in CZK · RAIF · 19.000,5 CZK');
    const rate = { name: 'czk_eur_exchange_rate', value: '24.9' };
    expect(line(added('settings', rate))).toBe('Wechselkurs · 24,9');
    const row = changeRow({ subject: 'settings', before: rate, after: { ...rate, value: '25.1' } });
    expect(line({ subject: 'settings', rows: [row] })).toBe('Wechselkurs · 24,9 → 25,1');
  });

  test('of a new name both, once', () => {
    const row = changeRow({
      subject: 'asset_accounts',
      before: { name: 'Wise' },
      after: { name: 'Wise EU' },
    });
    expect(line({ subject: 'asset_accounts', rows: [row] })).toBe('Name Wise → Wise EU');
  });

  test('of a yearly cost its percentage, as exact as it is kept', () => {
    const facts = { isin: 'IE00BK5BQT80', name: 'World', ter: '0.0022' };
    const row = changeRow({ subject: 'isin_metadata', before: facts, after: { ...facts, ter: '0.00075' } });
    const told = line({ subject: 'isin_metadata', rows: [row] });
    expect(told).toContain('0,22 % → 0,075 %');
  });

  test('of a note whose it is, not its text', () => {
    const note = { isin: 'IE00BK5BQT80', text: 'Bought for the long run' };
    const row = changeRow({ subject: 'notes', before: note, after: { ...note, text: 'Sold' } });
    expect(line({ subject: 'notes', rows: [row] })).toBe('IE00BK5BQT80');
  });

  test('of an import its file, and of other changes of many rows what they are about', () => {
    const rows = ['A', 'B', 'B', 'C', 'D'].map((product, id) =>
      changeRow({ id, before: null, after: { ...changeRow().before, product } }),
    );
    expect(line({ action: 'import', file_name: 'Transactions.csv', rows })).toBe('Transactions.csv');
    expect(line({ action: 'delete_all', row_count: 5, rows })).toBe('A, B, C …');
    expect(line({ action: 'delete_all', row_count: 46, rows: rows.slice(0, 2) })).toBe('A, B …');
    const at = { ...asset, snapshot_date: '2026-11-24T00:00:00.000000' };
    const both = [1, 2].map((id) => changeRow({ subject: 'snapshots', id, before: null, after: at }));
    expect(line({ subject: 'snapshots', row_count: 2, rows: both })).toBe('24. Nov. 2026');
  });

  test('no amount in privacy, but prices, days and names', () => {
    const trade = { ...changeRow().before, price_per_unit: '121.09', currency: 'EUR' };
    const words = 'KAUF •• FTSE All-World · 18. Nov. 2026 · 121,09 EUR';
    expect(line(added('transactions', trade), { ...german, isPrivate: true })).toBe(words);
  });

  test('nothing of what this version does not know', () => {
    expect(line(added('dividends', { amount: '5' }))).toBe('');
    expect(line({ rows: [] })).toBe('');
  });
});

test('a message about a change says what was done to what', () => {
  expect(plainSpaces(changeTold(german, change()))).toBe(
    'Geändert · Transaktion · KAUF 12 FTSE All-World · 18. Nov. 2026 · Gebühr 2 → 9',
  );
  expect(changeTold(german, change({ row_count: 3, rows: [] }))).toBe('Geändert · 3 Transaktionen');
});

test('every change of the golden answers is told, without a code and without English', () => {
  const { changes } = golden as unknown as ChangeList;
  const told = changes.map((each) => changeLine({ ...german, kindName: () => 'Art' }, each));
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter((text) => text === '' || /[a-z]_[a-z]|BUY|SELL|undefined/.test(text))).toEqual([]);
});

describe('a row is called', () => {
  test('by what tells it from others', () => {
    expect(rowName(german, changeRow())).toBe('KAUF 12 FTSE All-World · 18. Nov. 2026');
    expect(rowName(german, changeRow({ subject: 'other_assets', before: asset, after: null }))).toBe(
      'Bargeld in CZK · RAIF',
    );
  });

  test('by its number when nothing does', () => {
    expect(
      rowName(german, changeRow({ id: 7, subject: 'dividends', before: null, after: { text: 'x' } })),
    ).toBe('#7');
  });
});
