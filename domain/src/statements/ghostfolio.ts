/**
 * Ghostfolio's export: JSON with a list of activities, and since 2023 the accounts and the profiles of their assets.
 *
 * The file as a whole is refused as `unknown_format` when it has no activities.
 */
import { dayAfter } from '../calendar/day-after.ts';
import { parseIsin } from '../ledger/isin.ts';
import { type Decimal, isPositive, multiply, ZERO } from '../money/decimal.ts';
import { parseLocalDate } from '../calendar/local-date.ts';
import { inWholeUnits } from '../money/subunits.ts';
import { brokerName } from './broker-name.ts';
import { cellOf, isinOfSymbol, notInFuture, numberOf } from './cells.ts';
import { itemsOf, jsonWithTexts, memberOf, textOf } from './json-text.ts';
import { type Moment, utcMoment } from './moment.ts';
import { judgedRow, ownRow, ownTable } from './own-rows.ts';
import { recorded, type ToldSize } from './recorded.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { RowVerdict, StatementContext, StatementReader, StatementRow } from './statement.ts';
import type { RowReading } from './table.ts';
import { quotedIn } from './told-amount.ts';
import { leftOut, refused, refusedFor } from './verdicts.ts';

const BROKER = 'Ghostfolio';

const MEMBERS = [
  'date',
  'type',
  'symbol',
  'dataSource',
  'quantity',
  'unitPrice',
  'currency',
  'fee',
  'accountId',
  'comment',
];
const TABLE = ownTable(MEMBERS, MEMBERS);

/** Sources of assets that Ghostfolio's users describe themselves, and of crypto-currencies: they seldom have an ISIN. */
const SELDOM_WITH_ISIN: ReadonlySet<string> = new Set(['MANUAL', 'COINGECKO']);

/** What the file says beside its activities. */
interface GhostfolioNames {
  /** Account id → what its owner calls it. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Data source and symbol → ISIN and name. */
  readonly profiles: ReadonlyMap<string, { readonly isin: string; readonly name: string }>;
}

export const GHOSTFOLIO: StatementReader = {
  kind: 'ghostfolio',
  broker: BROKER,
  recognises: ({ text }) => text.trimStart().startsWith('{'),
  read: (text, context) => {
    const file = jsonWithTexts(text);
    const activities = memberOf(file, 'activities');
    if (!Array.isArray(activities)) {
      const message = 'This is no export of Ghostfolio: it is not JSON with a list of activities.';
      return { code: 'unknown_format', missing: ['activities'], message };
    }
    const names = namesIn(file);
    const rows = { [Symbol.iterator]: () => judgedRows(activities, names, context) };
    return {
      kind: 'ghostfolio',
      language: 'en',
      layout: names.profiles.size > 0 ? 'with-profiles' : 'activities',
      rows,
    };
  },
};

function namesIn(file: unknown): GhostfolioNames {
  const accounts = itemsOf(file, 'accounts').map(
    (each) => [textOf(each, 'id'), textOf(each, 'name')] as const,
  );
  const profiles = itemsOf(file, 'assetProfiles').map((each) => {
    const key = `${textOf(each, 'dataSource')} ${textOf(each, 'symbol')}`;
    return [key, { isin: textOf(each, 'isin'), name: textOf(each, 'name') }] as const;
  });
  return { accounts: new Map(accounts), profiles: new Map(profiles) };
}

function* judgedRows(
  activities: readonly unknown[],
  names: GhostfolioNames,
  context: StatementContext,
): Generator<StatementRow> {
  for (const [index, activity] of activities.entries()) {
    const cells = MEMBERS.map((name) => textOf(activity, name));
    const reading = ownRow(index + 1, TABLE, cells, context);
    yield judgedRow(reading, judge(reading, names));
  }
}

