import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateOf } from '../calendar/local-date.ts';
import { decimalText } from '../money/decimal-text.ts';
import { CONTEXT, recognised, linesOf } from '../testing/statement-rows.ts';
import { type CsvMapping, headerSet, lacksColumns, MAPPED_FIELDS, MAPPED_TYPES } from './csv-mapping.ts';
import { fitsDigitLimits } from './digit-limits.ts';
import { mappedReader } from './mapped-csv.ts';
import { parseOrderedMoment } from './mapped-date.ts';
import { readStatement } from './read-statement.ts';
import { reasonText } from './row-reason.ts';

const HEADER = 'Tag;Vorgang;Kennung;Stueck;Preis;Summe;Geld;Kurs;Spesen;Abgabe;Notiz;Beleg;Depot';
const WORLD = 'IE00BK5BQT80';

const MAPPING: CsvMapping = {
  columns: {
    date: 'Tag',
    transaction_type: 'Vorgang',
    isin: 'Kennung',
    units: 'Stueck',
    price_per_unit: 'Preis',
    amount: 'Summe',
    currency: 'Geld',
    exchange_rate: 'Kurs',
    fee: 'Spesen',
    tax: 'Abgabe',
    product: 'Notiz',
    external_id: 'Beleg',
    broker: 'Depot',
  },
  dateOrder: 'dmy',
  decimalMark: 'comma',
  types: [
    { word: 'Zugang', type: 'BUY' },
    { word: 'Abgang', type: 'SELL' },
    { word: 'Ausschuettung', type: 'DIVIDEND' },
    { word: 'Gebuehr', type: 'FEE' },
    { word: 'Steuer', type: 'TAX' },
    { word: 'Umzug rein', type: 'TRANSFER_IN' },
    { word: 'Umzug raus', type: 'TRANSFER_OUT' },
    { word: 'Guthaben', type: 'LEAVE_OUT' },
    { word: 'Split', type: 'SPLIT' },
  ],
  broker: 'Hausbank',
  currency: null,
  rateOf: 'currency',
  chargesIn: 'currency',
};

const lines = (rows: readonly string[], mapping: Partial<CsvMapping> = {}, header = HEADER) =>
  linesOf([header, ...rows].join('\n'), {}, [mappedReader({ ...MAPPING, ...mapping }, null)]);

describe('a split of a mapped table', () => {
  const split = (cell: string, columns: CsvMapping['columns'] = { ...MAPPING.columns, ratio: 'Teilung' }) =>
    lines([`05.03.2024;Split;${WORLD};;;;EUR;;;;;;;${cell}`], { columns }, `${HEADER};Teilung`);

  it('is told by the column of its ratio, new units for old ones', () => {
    expect(split('3:2')).toEqual([`SPLIT 3:2 ${WORLD} EUR on 2024-03-05`]);
  });

  it('is refused where no ratio can be read, or no column tells it', () => {
    const unclear =
      'refused: units: the ratio of the split does not follow from the row; record the split by hand';
    expect(split('many')).toEqual([unclear]);
    expect(split('3:2', MAPPING.columns)).toEqual([unclear]);
  });
});

