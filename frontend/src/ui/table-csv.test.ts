import { expect, test } from 'vitest';
import type { Column } from './column.ts';
import { tableCsv } from './table-csv.ts';

const column: Column<string> = { key: 'a', head: 'A', value: (text) => text, cell: (text) => text };

function cell(text: string): string {
  return tableCsv([column], [text]).replace('\uFEFFA\r\n', '').replace(/\r\n$/, '');
}

test.each([
  ['=1+1', "'=1+1"],
  ['＝1+1', "'＝1+1"],
  ['\n=1+1', `"'\n=1+1"`],
  ['+SUM(A1)', "'+SUM(A1)"],
  ['@x', "'@x"],
  ['-2+3', "'-2+3"],
  ['\t=1', "'\t=1"],
  ['=a,"b"', `"'=a,""b"""`],
  ['Fund;=1+1', "Fund;'=1+1"],
  ["-1;  @x;'=y;-5", "'-1;  '@x;''=y;'-5"],
])('a text that a spreadsheet would run (%j) stays a text', (text, written) => {
  expect(cell(text)).toBe(written);
});

test.each(['-12.5000', '+3', '1234.56', '2026-11-24', 'Œuvre'])('%s is as it came', (text) => {
  expect(cell(text)).toBe(text);
});

test('marks and line ends inside a cell are quoted', () => {
  expect(cell('a "b", c\nd')).toBe('"a ""b"", c\nd"');
});

test('columns without a value stay out; a head that is no text is told by its name', () => {
  const columns: Column<string>[] = [
    { ...column, head: null, name: 'Named' },
    { key: 'drawn', head: 'Drawn', cell: () => null },
    { ...column, value: () => null },
  ];
  expect(tableCsv(columns, ['x'])).toBe('\uFEFFNamed,A\r\nx,\r\n');
});