function judge(reading: RowReading, names: GhostfolioNames): RowVerdict {
  const type = cellOf(reading, 'type').toUpperCase();
  const profile = names.profiles.get(`${cellOf(reading, 'dataSource')} ${cellOf(reading, 'symbol')}`);
  const moment = momentIn(reading);
  const isin = isinOf(reading, profile?.isin ?? '');
  const known = { isin, date: moment?.date ?? null };
  if (type === 'INTEREST') return leftOut('left_interest', type, known);
  if (type === 'ITEM' || type === 'LIABILITY') return leftOut('left_other_asset', type, known);
  if (!['BUY', 'SELL', 'DIVIDEND', 'FEE'].includes(type))
    return refusedFor(rowReason('transaction_type', 'type_unknown', { cell: shown(type) }), known);
  const symbol = cellOf(reading, 'symbol');
  if (isin === null && type !== 'FEE') {
    if (SELDOM_WITH_ISIN.has(cellOf(reading, 'dataSource')))
      return leftOut('left_other_asset', profile?.name || symbol, known);
    isinOfSymbol(reading, symbol);
  }
  const units = numberOf(reading, 'quantity', 'units');
  const price = wholeIn(reading, numberOf(reading, 'unitPrice', 'price_per_unit'));
  const fee = wholeIn(reading, numberOf(reading, 'fee', 'fee')) ?? ZERO;
  const currency = quotedIn(reading, ZERO, cellOf(reading, 'currency'))?.currency;
  if (currency === undefined) return refused(reading, known);
  const isFeeAlone = type === 'FEE' && !isPositive(productOf(units, price) ?? ZERO);
  const told = {
    ...{ date: known.date, time: moment?.time ?? null, isin, currency, account: currency, rate: null },
    broker: brokerName(names.accounts.get(cellOf(reading, 'accountId')) ?? '', BROKER),
    ...{ fee: isFeeAlone ? ZERO : fee, fxFee: ZERO, tax: ZERO, externalId: null, rowId: null },
    product: profile?.name || symbol || null,
  };
  return recorded(reading, told, isFeeAlone ? { type: 'FEE', amount: fee } : sizeOf(type, units, price));
}

function sizeOf(type: string, units: Decimal | null, price: Decimal | null): ToldSize {
  if (type === 'BUY' || type === 'SELL') return { type, units, price };
  return { type: type === 'FEE' ? 'FEE' : 'DIVIDEND', amount: productOf(units, price) };
}

function productOf(units: Decimal | null, price: Decimal | null): Decimal | null {
  return units && price && multiply(units, price);
}

/** An amount in the main unit: Ghostfolio writes pence as GBp. */
function wholeIn(reading: RowReading, amount: Decimal | null): Decimal | null {
  return amount && inWholeUnits(amount, cellOf(reading, 'currency')).amount;
}

/** The ISIN that the symbol is, that its profile has, or that the owner recorded for it; null when there is none. */
function isinOf(reading: RowReading, ofProfile: string): string | null {
  const symbol = cellOf(reading, 'symbol');
  const told = [symbol, ofProfile].map(parseIsin).find((isin) => typeof isin === 'string');
  return told ?? (symbol === '' ? null : reading.context.isinOf(symbol));
}

/** Midnight in the middle or the west of Europe, of the next day there: how Ghostfolio wrote a day alone before it took that of UTC. */
const MIDNIGHTS_BEFORE_UTC = new Set<string>(['22:00:00', '23:00:00']);

/** The day and time in UTC; a day alone, or its midnight, has no time. */
function momentIn(reading: RowReading): Moment | null {
  const text = cellOf(reading, 'date');
  const day = parseLocalDate(text);
  const moment = day === null ? utcMoment(text) : { date: day, time: null };
  if (moment === null) {
    reading.errors.push(text === '' ? rowReason('date', 'missing') : rowReason('date', 'not_a_moment'));
    return null;
  }
  const { date, time } = moment;
  if (time !== null && MIDNIGHTS_BEFORE_UTC.has(time))
    return { date: notInFuture(reading, dayAfter(date) ?? date), time: null };
  return { date: notInFuture(reading, date), time: time === '00:00:00' ? null : time };
}