describe('a row of a mapped table', () => {
  it('becomes what the mapping says of its word', () => {
    expect(
      lines([
        `05.03.2024;Zugang;${WORLD};2;100,5;;EUR;;-1,25;;ETF;A-1;`,
        `5.3.2024 10:30;abgang;${WORLD};-1;110;;;;;3;;;`,
        `2024;Zugang;${WORLD};1;1;;EUR;;;;;;`,
        `06.03.2024;Ausschuettung;${WORLD};;;12;USD;1,2;0;3;;;`,
        `06.03.2024;Gebuehr;;;;-4;EUR;;;;;;`,
        `06.03.2024;Steuer;${WORLD};;;4;EUR;;9;9;;;`,
        `06.03.2024;Umzug rein;${WORLD};3;90;;EUR;;;;;;`,
        `06.03.2024;Umzug raus;${WORLD};3;90;;EUR;;;;;;`,
        `06.03.2024;Guthaben;;;;500;EUR;;;;;;`,
      ]),
    ).toEqual([
      `BUY 2 ${WORLD} @ 100.5 EUR fee 1.25 on 2024-03-05`,
      `SELL 1 ${WORLD} @ 110 EUR tax 3 on 2024-03-05 10:30`,
      'refused: date: "2024" is no day in the order that the mapping says',
      // The tax of 3 USD at 1.2 USD for one EUR, which is near the published 1.25: 2.5 EUR.
      `DIVIDEND 12 ${WORLD} USD at 1.2 tax 2.5 on 2024-03-06`,
      'FEE 4 portfolio EUR on 2024-03-06',
      `TAX 4 ${WORLD} EUR on 2024-03-06`,
      `TRANSFER_IN 3 ${WORLD} @ 90 EUR on 2024-03-06`,
      `TRANSFER_OUT 3 ${WORLD} EUR on 2024-03-06`,
      'left out: left_by_mapping',
    ]);
  });

  it('is refused with the reason, and never guessed at', () => {
    expect(
      lines([
        `05.03.2024;Tausch;${WORLD};2;100;;EUR;;;;;;`,
        `;Zugang;${WORLD};2;100;;EUR;;;;;;`,
        `05.03.2999;Zugang;${WORLD};2;100;;EUR;;;;;;`,
        `05.03.2024;Zugang;;2;100;;EUR;;;;;;`,
        `05.03.2024;Zugang;${WORLD};2;100;;TALER;;;;;;`,
        `05.03.2024;Zugang;${WORLD};2;;;EUR;;;;;;`,
        `05.03.2024;Zugang;${WORLD};;;5;EUR;;;;;;`,
        `05.03.2024;Zugang;${WORLD};0;;5;EUR;;;;;;`,
        `05.03.2024;Zugang;${WORLD};1;;0;EUR;;;;;;`,
        `05.03.2024;Ausschuettung;${WORLD};;;-5;EUR;;;;;;`,
      ]),
    ).toEqual([
      'refused: transaction_type: the mapping does not say what "Tausch" is; give it a type, or leave it out',
      'refused: date: missing',
      'refused: date: 2999-03-05 is in the future',
      'refused: isin: missing',
      'refused: currency: "TALER" is not a currency code',
      'refused: price_per_unit: missing',
      'refused: units: missing; price_per_unit: missing',
      'refused: units: must be greater than 0; price_per_unit: missing',
      'refused: price_per_unit: missing',
      'refused: amount: the row takes an earlier payment back; delete or correct that payment by hand',
    ]);
  });

  it('has its price worked out from the amount, in the main unit of its currency', () => {
    // 500 GBX / 2 units = 2.5 GBP; the fee of 40 GBX is 0.4 GBP, at 0.8 GBP for one EUR 0.5 EUR.
    expect(lines([`05.03.2024;Zugang;${WORLD};2;;500;GBX;;40;;;;`])).toEqual([
      `BUY 2 ${WORLD} @ 2.5 GBP at 0.8 fee 0.5 on 2024-03-05 [price_worked_out, rate_published]`,
    ]);
  });

  it('has its charges in the base currency, and its rate the other way round, where the mapping says so', () => {
    // One USD is 0.8 EUR, so 1.25 USD are one EUR.
    expect(
      lines([`05.03.2024;Zugang;${WORLD};2;100;;;0,8;1;2;;;`], {
        chargesIn: 'base',
        rateOf: 'base',
        currency: 'USD',
      }),
    ).toEqual([`BUY 2 ${WORLD} @ 100 USD at 1.25 fee 1 tax 2 on 2024-03-05`]);
  });

  it('is bought or sold by the sign of its units where no column has the type', () => {
    const columns = { date: 'Day', time: 'Time', symbol: 'Code', units: 'Qty', price_per_unit: 'Price' };
    const header = 'Day,Time,Code,Qty,Price';
    const mapping = { columns, dateOrder: 'mdy', decimalMark: 'dot' } as const;
    expect(
      lines(
        ['03/05/24,9:15,MSFT,2,400.5', '03/06/24,,MSFT,-1,410', '03/06/24,,X,1,1', '03/06/24,,,1,1'],
        mapping,
        header,
      ),
    ).toEqual([
      'BUY 2 US5949181045 @ 400.5 EUR on 2024-03-05 09:15',
      'SELL 1 US5949181045 @ 410 EUR on 2024-03-06',
      expect.stringContaining('refused: symbol: the file has no ISIN for "X"'),
      'refused: symbol: missing',
    ]);
  });

  it('says which account it is of, in the words of the file or of the mapping', () => {
    const { rows, broker } = recognised(
      [
        HEADER,
        `05.03.2024;Zugang;${WORLD};1;1;;EUR;;;;ETF;A-1;Zweitdepot`,
        `05.03.2024;Zugang;${WORLD};1;1;;EUR;;;;;;`,
      ].join('\n'),
      {},
      [mappedReader(MAPPING, null)],
    );
    expect(broker).toBe('Hausbank');
    expect(rows.map(({ verdict }) => verdict)).toMatchObject([
      { draft: { broker: 'Zweitdepot', externalId: 'A-1', product: 'ETF' } },
      { draft: { broker: 'Hausbank', externalId: null, product: null } },
    ]);
  });
});

