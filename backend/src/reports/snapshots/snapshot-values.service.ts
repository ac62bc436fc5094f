import {
  type Asset,
  assetKey,
  assetsWithInvestments,
  dayNumber,
  decimal,
  type Decimal,
  decimalText,
  inEuros,
  INVESTMENTS,
  investmentsOn,
  type KnownAsset,
  type KnownRate,
  knownAssetsCursor,
  localDate,
  type LocalDate,
  sum,
  unknownAssets,
  type UntoldReason,
  valuedAsset,
  type ValuedAsset,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { type Instant, todayHere } from '../../db/instant.ts';
import type { Tables } from '../../db/tables.ts';
import type { InvestmentsValue } from '../../deps.ts';
import {
  DEFAULT_EXCHANGE_RATE,
  exchangeRateText,
} from '../../records/exchange-rate/exchange-rate.repository.ts';
import { listOtherAssets } from '../../records/other-assets/other-assets.repository.ts';
import type { DailyBook, SelectedDays } from '../daily-book.ts';
import { basePerEuro } from '../euro-rates.ts';
import type { PortfolioReader } from '../known-portfolio.ts';
import { ownedHistory } from '../owned-history.ts';
import type { SnapshotRow } from './snapshots.repository.ts';

/** What a snapshot is taken of. */
export interface SnapshotSources {
  readonly book: InvestmentsValue & PortfolioReader;
  readonly daily: DailyBook;
}

/** A row of a snapshot, and since when its value stands; null for what is reckoned anew. */
export interface SnapshotValue extends ValuedAsset {
  readonly recordedOn: LocalDate | null;
}

/** What a snapshot lacks, because it was not known at the end of its day. */
export interface LackingValue extends Pick<ValuedAsset, 'assetType' | 'assetDetail'> {
  /** Of the investments: the instrument that cannot be valued; null where it is none by itself. */
  readonly isin: string | null;
  readonly reason: UntoldReason;
  /** The first day of which something is known; null where that says nothing. */
  readonly knownFrom: LocalDate | null;
}

/** Everything that a snapshot keeps. */
export interface SnapshotValues {
  /** The day at whose end everything is valued; null for now. */
  readonly day: LocalDate | null;
  /** The base currency. */
  readonly base: string;
  /** Units of CZK for one EUR, as it is kept. */
  readonly exchangeRate: string;
  /** Where that rate comes from; null when none was known by then, and nothing was reckoned with it. */
  readonly rate: Pick<KnownRate, 'on' | 'source'> | null;
  /** The investments first; they are lacking when they cannot be valued. */
  readonly assets: readonly SnapshotValue[];
  readonly lacking: readonly LackingValue[];
}

/** What a snapshot of a moment keeps. */
export interface Previewed extends SnapshotValues {
  readonly instant: Instant;
}

export interface Captured extends Previewed {
  readonly rows: readonly SnapshotRow[];
}

/** What the rows of a snapshot come to, in EUR. */
export function totalOf(assets: SnapshotValues['assets']): Decimal {
  return sum(assets.map((asset) => asset.valueEur));
}

/** What everything owned is worth now. */
export async function valuesNow(db: Kysely<Tables>, book: InvestmentsValue): Promise<SnapshotValues> {
  const rows = await listOtherAssets(db);
  const entered = rows.map((row): Asset => ({
    assetType: row.asset_type,
    assetDetail: row.asset_detail,
    currency: row.currency,
    value: decimal(row.value),
  }));
  const exchangeRate = await exchangeRateText(db);
  const investments = await book.investments();
  const owned = assetsWithInvestments(investments, entered, decimal(exchangeRate));
  const recorded = new Map(rows.map((row, index) => [assetKey(entered[index] as Asset), row.updated_at]));
  const assets = owned.assets.map((asset) => {
    const at = recorded.get(assetKey(asset));
    return { ...asset, recordedOn: at === undefined ? null : localDate(at.slice(0, 10)) };
  });
  const lacking = owned.unrated.map((asset) => lackingValue(asset, 'no_rate'));
  const rate = { on: localDate(todayHere()), source: 'setting' };
  return { day: null, base: investments.currency, exchangeRate, rate, assets, lacking };
}

/**
 * What everything owned was worth at the end of a day, as it was known then: nothing of a later day counts.
 *
 * @param day before today
 * @see docs/spec/net-worth.md §4
 */
export async function valuesOfDay(
  db: Kysely<Tables>,
  { book, daily }: SnapshotSources,
  day: LocalDate,
): Promise<SnapshotValues> {
  const today = localDate(todayHere());
  const known = await book.portfolio();
  const part = await daily.select(known, { isin: null, broker: null, assetClass: null }, today);
  const owned = await ownedHistory(db, today);
  const rate = owned.czk(known.rates.get('CZK') ?? [])(day);
  const perEuro = basePerEuro(known.currency, owned.czk, known.rates)(day)?.rate ?? null;
  // Where no rate is known the row keeps the one that is reckoned with until one is set; nothing is reckoned with it.
  const exchangeRate = rate ? decimalText(rate.rate) : DEFAULT_EXCHANGE_RATE;
  const investments = investmentsRow(part, known.currency, day, perEuro);
  const others = knownAssetsCursor(owned.assets)(day);
  const isValued = ({ currency }: KnownAsset) => currency === 'EUR' || rate !== null;
  const unrated = others.filter((asset) => !isValued(asset));
  return {
    day,
    base: known.currency,
    exchangeRate,
    rate,
    assets: [
      ...investments.assets,
      ...others
        .filter(isValued)
        .map((asset) => ({ ...valuedAsset(asset, decimal(exchangeRate)), recordedOn: asset.recordedOn })),
    ],
    lacking: [
      ...investments.lacking,
      ...unrated.map((asset) => lackingValue(asset, 'no_rate')),
      ...unknownAssets(owned.assets, day).map((asset) => lackingValue(asset, 'not_recorded')),
    ],
  };
}

function lackingValue(
  {
    assetType,
    assetDetail,
    isin = null,
    knownFrom = null,
  }: Pick<ValuedAsset, 'assetType' | 'assetDetail'> & Partial<LackingValue>,
  reason: UntoldReason,
): LackingValue {
  return { assetType, assetDetail, isin, reason, knownFrom };
}

/** The row of the investments, or why they cannot be valued. */
function investmentsRow(
  { days }: SelectedDays,
  currency: string,
  day: LocalDate,
  perEuro: Decimal | null,
): Pick<SnapshotValues, 'assets' | 'lacking'> {
  const investments = { assetType: INVESTMENTS, assetDetail: null };
  const value = investmentsOn(days, dayNumber(day) - dayNumber(days.dates[0] as LocalDate));
  if (!('digits' in value)) {
    const lacking = value.map(({ name, reason }) => lackingValue({ ...investments, isin: name }, reason));
    return { assets: [], lacking };
  }
  const valueEur = inEuros({ currency, value }, perEuro);
  return valueEur === null
    ? { assets: [], lacking: [lackingValue(investments, 'no_rate')] }
    : { assets: [{ ...investments, currency, value, valueEur, recordedOn: null }], lacking: [] };
}
