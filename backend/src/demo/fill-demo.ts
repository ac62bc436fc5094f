import {
  dateFromDayNumber,
  dayNumber,
  decimal,
  decimalText,
  divide,
  HUNDRED,
  type LocalDate,
  localDate,
  parseLocalDate,
  type WeightedPart,
  ZERO,
} from '@portfolio/domain';
import type { Instant } from '../db/instant.ts';
import type { NounColumns } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import { setExchangeRate } from '../records/exchange-rate/exchange-rate.service.ts';
import { OF_NO_OTHER_TYPE } from '../db/of-no-other-type.ts';
import { createIsinMetadata } from '../records/isin-metadata/isin-metadata.service.ts';
import { putLookThrough } from '../records/look-through/look-through.service.ts';
import { putOtherAsset } from '../records/other-assets/other-assets.service.ts';
import { EMPTY_TRANSACTION } from '../records/transactions/insert-transaction.rule.ts';
import { recordTransaction } from '../records/transactions/transactions.service.ts';
import { importSnapshots } from '../reports/snapshots/snapshot-import.service.ts';
import { type Broker, BROKERS } from './brokers.ts';
import { czkPerEurOn } from './czk-per-eur-on.ts';
import { type Distribution, makeDistributions } from './distributions.ts';
import type { DemoTrade } from './fulfil.ts';
import { FUND_WEIGHTS } from './fund-weights.ts';
import { FUNDS } from './funds.ts';
import { makeCloses } from './make-closes.ts';
import { makeSnapshots } from './make-snapshots.ts';
import { makeTrades } from './make-trades.ts';
import { assetValueOn, OTHER_ASSETS } from './other-assets.ts';

/** Stands where a change names the request that it answers. */
const REQUEST = 'demo';

/** So many of the newest trades are recorded one by one, as by hand; all others come with their broker's file. */
const RECORDED_BY_HAND = 6;

