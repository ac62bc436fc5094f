import { describe, expect, it } from 'vitest';
import { AUTOFX_HEADER, degiroRow } from '../testing/degiro-rows.ts';
import { CONTEXT, linesOf, recognised } from '../testing/statement-rows.ts';
import { KNOWN_BROKERS, readStatement } from './read-statement.ts';
import { STATEMENT_KINDS } from './statement.ts';

const TR = 'datetime,date,type,asset_class,name,symbol,shares,price,amount,fee,tax,currency,transaction_id';
const T212 =
  'Action,Time,ISIN,Ticker,Name,Notes,ID,No. of shares,Price / share,Currency (Price / share),Exchange rate,Total,Currency (Total),Withholding tax,Currency (Withholding tax)';
const SCALABLE =
  'date;time;status;reference;description;assetType;type;isin;shares;price;amount;fee;tax;currency';
const XTB = 'ID;Type;Time;Symbol;Comment;Amount';
const WORLD = 'IE00B4L5Y983';

const TAKES_BACK =
  'refused: amount: the row takes an earlier payment back; delete or correct that payment by hand';

const under = (header: string, ...rows: string[]): string => [header, ...rows].join('\n');
const refusalOf = (text: string, kind?: Parameters<typeof readStatement>[2]): string[] => {
  const statement = readStatement(text, CONTEXT, kind);
  return 'code' in statement ? [statement.code, statement.message] : [statement.kind];
};

describe('a file', () => {
  it.each([
    ['', 'empty'],
    ['\uFEFF \n', 'empty'],
    ['a,b\n1,2', 'unknown_kind'],
    ['a letter to a friend', 'unknown_kind'],
    [
      'Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price,,Local value,,Value\n',
      'missing_columns',
    ],
    ['Statement,Header,Field Name,Field Value\nStatement,Data,BrokerName,x\n', 'activity_statement'],
    // A table of anyone's, and the statement of any bank: their columns are the owner's to explain.
    ['Date,Time,ISIN,Quantity,Price\n', 'unknown_kind'],
    ['Date,ISIN,Quantity,Price,Fee,Total\n', 'unknown_kind'],
    ['Date,Description,Amount,Balance\n', 'unknown_kind'],
    // Account.csv without its change.
    ['Date,Time,Value date,Product,ISIN,Description,FX,Balance\n', 'account_statement'],
    ['Product,Symbol/ISIN,Amount,Closing\n', 'portfolio_statement'],
  ])('%j is refused as %s', (text, code) => {
    expect(refusalOf(text)[0]).toBe(code);
  });

  it('of no known kind is told whose exports are read', () => {
    expect(refusalOf('a,b')[1]).toContain(KNOWN_BROKERS.join(', '));
  });

  it.each([
    ['\n', 'empty'],
    ['a,b', 'unknown_format'],
    ['ID,Type,Type', 'missing_columns'],
  ])('%j read as XTB’s is refused as %s', (text, code) => {
    expect(refusalOf(text, 'xtb')[0]).toBe(code);
  });

  it('is told whose export it was taken for', () => {
    const brokerOf = (text: string, kind?: Parameters<typeof readStatement>[2]): string | null =>
      readStatement(text, CONTEXT, kind).broker;
    expect(brokerOf('ID,Type,Type', 'xtb')).toBe('XTB');
    expect(brokerOf('Product,Symbol/ISIN,Amount,Closing\n')).toBe('DEGIRO');
    expect([brokerOf('a,b'), brokerOf('')]).toEqual([null, null]);
  });

  it('of DEGIRO is kept under the name that the owner gives', () => {
    const text = under(AUTOFX_HEADER, degiroRow(), degiroRow({ date: 'x' }));
    const { rows } = recognised(text, { broker: 'Mine' });
    expect(
      rows.map(({ verdict }) => (verdict.kind === 'read' ? verdict.draft.broker : verdict.kind)),
    ).toEqual(['Mine', 'refused']);
    expect(recognised(text).rows[0]).toMatchObject({ verdict: { draft: { broker: 'DEGIRO' } } });
    expect(refusalOf('a,b', 'degiro-transactions')[0]).toBe('unknown_format');
  });
});

it('every kind but one that needs a mapping is read when the owner names it', () => {
  const named = STATEMENT_KINDS.filter((kind) => kind !== 'mapped-csv');
  const texts = named.map((kind) => refusalOf('a,b', kind)[0]);
  expect(new Set(texts)).toEqual(new Set(['unknown_format']));
});

it('lines of delimiters only are counted and skipped', () => {
  expect(recognised(under(XTB, ';;;;;', '1;Deposit;02.04.2024 09:30:02;;x;5')).rows).toMatchObject([
    { row: 2 },
  ]);
});

