import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LocalDate, localDate, localDateOf } from '../calendar/local-date.ts';
import { parseLocalTime } from '../calendar/local-time.ts';
import { isinCheckDigit } from '../ledger/isin.ts';
import { compare, type Decimal, multiply, normalise, ZERO } from '../money/decimal.ts';
import { PRINTED_HEADERS } from '../testing/degiro-headers.ts';
import { type DegiroPrinting, printDegiro } from '../testing/degiro-printer.ts';
import { AUTOFX_HEADER, degiroRow, draftsOf, IN_EUR, statementOf } from '../testing/degiro-rows.ts';
import { readDegiroTransactions } from './degiro.ts';
import { rowIdentifier } from './row-identity.ts';
import { reasonText } from './row-reason.ts';
import type { TradeDraft } from './statement.ts';

const TODAY = localDate('2026-01-31');

function number(most: bigint, scale: number, least = 1n): fc.Arbitrary<Decimal> {
  const digits = fc.bigInt({ min: least, max: most });
  return fc.record({ digits, scale: fc.nat({ max: scale }) }).map(normalise);
}

const date: fc.Arbitrary<LocalDate> = fc
  .tuple(
    fc.integer({ min: 2013, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => localDateOf(year, month, day) ?? TODAY);

const isin = fc.stringMatching(/^[A-Z]{2}[A-Z0-9]{9}$/).map((body) => body + isinCheckDigit(body));

const pricing = fc.oneof(
  fc.record({ price: number(10n ** 12n, 10), currency: fc.constant('EUR'), exchangeRate: fc.constant(null) }),
  fc.record({
    price: number(10n ** 12n, 10),
    currency: fc.constantFrom('USD', 'GBP', 'CHF', 'CZK'),
    exchangeRate: number(10n ** 7n, 6),
  }),
);

const draft: fc.Arbitrary<TradeDraft> = fc
  .tuple(
    fc.record({
      date,
      time: fc.constantFrom(null, parseLocalTime('09:15'), parseLocalTime('17:30:59')),
      isin,
      broker: fc.constant('DEGIRO'),
      type: fc.constantFrom('BUY', 'SELL'),
      units: number(10n ** 8n, 4),
      fee: number(10n ** 4n, 2, 0n),
      fxFee: number(10n ** 4n, 2, 0n),
      externalId: fc.option(fc.uuid()),
      product: fc.string({ maxLength: 30 }).map((name) => name.trim() || null),
    }),
    pricing,
  )
  .map(([trade, priced]) => ({ ...trade, ...priced, tax: ZERO }));

const printing: fc.Arbitrary<DegiroPrinting> = fc.record({
  header: fc.constantFrom(...PRINTED_HEADERS),
  style: fc.constantFrom('comma', 'dot'),
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
  groups: fc.constantFrom('', 'sign', ' ', '\u202F', "'"),
});

describe('every language and layout', () => {
  const plain = { style: 'comma', delimiter: ',', lineBreak: '\r\n', groups: 'sign' } as const;

  it.each(PRINTED_HEADERS)('$language $layout: $line', (header) => {
    const text = printDegiro([], { ...plain, header });
    expect(statementOf(text)).toMatchObject({ language: header.language, layout: header.layout });
  });

  it.each(PRINTED_HEADERS)('$language $layout by its names alone: $line', (header) => {
    // A column more at the end, so that the order of columns is no known one.
    const text = printDegiro([], { ...plain, header: { ...header, line: `${header.line},Remark` } });
    expect(statementOf(text)).toMatchObject({ language: header.language, layout: 'by-name' });
  });
});

describe('laws', () => {
  it('reads back every list of trades that is printed, in any layout, language and decimal style', () => {
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 5 }), printing, (drafts, how) => {
        const kept =
          how.header.layout === 'autofx' ? drafts : drafts.map((each) => ({ ...each, fxFee: ZERO }));
        expect(draftsOf(printDegiro(drafts, how))).toEqual(kept);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds no difference worth a note in what is printed', () => {
    fc.assert(
      fc.property(draft, printing, (each, how) => {
        const [row] = statementOf(printDegiro([{ ...each, externalId: 'id' }], how)).rows;
        expect(row?.verdict).toMatchObject({ kind: 'read', notes: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same trade the same identity in every layout', () => {
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 4 }), printing, printing, (drafts, one, other) => {
        // A file tells values in cents: less than one says nothing of the rate.
        fc.pre(
          drafts.every(({ units, price }) => compare(multiply(units, price), { digits: 1n, scale: 2 }) >= 0),
        );
        const [left, right] = [one, other].map((how) =>
          draftsOf(printDegiro(drafts, how)).map(rowIdentifier()),
        );
        expect(left).toEqual(right);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        AUTOFX_HEADER,
        degiroRow(),
        degiroRow({ currency: 'GBX', rate: '1' }),
        '\n',
        '\r',
        ',',
        '"',
        ',,,x',
      ),
      fc.constantFrom(...PRINTED_HEADERS.map(({ line }) => line)),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('__proto__', '1e999999999', '9'.repeat(900), '\uD800', '\u0000'),
    );
    const verdictsOf = (text: string): string => {
      const statement = readDegiroTransactions(text, { ...IN_EUR, today: TODAY });
      if ('code' in statement) return statement.message;
      return [...statement.rows]
        .map(({ verdict }) =>
          verdict.kind === 'refused' ? verdict.errors.map(reasonText).join() : verdict.kind,
        )
        .join();
    };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, hasHeader) => {
        const text = (hasHeader ? `${AUTOFX_HEADER}\n` : '') + pieces.join('');
        expect(typeof verdictsOf(text)).toBe('string');
      }),
      { numRuns: 3000 },
    );
  });

  it('judges a row with any cell in any place, and refuses with a reason or not at all', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('1,5', '-', 'GBX', '1e400', '0', '٣', '1.234'),
    );
    const names = [
      'date',
      'time',
      'isin',
      'quantity',
      'price',
      'currency',
      'local',
      'value',
      'rate',
      'fee',
      'total',
      'id',
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...names), cell, (name, text) => {
        for (const { verdict } of statementOf(`${AUTOFX_HEADER}\n${degiroRow({ [name]: text })}`).rows) {
          if (verdict.kind === 'refused') expect(verdict.errors).not.toEqual([]);
          for (const error of verdict.kind === 'refused' ? verdict.errors : [])
            expect(reasonText(error)).toMatch(/^[a-z_]+: .+/s);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['continuation lines', `${AUTOFX_HEADER}\n${degiroRow()}\n${',,x\n'.repeat(2 ** 18)}`],
    ['cells in one row', `${AUTOFX_HEADER}\n${','.repeat(2 ** 20)}x`],
    ['columns', `${'Date,'.repeat(2 ** 17)}\n1`],
    [
      'digits',
      `${AUTOFX_HEADER}\n${degiroRow({ price: '1'.repeat(2 ** 20), quantity: '1.'.repeat(2 ** 19) })}`,
    ],
    [
      'blanks',
      `${AUTOFX_HEADER}\n${degiroRow({ price: ' '.repeat(2 ** 20) + 'x', date: '-'.repeat(2 ** 20) })}`,
    ],
    ['one quoted cell', `${AUTOFX_HEADER}\n"${degiroRow().repeat(2 ** 13)}`],
  ])('reads a megabyte of %s and reports no more than it was given', (_, text) => {
    const statement = readDegiroTransactions(text, { ...IN_EUR, today: TODAY });
    const rows = 'code' in statement ? [] : [...statement.rows];
    const said = rows.flatMap((row) =>
      'raw' in row
        ? [...Object.values(row.raw), ...row.verdict.errors.map(reasonText)]
        : row.verdict.notes.map(reasonText),
    );
    expect(said.join('').length).toBeLessThan(200 + text.length);
  });
});
