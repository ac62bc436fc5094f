import { type LocalDate, localDate } from '../calendar/local-date.ts';
import { parseLocalTime } from '../calendar/local-time.ts';
import type { Trade } from '../ledger/trade.ts';
import { decimal } from '../money/parse-decimal.ts';

/** The instrument of a line that names none. */
export const SOME_ISIN = 'IE00BK5BQT80';

/** The broker of a line that names none. */
export const SOME_BROKER = 'DEGIRO';

const LINE = new RegExp(
  [
    /^(?<date>\S{10})(?: (?<time>[\d:]{5,8}))? (?<type>BUY|SELL) (?<units>\S+)(?: (?<isin>[A-Z]{2}\w{10}))?/,
    / @ (?<price>\S+)(?: (?<currency>[A-Z]{3}))?(?: \/ (?<rate>\S+))?/,
    /(?: fee (?<fee>\S+))?(?: fx-fee (?<fxFee>\S+))?(?: tax (?<tax>\S+))?(?: at (?<broker>\S+))?$/,
  ]
    .map((part) => part.source)
    .join(''),
);

/**
 * Trades from lines such as `2025-01-15 BUY 10 @ 100 fee 2`, one to a line or separated by `;`, numbered from 1.
 *
 * In full: `DATE [TIME] BUY|SELL UNITS [ISIN] @ PRICE [CURRENCY] [/ RATE] [fee FEE] [fx-fee FEE] [tax TAX] [at BROKER]`.
 *
 * @throws RangeError at a line that reads otherwise
 */
export function trades(text: string): readonly Trade[] {
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, index) => trade(line, index + 1));
}

function trade(line: string, id: number): Trade {
  const part = LINE.exec(line)?.groups;
  if (!part) throw new RangeError(`not a trade: "${line}"`);
  return {
    id,
    date: localDate(part['date'] ?? ''),
    time: parseLocalTime(part['time'] ?? ''),
    isin: part['isin'] ?? SOME_ISIN,
    broker: part['broker'] ?? SOME_BROKER,
    type: part['type'] === 'SELL' ? 'SELL' : 'BUY',
    units: decimal(part['units'] ?? ''),
    price: decimal(part['price'] ?? ''),
    currency: part['currency'] ?? 'EUR',
    exchangeRate: part['rate'] === undefined ? null : decimal(part['rate']),
    fee: decimal(part['fee'] ?? '0'),
    fxFee: decimal(part['fxFee'] ?? '0'),
    tax: decimal(part['tax'] ?? '0'),
  };
}

/** A day for tests in which the day does not matter. */
export const SOME_DAY: LocalDate = localDate('2025-01-15');
