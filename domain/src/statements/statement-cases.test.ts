import { describe, expect, it } from 'vitest';
import { decimal } from '../money/parse-decimal.ts';
import { AUTOFX_HEADER, degiroRow } from '../testing/degiro-rows.ts';
import { CONTEXT, linesOf, recognised } from '../testing/statement-rows.ts';
import { KNOWN_BROKERS, readStatement } from './read-statement.ts';
import { rowIdentifierOf } from './row-identity.ts';
import { splitRatio } from './split-ratio.ts';
import { STATEMENT_KINDS } from './statement.ts';

const TR = 'datetime,date,type,asset_class,name,symbol,shares,price,amount,fee,tax,currency,transaction_id';
const T212 =
  'Action,Time,ISIN,Ticker,Name,Notes,ID,No. of shares,Price / share,Currency (Price / share),Exchange rate,Total,Currency (Total),Withholding tax,Currency (Withholding tax)';
const SCALABLE =
  'date;time;status;reference;description;assetType;type;isin;shares;price;amount;fee;tax;currency';
const REVOLUT = 'Date,Ticker,Type,Quantity,Price per share,Total Amount,Currency,FX Rate';
const XTB = 'ID;Type;Time;Symbol;Comment;Amount';
const WORLD = 'IE00B4L5Y983';

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
    ['Date,Time,ISIN,Quantity,Price\n', 'missing_columns'],
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

