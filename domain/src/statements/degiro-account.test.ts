import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTEXT, rowsOf, verdictLines } from '../testing/statement-words.ts';
import { accountRowKind } from './degiro-account-words.ts';
import { DEGIRO_ACCOUNT } from './degiro-account.ts';
import { readStatement } from './read-statement.ts';
import type { StatementContext } from './statement.ts';

const DUTCH = readFileSync(
  new URL('../../../fixtures/statements/degiro/Account-nl.csv', import.meta.url),
  'utf8',
);
const HEADER = 'Date,Time,Value date,Product,ISIN,Description,FX,Change,,Balance,,Order Id';
const NO_RATES: Partial<StatementContext> = { rateOn: () => null };

const lines = (rows: readonly string[], context: Partial<StatementContext> = {}): string[] =>
  verdictLines(DEGIRO_ACCOUNT.read([HEADER, ...rows].join('\n'), { ...CONTEXT, ...context }));
const line = (row: string): string => lines([row]).join().slice(2);

describe("DEGIRO's account statement", () => {
  it('is read in Dutch: dividends with their tax and the rate of their exchange, fees by themselves', () => {
    const statement = readStatement(DUTCH, CONTEXT);
    expect(statement).toMatchObject({ kind: 'degiro-account', broker: 'DEGIRO' });
    const told = verdictLines(statement);
    expect(told).toHaveLength(16);
    expect(told.filter((each) => !each.includes('left out'))).toEqual([
      // (5 − 0.75) / 1.25 = 3.40, which the exchange of 4.25 USD brought
      '5 2024-06-20 DIVIDEND 5 US9220427424 USD rate 1.25 tax 0.6 net 3.40',
      '7 2024-05-31 FEE 2.5 EUR net -2.50',
      '8 2024-06-11 FEE 0.05 US9220427424 USD rate 1.25 net -0.04',
    ]);
    expect(
      told.filter((each) => each.includes('comes with Transactions.csv')).map((each) => each.slice(0, 2)),
    ).toEqual(['12', '13', '14']);
  });

  it.each([
    'Datum,Uhrzeit,Valutadatum,Produkt,ISIN,Beschreibung,FX,Änderung,,Saldo,,Order-ID',
    'Date,Heure,Date de,Produit,Code ISIN,Description,FX,Mouvements,,Solde,,ID Ordre',
    'Fecha,Hora,Fecha valor,Producto,ISIN,Descripción,Tipo,Variación,,Saldo,,ID Orden',
    'Data,Ora,Data Valore,Prodotto,ISIN,Descrizione,Borsa,Variazioni,,Saldo,,ID Ordine',
    'Data,Hora,Data Valor,Produto,ISIN,Descrição,T.,Mudança,,Saldo,,ID da Ordem',
    'Datum,Čas,Datum,Produkt,ISIN,Popis,Kurz,Pohyb,,Zůstatek,,ID objednávky',
  ])('is recognised by the header %s', (header) => {
    const row = '20-06-2024,09:05,20-06-2024,X,IE00BK5BQT80,Dividend,,EUR,"1,50",EUR,"1,50",';
    const statement = readStatement(`${header}\n${row}`, CONTEXT);
    expect(statement).toMatchObject({ kind: 'degiro-account' });
    expect(verdictLines(statement)).toEqual(['1 2024-06-20 DIVIDEND 1.5 IE00BK5BQT80 EUR net 1.50']);
  });

  it('without its columns is none', () => {
    expect(DEGIRO_ACCOUNT.read('Date,ISIN', CONTEXT)).toMatchObject({ code: 'unknown_format' });
    expect(DEGIRO_ACCOUNT.read('', CONTEXT)).toMatchObject({ code: 'unknown_format' });
  });

  it('may print the amount before its currency, in the other decimal style, under another name', () => {
    const row = '20-06-2024,09:05,,X,IE00BK5BQT80,Dividend,,1.50,EUR,"1,001.50",EUR,';
    expect(lines([row])).toEqual(['1 2024-06-20 DIVIDEND 1.5 IE00BK5BQT80 EUR net 1.50']);
    const fee = '20-06-2024,09:05,,X,,Giro Exchange Connection Fee 2024,,-2.50,EUR,"1,001.50",EUR,';
    const rows = rowsOf(DEGIRO_ACCOUNT.read([HEADER, row, fee].join('\n'), { ...CONTEXT, broker: 'Mine' }));
    expect(rows.map(({ verdict }) => verdict)).toMatchObject([
      { draft: { broker: 'Mine' } },
      { draft: { broker: 'Mine' } },
    ]);
  });
});

