import { expect, test } from 'vitest';
import { isFiltered, questionOf, readFilter } from './filter.ts';

test('a URL is read; what makes no sense is left out', () => {
  const filter = readFilter({
    search: 2024,
    isin: 'ie00bk5bqt80',
    broker: 'Fio',
    transaction_type: 'SWAP',
    start_date: '2026-01-01',
    end_date: 'soon',
    sort_by: 'colour',
    sort_order: 'desc',
  });
  expect(questionOf(filter)).toEqual({
    search: '2024',
    isin: 'IE00BK5BQT80',
    broker: 'Fio',
    start_date: '2026-01-01',
  });
});

test('the usual order is not written; another one is', () => {
  expect(questionOf(readFilter({ sort_by: 'date', sort_order: 'asc' }))).toEqual({ sort_order: 'asc' });
  expect(questionOf(readFilter({ sort_by: 'units' }))).toEqual({ sort_by: 'units' });
});

test('blanks around a search ask for nothing more', () => {
  expect(questionOf({ search: ' world ' })).toEqual({ search: 'world' });
  expect(isFiltered({ search: '  ' })).toBe(false);
});

test('an order leaves nothing out, a word or a day does', () => {
  expect(isFiltered({ sort_by: 'fee', sort_order: 'asc' })).toBe(false);
  expect(isFiltered({ search: 'a' })).toBe(true);
  expect(isFiltered({ end_date: '2026-01-01' })).toBe(true);
});
