import { describe, expect, it } from 'vitest';
import { decimal } from '../money/parse-decimal.ts';
import { linesOf, recognised } from '../testing/statement-rows.ts';
import { rowIdentifierOf } from './row-identity.ts';
import { splitRatio } from './split-ratio.ts';

const T212 =
  'Action,Time,ISIN,Ticker,Name,Notes,ID,No. of shares,Price / share,Currency (Price / share),Exchange rate,Total,Currency (Total),Withholding tax,Currency (Withholding tax)';
const SCALABLE =
  'date;time;status;reference;description;assetType;type;isin;shares;price;amount;fee;tax;currency';
const REVOLUT = 'Date,Ticker,Type,Quantity,Price per share,Total Amount,Currency,FX Rate';
const XTB = 'ID;Type;Time;Symbol;Comment;Amount';
const WORLD = 'IE00B4L5Y983';

const under = (header: string, ...rows: string[]): string => [header, ...rows].join('\n');

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
