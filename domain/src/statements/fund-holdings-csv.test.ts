import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import { MOST_FUND_ROWS, readFundHoldingsCsv } from './fund-holdings-csv.ts';
import { dayIn } from './fund-holdings-date.ts';

/** The file as one line for each thing that is read of it, or the refusal. */
function read(text: string) {
  const file = readFundHoldingsCsv(text);
  if ('code' in file) return file.code === 'not_whole' ? `${file.code} ${decimalText(file.sum)}` : file.code;
  const { columns, isPercent, asOf, rowCount, leftOut, sum, cash, parts } = file;
  return {
    columns: Object.values(columns).join(' | '),
    told: `${isPercent ? 'percent' : 'fraction'}, ${String(asOf)}, ${rowCount} rows, sum ${decimalText(sum)}, cash ${decimalText(cash)}`,
    leftOut,
    ...Object.fromEntries(
      Object.entries(parts).map(([kind, some]) => [
        kind,
        some.map(({ name, weight }) => `${name} ${decimalText(weight)}`).join(', '),
      ]),
    ),
  };
}

const ISHARES = `iShares Core MSCI World UCITS ETF
Fund Holdings as of,"28/Nov/2025"
\u00A0
Ticker,Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Shares,Price,Location,Exchange,Market Currency
"NVDA","NVIDIA CORP","Information Technology","Equity","6,000,000.00","60.25","6,000,000.00","10.00","1.00","United States","NASDAQ","USD"
"SAP","SAP","Information Technology","Equity","3,500,000.00","35.00","3,500,000.00","10.00","1.00","Germany","Xetra","EUR"
"USD","USD CASH","Cash and/or Derivatives","Cash","500,000.00","5.00","500,000.00","10.00","1.00","United States","-","USD"
"EUR","EUR CASH","Cash and/or Derivatives","Cash","-20,000.00","-0.20","-20,000.00","10.00","1.00","European Union","-","EUR"
"-","NO WEIGHT","-","Futures","0.00","-","0.00","10.00","1.00","-","-","USD"
\u00A0
"The content of this file, with a comma, is not a row."
`;

const VANGUARD = `Vanguard FTSE All-World UCITS ETF
As at 31 Oct 2025

Ticker,Holdings,% of market value,Sector,Region,Market value,Shares
AAPL,Apple Inc.,55.5%,Technology,US,"$1,000.00",10
MSFT,Microsoft Corp.,44.4%,Technology,US,"$900.00",9
,Total,99.9%,,,,
`;

const XTRACKERS = `Xtrackers MSCI World UCITS ETF;;;
Stand: 27.11.2025;;;
Name;ISIN;Land;Währung;Wertpapiertyp;Rating;Branchenklassifizierung;Gewichtung
APPLE INC;US0378331005;Vereinigte Staaten;USD;Aktie;-;Informationstechnologie;59,5%
Alphabet Inc.;US02079K3059;Vereinigte Staaten;USD;Aktie;-;Kommunikation;0,25%
ALPHABET INC;US02079K1079;Vereinigte Staaten;USD;Aktie;-;Kommunikation;0,25 %
SIEMENS AG;DE0007236101;Deutschland;EUR;Aktie;-;Industrie;39,9%
US DOLLAR;_CURRENCYUSD;-;USD;Cash;-;unbekannt;0,1%
SONSTIGES;;;;;;;k. A.
`;

const AMUNDI = `Code ISIN\tNom\tClasse d'actif\tDevise\tPoids\tSecteur\tPays
FR0000121014\tLVMH\tActions\tEUR\t0,6012345678949\tConsommation\tFrance
FR0000120271\tTOTALENERGIES\tActions\tEUR\t0,4\tÉnergie\tFrance
\tTrésorerie\tLiquidités\tEUR\t\u22120,002\t\t
`;