describe('the rate of a foreign dividend', () => {
  const dividend = '20-06-2024,09:05,20-06-2024,X,US9220427424,Dividend,,USD,"5,00",USD,"5,00",';
  const exchange = (day: string, rate: string, order = '') => [
    `${day},08:37,${day},,,FX Credit,,EUR,"4,00",EUR,"4,00",${order}`,
    `${day},08:37,${day},,,FX Debit,"${rate}",USD,"-5,00",USD,"0,00",${order}`,
  ];

  it('is that of the first exchange of its currency on its day or within a week', () => {
    const told = lines(
      [
        ...exchange('28-06-2024', '1,6'),
        ...exchange('24-06-2024', '1,25'),
        dividend,
        ...exchange('19-06-2024', '1,5'),
      ],
      NO_RATES,
    );
    expect(told[4]).toBe('5 2024-06-20 DIVIDEND 5 US9220427424 USD rate 1.25 net 4.00');
  });

  it.each([
    ['an exchange after more than a week', exchange('28-06-2024', '1,25')],
    ['one before it', exchange('19-06-2024', '1,25')],
    ['one of an order', exchange('21-06-2024', '1,25', 'abc')],
    ['one whose rate is no number', exchange('21-06-2024', 'x')],
    ['one whose rate is 0', exchange('21-06-2024', '0')],
    ['one on no day', exchange('x', '1,25')],
    [
      'one of an account in another currency',
      exchange('21-06-2024', '1,25').map((row) => row.replace('EUR', 'CHF')),
    ],
    ['none', []],
  ])('is not that of %s', (_, rows) => {
    expect(lines([...rows, dividend], NO_RATES).at(-1)).toContain(
      'no rate of USD for one EUR is known on 2024-06-20',
    );
  });
});

describe('a row', () => {
  const reason = {
    by: 'refused amount: the row takes an earlier payment back; delete or correct that payment by hand',
  };
  it.each([
    ['20-06-2024,09:05,20-06-2024,X,IE00BK5BQT80,Dividend,,EUR,"-1,50",EUR,,', reason.by],
    [
      '20-06-2024,09:05,20-06-2024,X,IE00BK5BQT80,Dividend,,EUR,"0,00",EUR,,',
      'left out row: "Dividend" changes nothing that the ledger keeps',
    ],
    ['20-06-2024,09:05,20-06-2024,X,IE00BK5BQT80,Dividend,,EUR,,EUR,,', 'refused amount: missing'],
    [
      '20-06-2024,09:05,20-06-2024,X,IE00BK5BQT80,Dividend,,EUR,x,EUR,,',
      'refused amount: "x" is not a number',
    ],
    ['20-06-2024,09:05,20-06-2024,X,IE00BK5BQT80,Dividend,,,"1,5",EUR,,', 'refused currency: missing'],
    ['20-06-2024,09:05,20-06-2024,X,,Dividend,,EUR,"1,5",EUR,,', 'refused isin: missing'],
    [',09:05,20-06-2024,X,IE00BK5BQT80,Dividend,,EUR,"1,5",EUR,,', 'refused date: missing'],
    [
      '2024,09:05,20-06-2024,X,IE00BK5BQT80,Dividend,,EUR,"1,5",EUR,,',
      'refused date: "2024" is not a day-month-year date',
    ],
    [
      '20-06-2024,09:05,20-06-2027,X,IE00BK5BQT80,Dividend,,EUR,"1,5",EUR,,',
      'refused date: 2027-06-20 is in the future',
    ],
    [
      '20-06-2024,09:05,20-06-2024,X,IE00BK5BQT80,Dividend Tax,,EUR,"-1,5",EUR,,',
      '2024-06-20 TAX 1.5 IE00BK5BQT80 EUR net -1.50',
    ],
    [
      '20-06-2024,09:05,20-06-2024,X,IE00BK5BQT80,ADR/GDR Pass-Through Fee,,EUR,"-1,5",EUR,,',
      '2024-06-20 FEE 1.5 IE00BK5BQT80 EUR net -1.50',
    ],
    ['20-06-2024,09:05,20-06-2024,X,,Exchange Connection Fee,,EUR,"1,5",EUR,,', reason.by],
    [
      '20-06-2024,09:05,20-06-2024,X,,Exchange Connection Fee,,EUR,"0,00",EUR,,',
      'left out row: "Exchange Connection Fee" changes nothing that the ledger keeps',
    ],
    ['20-06-2024,09:05,20-06-2024,X,,Exchange Connection Fee,,EUR,,EUR,,', 'refused amount: missing'],
    [
      '20-06-2024,09:05,20-06-2024,X,,Exchange Connection Fee,,CHF,"-1,5",EUR,,',
      'refused exchange_rate: no rate of CHF for one EUR is known on 2024-06-20; refresh the rates or enter one on the page Prices, and import the file again',
    ],
    [
      '20-06-2024,09:05,20-06-2024,X,IE00BK5BQT81,Exchange Connection Fee,,EUR,"-1,5",EUR,,',
      'refused isin: the check digit should be 0; is a character mistyped?',
    ],
    [
      '20-06-2024,09:05,20-06-2024,X,,Something else,,EUR,"-1,5",EUR,,',
      'refused transaction_type: "Something else" is no kind of transaction that is known; record it by hand if it belongs to the portfolio',
    ],
    [
      '"20-06-2024',
      'refused row: a quotation mark opened on line 2 is never closed, so the rest of the file is one cell',
    ],
  ])('%s: %s', (row, expected) => {
    expect(line(row)).toBe(expected);
  });

  it('that ends before its amount is refused', () => {
    expect(line('20-06-2024,09:05,20-06-2024,X,IE00BK5BQT80,Dividend')).toBe('refused amount: missing');
  });
});

