import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localDate } from '../calendar/local-date.ts';
import { netAmount } from '../ledger/transaction-amounts.ts';
import { decimalText } from '../money/decimal-text.ts';
import { roundHalfEven } from '../money/round.ts';
import {
  AUTOFX_HEADER,
  degiroRow,
  draftsOf,
  IN_EUR,
  rawOf,
  statementOf,
  wordsOf,
} from '../testing/degiro-rows.ts';
import { readDegiroTransactions } from './degiro.ts';
import type { TradeDraft } from './statement.ts';

/** Vitest types its matchers as `any`. */
const containing = (part: string): unknown => expect.stringContaining(part);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/statements/degiro/${name}.csv`, import.meta.url), 'utf8');

/** One line of accounting: what was done, and what the cash account saw to the cent. */
function sentence(draft: TradeDraft): string {
  const net = decimalText(roundHalfEven(netAmount(draft), 2), 2);
  const price = `${decimalText(draft.price)} ${draft.currency}`;
  return `${draft.date} ${draft.type} ${decimalText(draft.units)} ${draft.isin} @ ${price} fee ${decimalText(draft.fee, 2)} net ${net}`;
}

describe('real exports, judged by the totals that DEGIRO printed', () => {
  const SIX_TRADES = [
    '2024-04-16 SELL 150 US02319V1035 @ 2.265 USD fee 2.00 net 317.95',
    '2024-03-26 SELL 4 IE00B1FZSF77 @ 25.25 EUR fee 0.00 net 101.00',
    '2024-03-26 SELL 12 IE00B1FZSF77 @ 25.25 EUR fee 3.00 net 300.00',
    '2024-01-22 BUY 1 US91324P1021 @ 508.4 USD fee 2.00 net -468.94',
    '2024-01-22 SELL 1 US0367521038 @ 469 USD fee 2.00 net 428.59',
    '2024-01-22 SELL 4 US5951121038 @ 88.31 USD fee 2.00 net 322.22',
  ];

  it.each([
    ['Transactions-2025-en', 'autofx'],
    ['Transactions-2021-en', 'amount-first'],
  ])('%s: six trades in the layout %s', (name, layout) => {
    const statement = statementOf(fixture(name));
    expect(statement).toMatchObject({ kind: 'degiro-transactions', language: 'en', layout });
    expect(statement.rows).toHaveLength(6);
    expect(draftsOf(fixture(name)).map(sentence)).toEqual(SIX_TRADES);
    expect(statement.rows.flatMap(({ verdict }) => (verdict.kind === 'read' ? verdict.notes : []))).toEqual(
      [],
    );
  });

  it('keeps time, name, order id and the recorded rate', () => {
    const [ambev, property] = draftsOf(fixture('Transactions-2025-en'));
    expect(ambev).toMatchObject({
      time: '21:56',
      product: 'ADR ON AMBEV',
      broker: 'DEGIRO',
      externalId: '00000000-0000-4000-8000-000000000001',
      exchangeRate: { digits: 10619n, scale: 4 },
    });
    expect(property).toMatchObject({
      exchangeRate: null,
      externalId: '00000000-0000-4000-8000-000000000002',
    });
  });

  it('Transactions-2020-de-18col: currency before amount, thousands with a dot', () => {
    const text = fixture('Transactions-2020-de-18col');
    expect(statementOf(text)).toMatchObject({ language: 'de', layout: 'currency-first' });
    expect(draftsOf(text).map(sentence)).toEqual([
      '2019-04-01 SELL 136 DE0005140008 @ 7.45 EUR fee 2.26 net 1010.94',
      '2019-04-01 BUY 18 DE0005140008 @ 7.353 EUR fee 0.03 net -132.38',
      '2019-04-01 BUY 118 DE0005140008 @ 7.353 EUR fee 2.23 net -869.88',
    ]);
  });

  it('Transactions-2025-short-ids: order ids that are not UUIDs', () => {
    const drafts = draftsOf(fixture('Transactions-2025-short-ids'));
    expect(drafts.map(sentence)).toEqual([
      '2023-04-03 BUY 12 LU1681043599 @ 37.41 EUR fee 1.00 net -449.92',
      '2023-09-19 SELL 3 DE000A0F5UF5 @ 81.05 EUR fee 0.00 net 243.15',
    ]);
    expect(drafts.map(({ externalId }) => externalId)).toEqual(['0f1e2d3c', '9a8b7c6d']);
  });
});

describe('rows and lines', () => {
  it('numbers rows over all records: empty lines are not counted, lines of delimiters are', () => {
    const text = [AUTOFX_HEADER, '', degiroRow(), ','.repeat(17), '', degiroRow(), ''].join('\r\n');
    const { rows } = statementOf(text);
    expect(rows.map(({ row }) => row)).toEqual([1, 3]);
  });

  it('reads a file of a header only', () => {
    expect(statementOf(AUTOFX_HEADER)).toMatchObject({ rows: [] });
  });

  it('reports the cells by header, the unnamed ones as one, surplus ones under None', () => {
    const [raw] = rawOf(`${AUTOFX_HEADER}\n${degiroRow({ isin: 'none' })},x,y`);
    expect(raw).toMatchObject({ Date: '03-04-2023', Price: '37,4100', 'Order ID': '', None: 'x,y' });
    expect(raw?.['']).toBe('b93f0c4e-6d2a-4f0e-9a51-0c7f6f0e1d2c');
  });

  it('refuses the row whose quotation mark is never closed, and shortens it in the report', () => {
    const text = `${AUTOFX_HEADER}\n${degiroRow()}\n03-04-2023,09:15,"OPEN${'.'.repeat(5000)}\n03-04-2023,09:15`;
    const verdicts = wordsOf(text);
    expect(verdicts.map(({ kind }) => kind)).toEqual(['read', 'refused']);
    expect(verdicts[1]).toMatchObject({ errors: [containing('opened on line 3')] });
    expect(rawOf(text)[0]?.['Product']).toHaveLength(1001);
  });

  it('puts names and ids together that go on in a second line', () => {
    const id = '5925d76b-eb36-46e3-b017-a61a6d03c3e7';
    const begun = degiroRow({ product: 'VICI PROPERTIES', id: '5925d76b-eb36-46e3-' });
    const text = [AUTOFX_HEADER, begun, ',,INC. C' + ','.repeat(15) + 'b017-a61a6d03c3e7', degiroRow()].join(
      '\n',
    );
    expect(draftsOf(text)).toMatchObject([{ product: 'VICI PROPERTIES INC. C', externalId: id }, {}]);
    expect(statementOf(text).rows.map(({ row }) => row)).toEqual([1, 3]);
  });

  it('joins the end of a name to a row that ends before its column, or has none yet', () => {
    const short = rawOf(`${AUTOFX_HEADER}\n03-04-2023,09:15\n,,ETF\n`);
    expect(short).toEqual([{ Date: '03-04-2023', Time: '09:15', Product: 'ETF' }]);
  });

  it('judges lines without a date as rows when they are no end of a text', () => {
    const amounts = degiroRow({ date: '', isin: '' });
    const texts = [
      `${AUTOFX_HEADER}\n${amounts}`,
      `${AUTOFX_HEADER}\n,,ETF`,
      `${AUTOFX_HEADER}\n${degiroRow()}\n,,"ETF`,
    ];
    expect(texts.map((text) => statementOf(text).rows.at(-1)?.verdict.kind)).toEqual([
      'refused',
      'refused',
      'refused',
    ]);
  });

  it('stops joining when the text grows beyond any name', () => {
    const raws = rawOf(`${AUTOFX_HEADER}\n${degiroRow({ isin: 'none' })}\n${',,xxxxxxxxx\n'.repeat(100)}`);
    const names = raws.map((raw) => raw['Product'] ?? '');
    expect(names.join('').match(/x{9}/g)).toHaveLength(100);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThan(220);
  });
});

