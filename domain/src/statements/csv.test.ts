import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDelimiter, readCsv } from './csv.ts';

const cellsOf = (text: string): string[][] => readCsv(text).map(({ cells }) => cells);

describe('readCsv', () => {
  it('reads cells between commas, in lines that end with LF, CRLF or CR', () => {
    const table = [
      ['a', 'b'],
      ['1', ''],
      ['', '2'],
    ];
    for (const lineBreak of ['\n', '\r\n', '\r']) {
      expect(cellsOf(['a,b', '1,', ',2'].join(lineBreak))).toEqual(table);
      expect(cellsOf(['a,b', '1,', ',2', ''].join(lineBreak))).toEqual(table);
    }
  });

  it('drops the byte-order mark', () => {
    expect(cellsOf('\uFEFFDate,Time')).toEqual([['Date', 'Time']]);
    expect(cellsOf('\uFEFF"Date",Time')).toEqual([['Date', 'Time']]);
  });

  it('takes delimiters, line breaks and doubled quotation marks inside quotes as text', () => {
    expect(cellsOf('"1,5","say ""yes""","two\nlines",""\nx,y,z,')).toEqual([
      ['1,5', 'say "yes"', 'two\nlines', ''],
      ['x', 'y', 'z', ''],
    ]);
  });

  it('keeps stray quotation marks and text behind a closing one', () => {
    expect(cellsOf('5" pipe,"a"b,c""d')).toEqual([['5" pipe', 'ab', 'c""d']]);
  });

  it('flags the record whose quotation mark is never closed', () => {
    expect(readCsv('a,b\n1,"2\n3,4')).toEqual([
      { line: 1, cells: ['a', 'b'], unterminated: false },
      { line: 2, cells: ['1', '2\n3,4'], unterminated: true },
    ]);
    expect(readCsv('"')).toEqual([{ line: 1, cells: [''], unterminated: true }]);
  });

  it('leaves out empty lines and counts them, and those within quotes, in the line numbers', () => {
    const records = readCsv('\n\na,b\r\n\r\n"x\r\ny\rz\n",1\n,\n');
    expect(records.map(({ line, cells }) => [line, ...cells])).toEqual([
      [3, 'a', 'b'],
      [5, 'x\r\ny\rz\n', '1'],
      [9, '', ''],
    ]);
  });

  it('reads nothing from nothing', () => {
    expect(readCsv('')).toEqual([]);
    expect(readCsv('\uFEFF\r\n\n')).toEqual([]);
  });

  it('obeys a delimiter that is given', () => {
    expect(readCsv('a;b,c', ',')[0]?.cells).toEqual(['a;b', 'c']);
  });
});

describe('detectDelimiter', () => {
  it.each([
    ['a,b;c,d', ','],
    ['a;b,c;d', ';'],
    ['a\tb', '\t'],
    ['a;b,c', ','],
    ['word', ','],
    ['', ','],
    ['\n\r\na;b\n1,2,3,4', ';'],
    ['"a,b,c,d";e\n1,2', ';'],
    ['"a\nb,c,d";e;f', ';'],
  ])('%j is delimited by %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });
});

describe('laws', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', ' ', 'é', '\u0000') });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });

  it('reads back every table that is written with all its cells in quotes', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, delimiter) => {
        const quoted = rows.map((row) =>
          row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter),
        );
        const records = readCsv(quoted.join('\r\n'), delimiter);
        expect(records.map(({ cells }) => cells)).toEqual(rows);
        expect(records.some(({ unterminated }) => unterminated)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, and never makes more text than it was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), cell, (left, right) => {
        const text = left + right;
        const characters = cellsOf(text).flat().join('').length;
        expect(characters).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['quotation marks', '"'.repeat(2 ** 20)],
    ['an odd number of quotation marks', '"'.repeat(2 ** 20 + 1)],
    ['opened cells', ',"'.repeat(2 ** 19)],
    ['delimiters', ','.repeat(2 ** 20)],
    ['line breaks', '\r'.repeat(2 ** 20)],
    ['lines of one delimiter', ',\n'.repeat(2 ** 19)],
    ['closed cells with text behind', '"a"b'.repeat(2 ** 18)],
  ])('reads a megabyte of %s', (_, text) => {
    const records = readCsv(text);
    const cells = records.flatMap((record) => record.cells);
    expect(records.length + cells.join('').length).toBeLessThanOrEqual(text.length + 1);
    expect(cells.length).toBeLessThanOrEqual(text.length + 1);
  });
});