describe('what a row is by its description', () => {
  it.each([
    [
      'trade',
      [
        'Koop 1 @ 33,9 USD',
        'Verkoop 1 @ 63,97 USD',
        'Buy 4 X@244 USD (X)',
        'Kauf 5 zu je 298,5 USD',
        'Achat 6 X@79,96 EUR',
        'Compra 6 X@49 EUR',
        'Vendita 1 X@2 EUR',
      ],
    ],
    [
      'trade fee',
      [
        'DEGIRO Transactiekosten en/of kosten van derden',
        'DEGIRO Transaction and/or third party fees',
        'Transaktionsgebühr',
        'Frais DEGIRO de courtage et/ou de parties tierces',
        'Comissões de transação DEGIRO e/ou taxas de terceiros',
      ],
    ],
    [
      'dividend',
      ['Dividend', 'Dividende', 'Dividendo', 'Dividenda', 'Fondsausschüttung', 'Fund Distribution'],
    ],
    [
      'tax',
      [
        'Dividendbelasting',
        'Dividendensteuer',
        'Dividend Tax',
        'Impôts sur dividende',
        'Ritenuta sul dividendo',
        'Retención del dividendo',
        'daň z dividendy',
      ],
    ],
    [
      'exchange',
      [
        'Valuta Creditering',
        'Valuta Debitering',
        'Währungswechsel (Einbuchung)',
        'FX Credit',
        'Credito FX',
        'Prelievo FX',
        'Ingreso Cambio de Divisa',
        'Retirada Cambio de Divisa',
        'FX vyúčtování konverze měny',
        'Crédito de divisa',
        'Levantamento de divisa',
      ],
    ],
    [
      'cash',
      [
        'iDEAL Deposit',
        'SOFORT Einzahlung',
        'flatex Einzahlung',
        'Deposito',
        'Storting',
        'Ingreso',
        'Vklad',
        'Versement de fonds',
        'Auszahlung',
        'Prelievo flatex',
        'flatex terugstorting',
        'Processed Flatex Withdrawal',
        'Degiro Cash Sweep Transfer',
        'Conversion Fonds Monétaires finalisée: Vente 1 046,3825 @ 0,9854 EUR',
        'Geldmarktfonds Preisänderung (EUR)',
      ],
    ],
    [
      'fee',
      [
        'Einrichtung von Handelsmodalitäten 2024',
        'Verbindungskosten',
        'DEGIRO Aansluitingskosten 2024 (Xetra - XET)',
        'Giro Exchange Connection Fee 2024',
        'Costi di connessione',
        'Frais de connexion',
        'Custo de conectividade',
        'poplatek za Obchodování',
        'ADR/GDR Weitergabegebühr',
        'DEGIRO Corporate Action Kosten',
      ],
    ],
    ['interest', ['Zinsen', 'Interest', 'Interesse', 'Flatex Interest Income']],
    ['credit', ['DEGIRO courtesy', 'Rabatt', 'Gutschrift']],
    [
      'corporate action',
      [
        'PRODUCTWIJZIGING : Koop 500 @ 0,039 EUR',
        'STOCK DIVIDEND: Koop 999 @ 0 EUR',
        'AANDELENSPLIT: Koop 1',
        'AKTIENSPLIT: Kauf 1',
      ],
    ],
  ])('%s: %j', (kind, descriptions) => {
    for (const description of descriptions)
      expect([description, accountRowKind(description)]).toEqual([description, kind]);
  });
});
