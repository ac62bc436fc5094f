import { localDate } from '../calendar/local-date.ts';
import type { Decimal } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { type RecognisedStatement, readStatement } from '../statements/read-statement.ts';
import { reasonText } from '../statements/row-reason.ts';
import type { RowVerdict, StatementContext, StatementReader, StatementRow } from '../statements/statement.ts';

/** Symbols that the owner has recorded. */
const ISINS: Readonly<Record<string, string>> = {
  MSFT: 'US5949181045',
  NVDA: 'US67066G1040',
  'MSFT.US': 'US5949181045',
  'SPYL.DE': 'IE000XZSV718',
};

/** Published rates, the same on every day: units for one EUR. */
const RATES: Readonly<Record<string, string>> = { USD: '1.25', GBP: '0.8' };

/** An owner whose base currency is EUR, on the last day of January 2026. */
export const CONTEXT: StatementContext = {
  today: localDate('2026-01-31'),
  base: 'EUR',
  broker: null,
  isinOf: (symbol) => ISINS[symbol] ?? null,
  rateOn: (currency) => (currency in RATES ? decimal(RATES[currency] ?? '') : null),
};

/** The statement of a file with all its rows; fails when the file as a whole is refused. */
export function recognised(
  text: string,
  context: Partial<StatementContext> = {},
  mapped: readonly StatementReader[] = [],
): Omit<RecognisedStatement, 'rows'> & { rows: StatementRow[] } {
  const statement = readStatement(text, { ...CONTEXT, ...context }, null, mapped);
  if ('code' in statement) throw new Error(statement.message);
  return { ...statement, rows: [...statement.rows] };
}

/** What becomes of each row of a file, one line each: `BUY 2 IE00… @ 100 EUR fee 1 on 2025-03-04`, or why nothing. */
export function linesOf(
  text: string,
  context: Partial<StatementContext> = {},
  mapped: readonly StatementReader[] = [],
): string[] {
  return recognised(text, context, mapped).rows.map(({ verdict }) => lineOf(verdict));
}

function lineOf(verdict: RowVerdict): string {
  if (verdict.kind === 'refused') return `refused: ${verdict.errors.map(reasonText).join('; ')}`;
  if (verdict.kind === 'left_out') return `left out: ${verdict.reason.code}`;
  const { draft, notes } = verdict;
  const size =
    'newUnits' in draft
      ? `${draft.newUnits}:${draft.oldUnits}`
      : decimalText('amount' in draft ? draft.amount : draft.units);
  const price = 'price' in draft && draft.price ? ` @ ${decimalText(draft.price)}` : '';
  const rate = draft.exchangeRate ? ` at ${decimalText(draft.exchangeRate)}` : '';
  const money = `${price} ${draft.currency}${rate}`;
  const charges = [charge('fee', draft.fee), charge('fx', draft.fxFee), charge('tax', draft.tax)].join('');
  const when = ` on ${draft.date}${draft.time ? ` ${draft.time}` : ''}`;
  const noted = notes.length === 0 ? '' : ` [${notes.map(({ code }) => code).join(', ')}]`;
  return `${draft.type} ${size} ${draft.isin ?? 'portfolio'}${money}${charges}${when}${noted}`;
}

const charge = (name: string, value: Decimal): string =>
  value.digits === 0n ? '' : ` ${name} ${decimalText(value)}`;