describe('columns', () => {
  it('reads the required columns alone, in any order, others ignored, as prices in EUR', () => {
    const header = 'Remark,Price,ISIN,Transaction and/or third party fees EUR,Quantity,Time,Date';
    const statement = statementOf(`${header}\nx,"10,5",IE00B1FZSF77,,-3,,1-2-2023\n`);
    expect(statement).toMatchObject({ layout: 'by-name', language: 'en' });
    expect(draftsOf(`${header}\nx,"10,5",IE00B1FZSF77,,-3,,1-2-2023\n`)).toMatchObject([
      { date: '2023-02-01', time: null, type: 'SELL', currency: 'EUR', externalId: null, product: null },
    ]);
    expect(statement.rows[0]?.verdict).toMatchObject({ notes: [] });
  });

  it('reads rows that end before the currency of a last price, or before a last date', () => {
    const fees = 'Transaction and/or third party fees EUR';
    const priceLast = `Date,Time,ISIN,Transaction costs,Quantity,Price,\n1-2-2023,,IE00B1FZSF77,,3,"10,5"\n1-2-2023,,IE00B1FZSF77,,3,"10,5",EUR`;
    expect(draftsOf(priceLast)).toMatchObject([{ currency: 'EUR' }, { currency: 'EUR' }]);
    const dateLast = `Time,ISIN,${fees},Quantity,Price,Date\n,IE00B1FZSF77,,3,"10,5"`;
    expect(wordsOf(dateLast)[0]).toMatchObject({ errors: ['date: missing'] });
  });

  it('knows a layout by its unnamed columns when the words of its header are unknown', () => {
    const header =
      'Dato,Tid,Vare,ISIN,B1,B2,Antall,Kroner,,Lok,,Sum EUR,Veksel,AutoFX,Gebyr EUR,Alt EUR,Ordre,';
    const statement = statementOf(`${header}\n${degiroRow()}`);
    expect(statement.layout).toBe('autofx');
    expect(draftsOf(`${header}\n${degiroRow()}`).map(sentence)).toEqual([
      '2023-04-03 BUY 12 LU1681043599 @ 37.41 EUR fee 1.00 net -449.92',
    ]);
    const strange = 'x,x,x,ISIN,x,x,x,x,,x,,x,x,x,x,x,x,';
    expect(statementOf(`${strange}\n${degiroRow()}`)).toMatchObject({ layout: 'autofx', language: 'en' });
  });

  it('follows the names where they contradict the order of columns', () => {
    const header = AUTOFX_HEADER.replace('Quantity,Price', 'Price,Quantity');
    const [draft] = draftsOf(`${header}\n${degiroRow({ quantity: '37,4100', price: '12', currency: '' })}`);
    expect(draft && sentence(draft)).toContain('BUY 12 LU1681043599 @ 37.41');
  });

  it('reads the newest layout without its unnamed last column, with 17 cells', () => {
    const header = AUTOFX_HEADER.slice(0, -1);
    const line = degiroRow().replace(',,b93f', ',b93f');
    expect(statementOf(`${header}\n${line}`).layout).toBe('autofx');
    expect(draftsOf(`${header}\n${line}`)).toMatchObject([
      { externalId: 'b93f0c4e-6d2a-4f0e-9a51-0c7f6f0e1d2c' },
    ]);
    expect(draftsOf(`${AUTOFX_HEADER}\n${line}`)).toMatchObject([
      { externalId: 'b93f0c4e-6d2a-4f0e-9a51-0c7f6f0e1d2c' },
    ]);
  });
});