describe('the file of a fund', () => {
  it('of iShares has lines before and below the table, percentages, and cash by its class', () => {
    // 60.25 + 35 + 5 − 0.2 = 100.05 %
    expect(read(ISHARES)).toEqual({
      columns: 'Name | Weight (%) | Sector | Location | Asset Class',
      told: 'percent, 2025-11-28, 4 rows, sum 1.0005, cash 0.048',
      leftOut: [],
      region: 'United States 0.6525, Germany 0.35, European Union -0.002',
      sector: 'Information Technology 0.9525, Cash and/or Derivatives 0.048',
      holding: 'NVIDIA CORP 0.6025, SAP 0.35, USD CASH 0.05, EUR CASH -0.002',
    });
  });

  it('of Vanguard has percent signs and a line of totals, which counts for nothing', () => {
    expect(read(VANGUARD)).toMatchObject({
      columns: 'Holdings | % of market value | Sector | Region',
      told: 'percent, 2025-10-31, 2 rows, sum 0.999, cash 0',
      region: 'US 0.999',
      holding: 'Apple Inc. 0.555, Microsoft Corp. 0.444',
    });
  });

  it('of Xtrackers may be German: semicolons, decimal commas; a name stands once, and what has no weight is told', () => {
    expect(read(XTRACKERS)).toEqual({
      columns: 'Name | Gewichtung | Branchenklassifizierung | Land | Wertpapiertyp',
      told: 'percent, 2025-11-27, 5 rows, sum 1, cash 0.001',
      leftOut: [9],
      region: 'Vereinigte Staaten 0.6, Deutschland 0.399',
      sector: 'Informationstechnologie 0.595, Industrie 0.399, Kommunikation 0.005, unbekannt 0.001',
      holding: 'APPLE INC 0.595, SIEMENS AG 0.399, Alphabet Inc. 0.005, US DOLLAR 0.001',
    });
  });

  it('of Amundi may be French, tell fractions, and what the fund owes', () => {
    expect(read(AMUNDI)).toMatchObject({
      told: 'fraction, null, 3 rows, sum 0.9992345679, cash -0.002',
      region: 'France 1.0012345679',
      holding: 'LVMH 0.6012345679, TOTALENERGIES 0.4, Trésorerie -0.002',
    });
  });

  it('may tell countries alone, or cash by its name, and percentages without saying so', () => {
    expect(read('Country;Weight\nJapan;60\nChina;40')).toMatchObject({
      told: 'percent, null, 2 rows, sum 1, cash 0',
      region: 'Japan 0.6, China 0.4',
    });
    expect(read('Name,Weight\nA,90.5\nCash,9.5')).toMatchObject({
      told: 'percent, null, 2 rows, sum 1, cash 0.095',
    });
  });

  it.each([
    ['', 'no_heading'],
    ['Name,Price\nA,1', 'no_heading'],
    ['Weight,Price\n1,1', 'no_heading'],
    ['x\n'.repeat(61) + 'Name,Weight\nA,1', 'no_heading'],
    ['Name,Weight\n', 'no_weights'],
    ['Name,Weight\nA,-\nB,much', 'no_weights'],
    ['Name,Weight\n' + 'A,0.01\n'.repeat(MOST_FUND_ROWS + 1), 'too_many_rows'],
    ['Name,Weight\nA,50%\nB,48.99%', 'not_whole 0.9899'],
    ['Name,Weight\nA,50%\nB,51.01%', 'not_whole 1.0101'],
    ['Name,Weight\nA,0.1\nB,0.2', 'not_whole 0.3'],
  ])('%# is refused', (text, refusal) => {
    expect(read(text)).toBe(refusal);
  });

  it.each(['x', '(', 'é', '1 ', '1 x', 'x 1 ', ' ', '"'])(
    'a million of %j are looked at once, and name no column',
    (sign) => {
      expect(read(sign.repeat(1_000_000 / sign.length))).toBe('no_heading');
    },
  );

  it('is whole within the tolerance of a point of a percent', () => {
    expect(read('Name,Weight\nA,99%')).toMatchObject({ holding: 'A 0.99' });
    expect(read('Name,Weight\nA,101%')).toMatchObject({ holding: 'A 1.01' });
  });
});

describe('the day of a file', () => {
  it.each([
    ['as of 2025-11-28', '2025-11-28'],
    ['28/Nov/2025', '2025-11-28'],
    ['Nov 28, 2025', '2025-11-28'],
    ['1. März 2025', '2025-03-01'],
    ['3 juin 2025', '2025-06-03'],
    ['3 juillet 2025', '2025-07-03'],
    ['31.2.2025', null],
    ['31/13/2025', null],
    ['28 of 2025', null],
    ['28 Foo 2025', null],
  ])('%s is %s', (line, day) => {
    expect(dayIn(line)).toBe(day);
  });
});
