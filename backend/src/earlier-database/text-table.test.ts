import { expect, test } from 'vitest';
import { textTable } from './text-table.ts';

test('words begin and numbers end below each other; no line ends in spaces', () => {
  const rows = [
    ['Totals', 'here', ''],
    ['Fees', '139.40', 'equal'],
    ['Invested', '2.00', ''],
  ];
  expect(textTable(rows, ['left', 'right', 'left'])).toEqual([
    'Totals      here',
    'Fees      139.40  equal',
    'Invested    2.00',
  ]);
});