export interface DemoCounts {
  readonly trades: number;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The same day ten years earlier; 28 February for a leap day. */
function tenYearsBefore(day: LocalDate): LocalDate {
  const decades = BigInt(day.slice(0, 4)) - 10n;
  const year = decades.toString().padStart(4, '0');
  return parseLocalDate(year + day.slice(4)) ?? localDate(`${year}-02-28`);
}

function yesterdayOf(day: LocalDate): LocalDate {
  return dateFromDayNumber(dayNumber(day) - 1) ?? day;
}

function columnsOf(trade: DemoTrade, at: Instant): NounColumns['transactions'] {
  return {
    date: trade.date,
    time: trade.time,
    isin: trade.fund.isin,
    broker: trade.broker.name,
    transaction_type: trade.type,
    units: decimalText(trade.units),
    price_per_unit: decimalText(trade.price),
    currency: 'EUR',
    exchange_rate: null,
    fee: decimalText(trade.fee),
    fx_fee: decimalText(ZERO),
    external_id: null,
    product: trade.fund.product,
    row_identity: null,
    ...OF_NO_OTHER_TYPE,
    created_at: at,
    updated_at: at,
  };
}

function paidColumns(paid: Distribution, at: Instant): NounColumns['transactions'] {
  return {
    ...EMPTY_TRANSACTION,
    date: paid.date,
    isin: paid.fund.isin,
    broker: paid.broker.name,
    transaction_type: 'DIVIDEND',
    amount: decimalText(paid.amount),
    tax: decimalText(paid.tax),
    currency: 'EUR',
    product: paid.fund.product,
    created_at: at,
    updated_at: at,
  };
}

async function nameFunds(deps: Deps): Promise<void> {
  for (const { isin, name, type, symbol, ter } of FUNDS) {
    await createIsinMetadata(deps, { isin, name, type, symbol, currency: 'EUR', ter: decimal(ter) }, REQUEST);
  }
}

/** `Japan 5.4`: the last word is a percentage. */
function partIn(told: string): WeightedPart {
  const at = told.lastIndexOf(' ');
  return { name: told.slice(0, at), weight: divide(decimal(told.slice(at + 1)), HUNDRED, 3) };
}

async function weighFunds(deps: Deps, day: LocalDate): Promise<void> {
  for (const { isin, kind, parts } of FUND_WEIGHTS) {
    const told = parts.split('; ').map(partIn);
    await putLookThrough(deps, isin, { kind, as_of: day, parts: told }, REQUEST);
  }
}

/** All trades of a broker, and what the funds paid there, as one change: as if its file had been imported. */
async function importTrades(
  deps: Deps,
  broker: Broker,
  trades: readonly DemoTrade[],
  paid: readonly Distribution[],
): Promise<void> {
  const own = trades.filter((trade) => trade.broker === broker);
  const ownPaid = paid.filter((one) => one.broker === broker);
  const dividends = ownPaid.length === 0 ? '' : ` and ${ownPaid.length} dividends`;
  const summary = `Imported ${own.length} trades${dividends} of ${broker.name}`;
  const deed = { action: 'import', subject: 'transactions', summary, requestId: REQUEST } as const;
  await deps.run(deed, async ({ change, at }) => {
    await change.insert(
      'transactions',
      [...own.map((trade) => columnsOf(trade, at)), ...ownPaid.map((one) => paidColumns(one, at))].toSorted(
        (one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0),
      ),
    );
  });
}

/** The closes of all funds as one change, as if a file of prices had been imported. */
async function importCloses(deps: Deps, trades: readonly DemoTrade[], last: LocalDate): Promise<void> {
  const deed = { action: 'import', subject: 'prices', summary: '', requestId: REQUEST } as const;
  await deps.run(deed, async ({ change, at }) => {
    const closes = makeCloses(trades, last, at);
    await change.insert('prices', closes);
    await change.summarise(`Imported ${closes.length} prices`);
  });
}

async function recordTrade(deps: Deps, trade: DemoTrade): Promise<void> {
  const { fund, broker, type, date, time, units, price, fee } = trade;
  const dealt = { date, time, transaction_type: type, units, price_per_unit: price, fee };
  await recordTransaction(
    deps,
    { ...dealt, isin: fund.isin, broker: broker.name, product: fund.product },
    REQUEST,
  );
}

async function putOtherAssets(deps: Deps, day: LocalDate): Promise<void> {
  for (const asset of OTHER_ASSETS) {
    const { type: asset_type, detail: asset_detail, currency } = asset;
    const value = assetValueOn(asset, day);
    await putOtherAsset(deps, { asset_type, asset_detail, currency, value }, REQUEST);
  }
}

async function importHistory(deps: Deps, csv: string): Promise<void> {
  const upload = { fileName: 'ten-years-of-snapshots.csv', bytes: Buffer.from(csv) };
  await importSnapshots(deps, upload, { dryRun: false, allowDuplicates: false }, REQUEST);
}

/**
 * Fills an empty database with ten years of a portfolio, through the services that the API calls.
 *
 * @param today the portfolio ends the day before
 * @throws when the day lies before the funds of the demo were bought
 */
export async function fillDemo(deps: Deps, today: LocalDate): Promise<DemoCounts> {
  const last = yesterdayOf(today);
  const trades = makeTrades(tenYearsBefore(today), last);
  const [first] = trades;
  if (!first) throw new Error(`The clock of this machine shows ${today}; the demo begins in November 2016.`);
  await setExchangeRate(deps, { exchange_rate: decimalText(czkPerEurOn(last)) }, REQUEST);
  await nameFunds(deps);
  await weighFunds(deps, last);
  const byHand = trades.slice(-RECORDED_BY_HAND);
  const paid = makeDistributions(trades, first.date, last);
  for (const broker of BROKERS) await importTrades(deps, broker, trades.slice(0, -RECORDED_BY_HAND), paid);
  await importHistory(deps, makeSnapshots(trades, first.date, last));
  await putOtherAssets(deps, last);
  for (const trade of byHand) await recordTrade(deps, trade);
  await importCloses(deps, trades, last);
  return { trades: trades.length, first: first.date, last: trades.at(-1)?.date ?? first.date };
}