describe('files that are refused', () => {
  const refusal = (text: string): unknown =>
    readDegiroTransactions(text, { ...IN_EUR, today: localDate('2026-01-31') });

  it.each(['', '\uFEFF', '\r\n\n', ',,,\n1,2,3'])('%j is empty', (text) => {
    expect(refusal(text)).toMatchObject({ code: 'empty' });
  });

  it('names the columns that are missing', () => {
    expect(refusal('Date,Time,ISIN,Quantity\n')).toMatchObject({
      code: 'missing_columns',
      message: matching(
        /^Missing required columns: Price, Transaction and\/or third party fees EUR\. .*Transactions/,
      ),
    });
  });

  it.each(['a,b,c', 'just a letter to a friend', '{"json": true}', '%PDF-1.7\n%âãÏÓ'])(
    '%j is unknown',
    (text) => {
      expect(refusal(text)).toMatchObject({
        code: 'unknown_format',
        message: containing('Missing required columns'),
      });
    },
  );

  it.each([
    'Date,Time,Value date,Product,ISIN,Description,FX,Change,,Balance,,Order Id',
    'Datum,Tijd,Valutadatum,Product,ISIN,Omschrijving,FX,Mutatie,,Saldo,,Order Id',
    'Datum,Uhrze,Valutadatum,Produkt,ISIN,Beschreibung,FX,Änderung,,Saldo,,Order-ID',
    'Date,Heure,Date de,Produit,Code ISIN,Description,FX,Mouvements,,Solde,,ID Ordre',
    'Fecha,Hora,Fecha valor,Producto,ISIN,Descripción,Tipo,Variación,,Saldo,,ID Orden',
    'Data,Ora,Data Valore,Prodotto,ISIN,Descrizione,Borsa,Variazioni,,Saldo,,ID Ordine',
    'Data,Hora,Data Valor,Produto,ISIN,Descrição,T.,Mudança,,Saldo,,ID da Ordem',
    'Datum,Čas,Datum,Produkt,ISIN,Popis,Kurz,Pohyb,,Zůstatek,,ID objednávky',
  ])('%s is the account statement', (header) => {
    expect(refusal(header)).toMatchObject({
      code: 'account_statement',
      message: containing('Account.csv'),
    });
  });

  it.each([
    'Product,Symbol/ISIN,Amount,Closing,Local value,,Value in EUR',
    'Product,Symbol/ISIN,Quantity,Closing,Local value,,Value in EUR',
    'Product,Symbool/ISIN,Aantal,Slotkoers,Lokale waarde,,Waarde in EUR',
  ])('%s is the list of positions', (header) => {
    expect(refusal(header)).toMatchObject({
      code: 'portfolio_statement',
      message: containing('Portfolio.csv'),
    });
  });
});