it('every kind is read when the owner names it', () => {
  const texts = STATEMENT_KINDS.map((kind) => refusalOf('a,b', kind)[0]);
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
    [
      `,2025-01-02,DIVIDEND,STOCK,X,${WORLD},1,,-5,,,EUR,a`,
      'refused: amount: the row takes an earlier payment back; delete or correct that payment by hand',
    ],
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

describe('Revolut', () => {
  const at = '2024-01-02T08:23:08Z';
  const row = (cells: string, context = {}): string => linesOf(under(REVOLUT, cells), context)[0] ?? '';
  const noRates = { rateOn: () => null };

  it.each([
    [
      `${at},MSFT,BUY,1,$100,$90,EUR,1`,
      'BUY 1 US5949181045 @ 100 EUR on 2024-01-02 08:23:08 [total_differs]',
    ],
    [`02/01/2024,MSFT,BUY,1,$100,$100,EUR,1`, 'BUY 1 US5949181045 @ 100 EUR on 2024-01-02'],
    [`${at},MSFT,BUY,1,,$100,EUR,1`, 'refused: price_per_unit: missing'],
    [`${at},MSFT,BUY,1,USD EUR 5,$100,EUR,1`, 'refused: price_per_unit: "USD EUR 5" is not a number'],
    [`${at},MSFT,DIVIDEND,,,-$1,EUR,1`, 'refused: amount: the row takes'],
    [`${at},MSFT,CUSTODY FEE,,,,EUR,1`, 'refused: amount: missing'],
    [`${at},MSFT,ODD,,,,EUR,1`, 'refused: transaction_type'],
    [`${at},,DIVIDEND,,,$1,EUR,1`, 'refused: symbol: missing'],
    [`${at},MSFT,DIVIDEND,,,$1,?,1`, 'refused: currency'],
    [`nonsense,MSFT,DIVIDEND,,,$1,EUR,1`, 'refused: date'],
  ])('%s', (cells, line) => {
    expect(row(cells)).toContain(line);
  });

  it('takes its own rate where no published one is known, and says so', () => {
    expect(row(`${at},MSFT,DIVIDEND,,,$1,USD,1.1`, noRates)).toContain(
      'USD at 1.1 on 2024-01-02 08:23:08 [rate_of_file]',
    );
    expect(row(`${at},MSFT,DIVIDEND,,,$1,USD,`, noRates)).toContain('refused: exchange_rate: no rate of USD');
  });

  it('reckons what a split found in the order of days, whatever the order of rows', () => {
    const lines = linesOf(
      under(
        REVOLUT,
        '2024-06-10T08:00:00Z,NVDA,STOCK SPLIT,9,,$0,EUR,1',
        '2024-05-10T08:00:00Z,NVDA,SELL - MARKET,1,$1,$1,EUR,1',
        '2024-05-09T08:00:00Z,NVDA,BUY - MARKET,2,$1,$2,EUR,1',
        '2024-05-09T08:00:00Z,MSFT,STOCK SPLIT,x,,$0,EUR,1',
      ),
    );
    expect(lines[0]).toBe('SPLIT 10:1 US67066G1040 EUR on 2024-06-10 08:00:00');
    expect(lines[3]).toContain('units: the ratio');
  });
});

describe('XTB', () => {
  const at = '02.04.2024 14:48:16';

  it('takes the account to be in the base currency where no trade shows it, and says so', () => {
    expect(linesOf(under(XTB, `1;Dividend;${at};MSFT.US;x;1.38`))).toEqual([
      'DIVIDEND 1.38 US5949181045 EUR on 2024-04-02 14:48:16 [account_currency_assumed]',
    ]);
  });

  it('knows an account in dollars by prices of American exchanges, and not by two at once', () => {
    const american = `1;Stocks/ETF purchase;${at};MSFT.US;OPEN BUY 2 @ 100.00;-200`;
    expect(linesOf(under(XTB, american))[0]).toContain('@ 100 USD at 1.25');
    const german = `2;Stocks/ETF purchase;${at};SPYL.DE;OPEN BUY 2 @ 100.00;-200`;
    expect(linesOf(under(XTB, american, german))[0]).toContain('[account_currency_assumed]');
  });

  it.each([
    [`;SEC fee;${at};;x;-1`, 'FEE 1 portfolio EUR'],
    [`1;Stamp duty;${at};;x;-1`, 'TAX 1 portfolio EUR'],
    [`1;Withholding tax;${at};MSFT.US;x;-1`, 'TAX 1 US5949181045 EUR'],
    [`1;Withholding tax;${at};MSFT.US;x;1`, 'refused: amount: the row takes'],
    [`1;Dividend;${at};MSFT.US;x;-1`, 'refused: amount: the row takes'],
    [`1;Dividend;${at};MSFT.US;x;`, 'refused: amount: missing'],
    [`1;SEC fee;${at};;x;`, 'refused: amount: missing'],
    [`1;Odd;${at};;x;1`, 'refused: transaction_type'],
    [`1;Dividend;nonsense;MSFT.US;x;1`, 'refused: date: "nonsense" is not'],
    [`1;Dividend;;MSFT.US;x;1`, 'refused: date: "" is not'],
    [`1;Buy;${at};MSFT.US;OPEN BUY 2 @ 100.00;`, 'refused: price_per_unit: missing'],
    [`1;Buy;${at};MSFT.US;OPEN BUY 0 @ 100.00;5`, 'refused: units: must be greater than 0'],
  ])('%s', (cells, line) => {
    expect(linesOf(under(XTB, cells))[0]).toContain(line);
  });
});

describe('an account in another currency than the base', () => {
  // An account in EUR of an owner whose base currency is USD: 0.8 EUR for one USD.
  const context = { base: 'USD', rateOn: (currency: string) => (currency === 'EUR' ? decimal('0.8') : null) };
  const buy = (currency: string, rate: string): string =>
    linesOf(
      under(T212, `Market buy,2024-01-03 10:00:00,${WORLD},X,X,,1,2,100,${currency},${rate},200,EUR,,`),
      context,
    )[0] ?? '';

  it('has the published rate of the day, or the row’s own where that leads to the base currency', () => {
    expect(buy('EUR', '1')).toContain('@ 100 EUR at 0.8');
    expect(buy('USD', '1.25')).toContain(`BUY 2 ${WORLD} @ 100 USD on`);
    // 0.9 CHF for one EUR, 0.8 EUR for one USD: 0.72 CHF for one USD.
    expect(buy('CHF', '0.9')).toContain('@ 100 CHF at 0.72');
  });

  it('refuses a rate that is rounded to nothing', () => {
    expect(buy('CHF', '0.0000000001')).toContain('CHF at 0.0000000001');
    const tiny = { base: 'USD', rateOn: () => decimal('0.1') };
    const line = under(
      T212,
      `Market buy,2024-01-03 10:00:00,${WORLD},X,X,,1,2,100,CHF,0.0000000001,200,EUR,,`,
    );
    expect(linesOf(line, tiny)[0]).toContain('refused: exchange_rate: must be greater than 0');
  });
});

describe('the ratio of a split', () => {
  it.each([
    ['2', '20', '10:1'],
    ['3', '4.5', '3:2'],
    ['100', '4', '1:25'],
    ['29.80478', '7.451195', '1:4'],
    // A third of a unit, rounded by the broker: 1/3 · 10 = 3.333333.
    ['0.33333333', '3.3333333', '10:1'],
    ['1', '1', 'none'],
    ['0', '5', 'none'],
    ['5', '0', 'none'],
    ['1', '1.4142135623', 'none'],
  ])('from %s to %s is %s', (before, after, expected) => {
    const ratio = splitRatio(decimal(before), decimal(after));
    expect(ratio ? `${ratio.newUnits}:${ratio.oldUnits}` : 'none').toBe(expected);
  });
});

it('rows that no broker has numbered are known by what they say, of every type', () => {
  const text = under(
    SCALABLE,
    ...[`Buy;${WORLD};1;100,00;-100,00`, `Distribution;${WORLD};;;5,00`, `Fee;;;;-5,00`].map(
      (cells) => `2025-01-02;;Executed;;;X;${cells};0;0;EUR`,
    ),
    ...['2;90,00', '-2;'].map(
      (cells) => `2025-01-02;;Executed;;;X;Security transfer;${WORLD};${cells};0;0;0;EUR`,
    ),
  );
  const split = under(
    REVOLUT,
    '2024-05-09T08:00:00Z,NVDA,BUY - MARKET,2,$1,$2,EUR,1',
    '2024-06-10T08:00:00Z,NVDA,STOCK SPLIT,2,,$0,EUR,1',
  );
  const identities = [text, split].flatMap((each) => {
    const { rows, kind } = recognised(each);
    const identify = rowIdentifierOf(kind);
    return rows.flatMap(({ verdict }) => (verdict.kind === 'read' ? [identify(verdict)] : []));
  });
  expect(identities).toEqual([
    `Scalable Capital||2025-01-02||${WORLD}|BUY|1|100|EUR|0|1`,
    `Scalable Capital||2025-01-02||${WORLD}|DIVIDEND|5||EUR|0|1`,
    'Scalable Capital||2025-01-02|||FEE|5||EUR|0|1',
    `Scalable Capital||2025-01-02||${WORLD}|TRANSFER_IN|2|90|EUR|0|1`,
    `Scalable Capital||2025-01-02||${WORLD}|TRANSFER_OUT|2||EUR|0|1`,
    'Revolut||2024-05-09|08:00:00|US67066G1040|BUY|2|1|EUR|0|1',
    'Revolut||2024-06-10|08:00:00|US67066G1040|SPLIT|2:1||EUR|0|1',
  ]);
});
