import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateOf } from '../calendar/local-date.ts';
import { isinCheckDigit } from '../ledger/isin.ts';
import { type Decimal, normalise, ZERO } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { readCsv } from './csv.ts';
import { CONTEXT, recognised } from '../testing/statement-rows.ts';
import { type PrintableEntry, PRINTERS, printStatement } from '../testing/statement-printers.ts';
import { readStatement } from './read-statement.ts';
import { rowIdentifierOf } from './row-identity.ts';
import { reasonText } from './row-reason.ts';
import type { StatementDraft, StatementRow } from './statement.ts';

const number = (most: bigint, scale: number, least = 1n): fc.Arbitrary<Decimal> =>
  fc.bigInt({ min: least, max: most }).map((digits) => normalise({ digits, scale }));

const entry: fc.Arbitrary<PrintableEntry> = fc.record({
  type: fc.constantFrom('BUY', 'SELL', 'DIVIDEND'),
  date: fc
    .tuple(
      fc.integer({ min: 2015, max: 2025 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, day]) => localDateOf(year, month, day) ?? CONTEXT.today),
  isin: fc.stringMatching(/^[A-Z]{2}[A-Z0-9]{9}$/).map((body) => body + isinCheckDigit(body)),
  units: number(10n ** 8n, 4),
  price: number(10n ** 7n, 4, 100n),
  // More than its charges together.
  amount: number(10n ** 6n, 2, 1100n),
  fee: number(500n, 2, 0n),
  tax: number(500n, 2, 0n),
  // Near the published 1.25, as rates of one day are.
  rate: fc.option(number(130n, 2, 120n)),
});

/** Each ISIN is its own symbol. */
const context = { ...CONTEXT, isinOf: (symbol: string) => symbol };

/** What must come back of an entry that was printed. */
function told(entry: PrintableEntry): Record<string, unknown> {
  const { type, date, isin, fee, tax, rate, units, price, amount } = entry;
  const size = type === 'DIVIDEND' ? [decimalText(amount)] : [decimalText(units), decimalText(price)];
  // A broker's charges are in the currency of the account, which is EUR in these files.
  const money = [rate ? `USD ${decimalText(rate)}` : 'EUR', decimalText(fee), decimalText(tax)];
  return { type, date, isin, size, money };
}

function back(draft: StatementDraft): Record<string, unknown> {
  const { type, date, isin, fee, tax, exchangeRate: rate, currency } = draft;
  const size =
    'amount' in draft
      ? [decimalText(draft.amount)]
      : 'price' in draft && draft.price
        ? [decimalText(draft.units), decimalText(draft.price)]
        : [];
  const money = [rate ? `${currency} ${decimalText(rate)}` : currency, decimalText(fee), decimalText(tax)];
  return { type, date, isin, size, money };
}

const wordsOf = ({ verdict }: StatementRow): readonly string[] =>
  verdict.kind === 'refused'
    ? verdict.errors.map(reasonText)
    : verdict.kind === 'left_out'
      ? [reasonText(verdict.reason)]
      : verdict.notes.map(reasonText);

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    ...['', '0', '-1', '1.234', '1,5', '1e400', '9'.repeat(900), 'GBX', 'USD', '$', '-$1', '2025-02-30'],
    ...['31.12.2999 00:00:00', '2999-01-01', '2024-01-01T25:00:00Z', 'OPEN BUY 0 @ 0', 'CLOSE BUY 1.1.1 @ 2'],
    ...['BUY', 'SELL', 'SPLIT', 'STOCK SPLIT', 'Stock split open', 'Stock split close', 'Security transfer'],
    ...[
      'Transfer in',
      'Transfer out',
      'TRANSFER_INBOUND',
      'TILG',
      'EARNINGS',
      'TAX_OPTIMIZATION',
      'Dividend',
    ],
    ...['Withholding tax', 'SEC fee', 'CUSTODY FEE', '__proto__', 'constructor', '\uD800', '\u0000', '٣'],
  ),
);

describe.each(Object.entries(PRINTERS))('%s', (kind, printer) => {
  it('reads back every list that is printed', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), (entries) => {
        const kept = entries
          .map(printer.kept)
          .map((each) =>
            kind === 'scalable-capital' || kind === 'trade-republic' || each.type !== 'DIVIDEND'
              ? each
              : { ...each, fee: ZERO },
          );
        const statement = recognised(printStatement(printer, kept), context);
        expect(statement.kind).toBe(kind);
        const drafts = statement.rows.map(({ verdict }) =>
          verdict.kind === 'read' ? back(verdict.draft) : verdict,
        );
        expect(drafts).toEqual(kept.map(told));
      }),
      { numRuns: 300 },
    );
  });

  it('gives every row of any file exactly one verdict, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(), nasty), { maxLength: 4 }),
        fc.constantFrom('EUR', 'USD', 'CZK'),
        (entries, mutations, base) => {
          const mutated = {
            ...printer,
            row: (each: PrintableEntry, index: number) => {
              const cells = printer.row(each, index);
              for (const [row, column, cell] of mutations)
                if (row % entries.length === index) cells[column % cells.length] = cell;
              return cells;
            },
          };
          const text = printStatement(mutated, entries.map(printer.kept));
          const { rows } = recognised(text, { ...context, base });
          const filled = readCsv(text, printer.delimiter)
            .slice(1)
            .flatMap(({ cells }, index) => (cells.every((cell) => cell.trim() === '') ? [] : [index + 1]));
          expect(rows.map(({ row }) => row)).toEqual(filled);
          for (const row of rows) {
            if (row.verdict.kind !== 'read') expect(wordsOf(row)).not.toEqual([]);
            for (const words of wordsOf(row)) expect(words).toMatch(/^[a-z_]+: [^]+/);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('gives each row an identity of its own, the same whenever the file is read', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 3 }), (entries) => {
        const text = printStatement(printer, [...entries, ...entries].map(printer.kept));
        const identities = (): string[] => {
          const { rows, kind: found } = recognised(text, context);
          const identify = rowIdentifierOf(found);
          return rows.flatMap(({ verdict }) => (verdict.kind === 'read' ? [identify(verdict)] : []));
        };
        expect(identities()).toEqual(identities());
        expect(new Set(identities()).size).toBe(identities().length);
      }),
      { numRuns: 100 },
    );
  });

  it('is not thrown off by a megabyte of one cell, nor by an open quotation mark', () => {
    for (const text of [
      `${printer.header}\n"${'x'.repeat(2 ** 20)}`,
      `${printer.header}\n${'1'.repeat(2 ** 20)}`,
    ]) {
      const { rows } = recognised(text, context);
      expect(rows.map(wordsOf).flat().join('').length).toBeLessThan(2000);
    }
  });
});

it('never throws, whatever the text and whatever kind it is read as', () => {
  const kinds = fc.option(fc.constantFrom(...Object.keys(PRINTERS), 'degiro-transactions'));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), kinds, (text, kind) => {
      const statement = readStatement(text, context, kind as never);
      expect('code' in statement ? statement.message : [...statement.rows].map(wordsOf)).toBeDefined();
    }),
    { numRuns: 500 },
  );
});
