import type { LocalDate } from '../calendar/local-date.ts';
import { add, type Decimal, multiply, negate } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { divide } from '../money/divide.ts';
import { roundHalfEven } from '../money/round.ts';

/** A transaction that every broker can print: of an account in EUR, in a currency of its own or in EUR. */
export interface PrintableEntry {
  readonly type: 'BUY' | 'SELL' | 'DIVIDEND';
  readonly date: LocalDate;
  readonly isin: string;
  readonly units: Decimal;
  readonly price: Decimal;
  /** Of a payment. */
  readonly amount: Decimal;
  readonly fee: Decimal;
  readonly tax: Decimal;
  /** USD for one EUR; null for a price in EUR. */
  readonly rate: Decimal | null;
}

/** What a broker's export keeps of an entry, and how it writes a list of them. */
export interface StatementPrinter {
  readonly kept: (entry: PrintableEntry) => PrintableEntry;
  readonly header: string;
  readonly row: (entry: PrintableEntry, index: number) => string[];
  readonly delimiter: ',' | ';';
}

const ZERO: Decimal = { digits: 0n, scale: 0 };
const cents = (value: Decimal): string => decimalText(roundHalfEven(value, 2), 2);
const comma = (text: string): string => text.replace('.', ',');
const inEuro = (entry: PrintableEntry): PrintableEntry => ({ ...entry, rate: null });

/** What the cash account saw, without sign; of a purchase with its charges, of a sale after them. */
function totalOf({ type, units, price, rate, fee, tax, amount }: PrintableEntry): Decimal {
  const gross = multiply(units, price);
  const value = type === 'DIVIDEND' ? amount : rate ? divide(gross, rate, 12) : gross;
  const charges = add(fee, tax);
  return add(value, type === 'BUY' ? charges : negate(charges));
}

export const PRINTERS: Readonly<Record<string, StatementPrinter>> = {
  'trade-republic': {
    kept: inEuro,
    delimiter: ',',
    header:
      'datetime,date,account_type,category,type,asset_class,name,symbol,shares,price,amount,fee,tax,currency,transaction_id',
    row: ({ type, date, isin, units, price, amount, fee, tax }, index) => {
      const gross = type === 'DIVIDEND' ? amount : multiply(units, price);
      const signed = type === 'BUY' ? negate(gross) : gross;
      const shares = decimalText(type === 'SELL' ? negate(units) : units);
      const charges = [fee, tax].map((each) => decimalText(negate(each), 2));
      const trade = [
        shares,
        type === 'DIVIDEND' ? '' : decimalText(price),
        decimalText(signed, 2),
        ...charges,
      ];
      return [
        `${date}T10:00:00.000Z`,
        date,
        '',
        '',
        type,
        'FUND',
        'A fund',
        isin,
        ...trade,
        'EUR',
        `id-${index}`,
      ];
    },
  },
  'trading-212': {
    kept: (entry) => (entry.type === 'DIVIDEND' ? { ...entry, fee: ZERO, rate: null } : entry),
    delimiter: ',',
    header:
      'Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Exchange rate,Total,Currency (Total),' +
      'Withholding tax,Currency (Withholding tax),ID,Transaction fee,Currency (Transaction fee),Stamp duty,Currency (Stamp duty)',
    row: (entry, index) => {
      const { type, date, isin, units, price, rate, fee, tax } = entry;
      const action = { BUY: 'Market buy', SELL: 'Limit sell', DIVIDEND: 'Dividend (Ordinary)' }[type];
      const currency = rate ? 'USD' : 'EUR';
      const begin = [
        action,
        `${date} 10:00:00.123`,
        isin,
        'X',
        'A fund',
        decimalText(units),
        decimalText(price),
      ];
      const priced = [...begin, currency, rate ? decimalText(rate) : 'Not available'];
      return type === 'DIVIDEND'
        ? [
            ...priced,
            decimalText(totalOf({ ...entry, fee: ZERO })),
            'EUR',
            decimalText(tax),
            'EUR',
            '',
            '',
            '',
            '',
            '',
          ]
        : [
            ...priced,
            cents(totalOf(entry)),
            'EUR',
            '',
            '',
            `E${index}`,
            decimalText(fee),
            'EUR',
            decimalText(tax),
            'EUR',
          ];
    },
  },
  'scalable-capital': {
    kept: inEuro,
    delimiter: ';',
    header: 'date;time;status;reference;description;assetType;type;isin;shares;price;amount;fee;tax;currency',
    row: (entry, index) => {
      const { type, date, isin, units, price, fee, tax } = entry;
      const words = { BUY: 'Buy', SELL: 'Sell', DIVIDEND: 'Distribution' }[type];
      const total = totalOf(entry);
      const numbers = [units, price, type === 'BUY' ? negate(total) : total, fee, tax];
      const cells = numbers.map((number) => comma(decimalText(number)));
      return [date, '10:00:00', 'Executed', `S${index}`, 'A fund', 'Security', words, isin, ...cells, 'EUR'];
    },
  },
  revolut: {
    kept: (entry) => ({ ...entry, fee: ZERO, tax: ZERO }),
    delimiter: ',',
    header: 'Date,Ticker,Type,Quantity,Price per share,Total Amount,Currency,FX Rate',
    row: (entry) => {
      const { type, date, isin, units, price, amount, rate } = entry;
      const [currency, mark] = rate ? ['USD', '$'] : ['EUR', '€'];
      const words = { BUY: 'BUY - MARKET', SELL: 'SELL - LIMIT', DIVIDEND: 'DIVIDEND' }[type];
      const total = type === 'DIVIDEND' ? decimalText(amount) : cents(multiply(units, price));
      const trade = type === 'DIVIDEND' ? ['', ''] : [decimalText(units), mark + decimalText(price)];
      return [
        `${date}T10:00:00.123456Z`,
        isin,
        words,
        ...trade,
        mark + total,
        currency,
        rate ? decimalText(rate) : '1',
      ];
    },
  },
  xtb: {
    kept: (entry) => ({ ...entry, fee: ZERO, tax: ZERO, rate: null }),
    delimiter: ';',
    header: 'ID;Type;Time;Symbol;Comment;Amount',
    row: ({ type, date, isin, units, price, amount }, index) => {
      const day = date.split('-').reverse().join('.');
      const verb = type === 'BUY' ? 'OPEN' : 'CLOSE';
      const comment =
        type === 'DIVIDEND' ? 'X USD 0.1/ SHR' : `${verb} BUY ${decimalText(units)} @ ${decimalText(price)}`;
      const words = { BUY: 'Stocks/ETF purchase', SELL: 'Stocks/ETF sale', DIVIDEND: 'Dividend' }[type];
      const gross = multiply(units, price);
      const sum = type === 'DIVIDEND' ? decimalText(amount) : cents(type === 'BUY' ? negate(gross) : gross);
      return [String(index), words, `${day} 10:00:00`, isin, comment, sum];
    },
  },
};

/** A list of entries as a broker exports it. */
export function printStatement(
  { header, row, delimiter }: StatementPrinter,
  entries: readonly PrintableEntry[],
): string {
  const quoted = (cell: string): string =>
    cell.includes(delimiter) || cell.includes('"') || cell.includes('\n') || cell.includes('\r')
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const rows = entries.map((entry, index) => row(entry, index).map(quoted).join(delimiter));
  return [header, ...rows].join('\n');
}