describe('a file', () => {
  const text = `${HEADER}\n05.03.2024;Zugang;${WORLD};2;100;;EUR;;;;;;`;

  it('is known again by the names of its columns, whatever their order and case', () => {
    const reader = mappedReader(MAPPING, HEADER.toUpperCase().split(';').reverse());
    expect(readStatement(text, CONTEXT, null, [reader])).toMatchObject({
      kind: 'mapped-csv',
      broker: 'Hausbank',
    });
    const other = mappedReader(MAPPING, [...HEADER.split(';'), 'Mehr']);
    expect(readStatement(text, CONTEXT, null, [other])).toMatchObject({ code: 'unknown_kind' });
    expect(readStatement(text, CONTEXT, 'mapped-csv', [])).toMatchObject({ code: 'unknown_kind' });
  });

  it('that lacks a column of the mapping is refused whole', () => {
    const mapping = { ...MAPPING, columns: { ...MAPPING.columns, fee: 'Kosten' } };
    expect(readStatement(text, CONTEXT, null, [mappedReader(mapping, null)])).toMatchObject({
      code: 'missing_columns',
      missing: ['kosten'],
    });
  });

  it('needs a column of days, and one of ISINs or symbols', () => {
    expect(lacksColumns({ columns: {} })).toEqual(['date', 'isin']);
    expect(lacksColumns({ columns: { date: 'a', symbol: 'b' } })).toEqual([]);
    expect(lacksColumns(MAPPING)).toEqual([]);
    expect(headerSet([' B', 'a', '', 'A '])).toEqual(['a', 'b']);
  });
});

describe('laws', () => {
  const day = fc
    .tuple(
      fc.integer({ min: 2000, max: 2025 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, of]) => localDateOf(year, month, of) ?? CONTEXT.today);
  const order = fc.constantFrom('ymd', 'dmy', 'mdy' as const);

  it('a day that is written in an order is read in that order', () => {
    fc.assert(
      fc.property(day, order, fc.constantFrom('-', '/', '.', '. '), (date, order, mark) => {
        const [y = '', m = '', d = ''] = date.split('-');
        const parts = { y, m, d };
        const text = order
          .split('')
          .map((part) => parts[part as 'y' | 'm' | 'd'])
          .join(mark);
        expect(parseOrderedMoment(text, order)).toEqual({ date, time: null });
        expect(parseOrderedMoment(`${text} 10:30`, order)).toMatchObject({ date, time: '10:30' });
      }),
    );
    expect(parseOrderedMoment('20240305', 'ymd')).toMatchObject({ date: '2024-03-05' });
    for (const text of ['20240305', '2024-03-05', '', '5.3.999', '31.02.2024'])
      expect(parseOrderedMoment(text, 'dmy')).toBeNull();
  });

  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.constantFrom(
      '',
      '0',
      '-1',
      '1,5',
      '1.234',
      '9'.repeat(400),
      'Zugang',
      'Ausschuettung',
      'Gebuehr',
      WORLD,
    ),
    fc.constantFrom('05.03.2024', '2999-01-01', '"', 'GBX', 'USD', 'EUR', '__proto__', '0,0000000001', '٣'),
  );
  const mapping: fc.Arbitrary<CsvMapping> = fc.record({
    columns: fc.dictionary(fc.constantFrom(...MAPPED_FIELDS), fc.constantFrom(...HEADER.split(';')), {
      maxKeys: 13,
    }),
    dateOrder: order,
    decimalMark: fc.constantFrom('comma', 'dot'),
    types: fc
      .array(fc.record({ word: cell, type: fc.constantFrom(...MAPPED_TYPES) }), { maxLength: 4 })
      .map((more) => [...MAPPING.types, ...more]),
    broker: fc.constantFrom('Hausbank', 'B'),
    currency: fc.constantFrom(null, 'USD', 'GBX', 'x'),
    rateOf: fc.constantFrom('currency', 'base'),
    chargesIn: fc.constantFrom('currency', 'base'),
  });

  it('every row of any file by any mapping has exactly one verdict, with numbers that can be kept', () => {
    fc.assert(
      fc.property(mapping, fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 5 }), (mapping, rows) => {
        const text = [HEADER, ...rows.map((cells) => cells.join(';'))].join('\n');
        const statement = readStatement(text, CONTEXT, null, [
          mappedReader({ ...MAPPING, ...mapping }, null),
        ]);
        if ('code' in statement) throw new Error(statement.message);
        let last = 0;
        for (const { row, verdict } of statement.rows) {
          expect(row).toBeGreaterThan(last);
          last = row;
          if (verdict.kind === 'left_out') expect(reasonText(verdict.reason)).toMatch(/^row: /);
          else if (verdict.kind === 'refused') expect(verdict.errors.length).toBeGreaterThan(0);
          else {
            const { draft } = verdict;
            const sizes =
              'amount' in draft ? [draft.amount] : 'units' in draft ? [draft.units, draft.price] : [];
            const numbers = [draft.fee, draft.tax, draft.exchangeRate, ...sizes];
            expect(numbers.filter((each) => each !== null).every(fitsDigitLimits)).toBe(true);
            expect(sizes.every((each) => each === null || !decimalText(each).startsWith('-'))).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