describe('Trade Republic', () => {
  const row = (cells: string): string[] => linesOf(under(TR, cells));

  it.each([
    [`2025-01-02,2025-01-02,MIGRATION,,,${WORLD},1,,,,,EUR,a`, 'left out: left_no_effect'],
    [
      `,2025-01-02,TILG,BOND,A bond,${WORLD},-10,,1000,,,EUR,a`,
      `SELL 10 ${WORLD} @ 100 EUR on 2025-01-02 [price_worked_out]`,
    ],
    [`,2025-01-02,DIVIDEND,STOCK,X,${WORLD},1,,-5,,,EUR,a`, TAKES_BACK],
    [
      `,2025-01-02,SELL,FUND,X,${WORLD},-1,100,100,,3,EUR,a`,
      `SELL 1 ${WORLD} @ 100 EUR on 2025-01-02 [refund_left]`,
    ],
    [
      `,2025-01-02,BUY,FUND,X,${WORLD},1,100,-150,,,EUR,a`,
      `BUY 1 ${WORLD} @ 100 EUR on 2025-01-02 [total_differs]`,
    ],
    [
      `,2025-01-02,BUY,FUND,X,${WORLD},1,100,-100,,,USD,`,
      `BUY 1 ${WORLD} @ 100 USD at 1.25 on 2025-01-02 [rate_published]`,
    ],
    [
      `,2025-01-02,TRANSFER_INBOUND,FUND,X,${WORLD},2,90,,,,EUR,a`,
      `TRANSFER_IN 2 ${WORLD} @ 90 EUR on 2025-01-02`,
    ],
    [
      `,2025-01-02,TRANSFER_INBOUND,FUND,X,${WORLD},2,,,-1.25,,USD,a`,
      `TRANSFER_IN 2 ${WORLD} USD at 1.25 fee 1 on 2025-01-02 [rate_published]`,
    ],
    [`,2025-01-02,SEC_ACCOUNT,,,,,,-2,,,EUR,a`, 'TAX 2 portfolio EUR on 2025-01-02'],
    [`,2025-01-02,TAX_OPTIMIZATION,,,,,,,,-2,EUR,a`, 'TAX 2 portfolio EUR on 2025-01-02'],
    [`,2025-01-02,TAX_OPTIMIZATION,,,,,,,,5,EUR,a`, TAKES_BACK],
    [`,2025-01-02,EARNINGS,FUND,X,${WORLD},,,0,,5,EUR,a`, TAKES_BACK],
  ])('%s', (cells, line) => {
    expect(row(cells)).toEqual([line]);
  });

  it.each([
    [`,2025-01-02,TILG,BOND,A bond,${WORLD},-10,,0,,,EUR,a`, 'transaction_type'],
    [`,2025-01-02,NEWTYPE,FUND,X,${WORLD},1,,0,,,EUR,a`, 'transaction_type'],
    [`,2025-01-02,BUY,FUND,X,${WORLD},1,,0,,,EUR,a`, 'price_per_unit: missing'],
    [`,2025-01-02,BUY,FUND,X,${WORLD},,1,-1,,,EUR,a`, 'units: missing'],
    [`,2025-01-02,BUY,FUND,X,${WORLD},0,1,-1,,,EUR,a`, 'units: must be greater than 0'],
    [`,2025-01-02,BUY,FUND,X,,1,1,-1,,,EUR,a`, 'isin: missing'],
    [`,2025-01-02,BUY,FUND,X,${WORLD},1,1,-1,,,€,a`, 'currency: "€" is not a currency code'],
    [
      `,2025-01-02,BUY,FUND,X,${WORLD},1,1,-1,,,CHF,a`,
      'exchange_rate: no rate of CHF for one EUR is known on 2025-01-02',
    ],
    [`,2999-01-02,BUY,FUND,X,${WORLD},1,1,-1,,,EUR,a`, 'date: 2999-01-02 is in the future'],
    [`,02.01.2025,BUY,FUND,X,${WORLD},1,1,-1,,,EUR,a`, 'date: must be a date'],
    [`,,BUY,FUND,X,${WORLD},1.12345678901,x,-1,,,EUR,a`, 'date: missing; units: at most 15'],
  ])('%s is refused: %s', (cells, why) => {
    expect(row(cells)[0]).toContain(`refused: ${why}`);
  });
});

