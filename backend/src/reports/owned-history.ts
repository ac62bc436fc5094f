import {
  type AssetCurrency,
  type AssetHistory,
  type AssetRecord,
  assetsOfSnapshots,
  czkRateCursor,
  decimal,
  type KnownCloses,
  type KnownRate,
  localDate,
  type LocalDate,
  type RateRecord,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Instant } from '../db/instant.ts';
import type { Tables } from '../db/tables.ts';
import {
  DEFAULT_EXCHANGE_RATE,
  exchangeRatesOfDays,
} from '../records/exchange-rate/exchange-rate.repository.ts';
import { type AssetOfDays, assetsOfDays } from '../records/other-assets/other-assets.repository.ts';
import { recordedAssets } from './snapshot-reader.ts';

/** What is owned beside the investments, and the rate between CZK and EUR, on any day. */
export interface OwnedHistory {
  readonly assets: AssetHistory;
  /** Of days that ascend; today, while none is known, it is the one that is reckoned with until one is set. */
  readonly rateCursor: (published: KnownCloses) => (day: LocalDate) => KnownRate | null;
}

/** @param today no snapshot of a later day counts */
export async function ownedHistory(db: Kysely<Tables>, today: LocalDate): Promise<OwnedHistory> {
  const records = (await assetsOfDays(db)).map(recordOfRow);
  const snapshots = assetsOfSnapshots(
    await recordedAssets(db, { end: `${today}T23:59:59.999999` as Instant }),
  );
  const own = (await exchangeRatesOfDays(db)).map(({ from, value }): RateRecord => {
    return { from: localDate(from), rate: decimal(value) };
  });
  const untilSet: KnownRate = { rate: decimal(DEFAULT_EXCHANGE_RATE), on: today, source: 'setting' };
  return {
    assets: { records, snapshots },
    rateCursor: (published) => {
      const rateOn = czkRateCursor(own, published);
      return (day) => rateOn(day) ?? (day < today ? null : untilSet);
    },
  };
}

function recordOfRow(row: AssetOfDays): AssetRecord {
  return {
    id: row.id,
    assetType: row.asset_type,
    assetDetail: row.asset_detail,
    currency: row.currency as AssetCurrency,
    value: decimal(row.value),
    from: localDate(row.from),
    until: row.until === null ? null : localDate(row.until),
  };
}