describe('Trading 212', () => {
  const row = (...cells: string[]): string[] => linesOf(under(T212, ...cells));
  const at = '2024-01-03 14:30:03.613';

  it('knows the account by whichever total there is, and takes the base currency where none says', () => {
    const bought = (header: string, cells: string): string[] =>
      linesOf(
        under(
          `Action,Time,ISIN,No. of shares,Price / share,Currency (Price / share),${header}`,
          `Market buy,${at},${WORLD},2,100,USD,${cells}`,
        ),
      );
    const line = `BUY 2 ${WORLD} @ 100 USD`;
    expect(bought('Gross Total,Currency (Gross Total)', '200,USD')[0]).toContain(`${line} at 1.25`);
    expect(bought('Net Total (USD)', '200')[0]).toContain(`${line} at 1.25`);
    expect(bought('Total', '160')[0]).toContain(`${line} at 1.25`);
  });

  it('is V3 where the id stands behind the name', () => {
    expect(recognised(under(T212)).layout).toBe('V3');
    expect(
      recognised('Action,Time,Total,Currency (Total)\nDeposit,2024-01-03 10:00:00,5,EUR').rows,
    ).toHaveLength(1);
  });

  it.each([
    [
      `Transfer in,${at},${WORLD},X,X,,1,2,90,EUR,,,EUR,,`,
      `TRANSFER_IN 2 ${WORLD} @ 90 EUR on 2024-01-03 14:30:03`,
    ],
    [
      `Transfer in,${at},${WORLD},X,X,,1,2,0,EUR,,,EUR,,`,
      `TRANSFER_IN 2 ${WORLD} EUR on 2024-01-03 14:30:03`,
    ],
    [
      `Market buy,${at},${WORLD},X,X,,1,2,110,USD,,200,EUR,,`,
      `BUY 2 ${WORLD} @ 110 USD at 1.1 on 2024-01-03 14:30:03 [rate_worked_out]`,
    ],
    [`Dividend (Ordinary),${at},${WORLD},X,X,,,2,1,EUR,,0.00,EUR,,`, 'left out: left_no_effect'],
    [
      `Dividend (Ordinary),${at},${WORLD},X,X,,,2,1,EUR,,2,EUR,,`,
      `DIVIDEND 2 ${WORLD} EUR on 2024-01-03 14:30:03`,
    ],
  ])('%s', (cells, line) => {
    expect(row(cells)).toEqual([line]);
  });

  it.each([
    [`Dividend (Ordinary),${at},${WORLD},X,X,,,2,1,EUR,,-2,EUR,,`, 'amount: the row takes'],
    [`Dividend (Ordinary),${at},${WORLD},X,X,,,2,1,CHF,,2,EUR,1,CHF`, 'tax: no rate of CHF'],
    [`Dividend (Ordinary),${at},${WORLD},X,X,,,2,1,CHF,,2,CHF,1,USD`, 'tax: no rate of CHF'],
    [`Dividend (Ordinary),${at},${WORLD},X,X,,,2,1,EUR,,,EUR,,`, 'amount: missing'],
    [`Market buy,${at},${WORLD},X,X,,1,2,110,USD,,0,EUR,,`, 'exchange_rate: missing'],
    [`Market buy,${at},${WORLD},X,X,,1,2,110,??,,0,EUR,,`, 'currency: "??" is not'],
    [`Market buy,nonsense,${WORLD},X,X,,1,2,110,EUR,,220,EUR,,`, 'date: must be an ISO'],
    [`Stock split open,${at},${WORLD},X,X,,1,2,110,EUR,,220,EUR,,`, 'units: the ratio'],
    [`Stock split close,${at},${WORLD},X,X,,1,2,110,EUR,,220,EUR,,`, 'transaction_type: what'],
    [`Odd thing,${at},${WORLD},X,X,,1,2,110,EUR,,220,EUR,,`, 'transaction_type: "Odd thing"'],
  ])('%s is refused: %s', (cells, why) => {
    expect(row(cells)[0]).toContain(`refused: ${why}`);
  });

  it('cannot tell the ratio of a split whose units cannot be read', () => {
    const split = (action: string): string => `${action},${at},${WORLD},X,X,,1,,1,EUR,,1,EUR,,`;
    expect(row(split('Stock split close'), split('Stock split open'))[1]).toContain('units: the ratio');
  });
});

describe('Scalable Capital', () => {
  const row = (cells: string): string =>
    linesOf(under(SCALABLE, `2025-01-02;10:00:00;Executed;${cells}`))[0] ?? '';

  it.each([
    [`r;X;Cash;Distribution;${WORLD};;;-5,00;0;0;EUR`, 'refused: amount: the row takes'],
    [`r;X;Cash;Distribution;${WORLD};;;;0;0;EUR`, 'refused: amount: missing'],
    [`r;X;Cash;Distribution;;;;5,00;0;0;EUR`, 'refused: isin: missing'],
    [`r;X;Cash;Fee;;;;;0;0;EUR`, 'refused: amount: missing'],
    [`r;X;Cash;Odd;;;;;0;0;EUR`, 'refused: transaction_type'],
    [`r;X;Cash;Fee;;;;-5;0;0;?`, 'refused: currency'],
    [
      `;;Security;Security transfer;${WORLD};2;90,00;0;;;EUR`,
      `TRANSFER_IN 2 ${WORLD} @ 90 EUR on 2025-01-02 10:00:00`,
    ],
    [
      `r;X;Security;Buy;${WORLD};1;100,00;-100,00;;;USD`,
      `BUY 1 ${WORLD} @ 100 USD at 1.25 on 2025-01-02 10:00:00 [rate_published]`,
    ],
    [
      `r;X;Security;Buy;${WORLD};1;100,00;-150,00;1,00;;EUR`,
      `BUY 1 ${WORLD} @ 100 EUR fee 1 on 2025-01-02 10:00:00 [total_differs]`,
    ],
    [`r;X;Security;Sell;${WORLD};;100,00;150,00;1,00;;EUR`, 'refused: units: missing'],
    [`r;X;Security;Security transfer;${WORLD};;;;;;EUR`, 'refused: units: missing'],
  ])('%s', (cells, line) => {
    expect(row(cells)).toContain(line);
  });
});
