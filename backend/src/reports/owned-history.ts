import {
  type AssetHistory,
  type AssetRecord,
  assetsOfSnapshots,
  decimal,
  localDate,
  type LocalDate,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Instant } from '../db/instant.ts';
import type { Tables } from '../db/tables.ts';
import { type AssetOfDays, assetsOfDays } from '../records/other-assets/other-assets.repository.ts';
import { type CzkRates, czkRates } from './euro-rates.ts';
import { recordedAssets } from './snapshot-reader.ts';

/** What is owned beside the investments, and the rate between CZK and EUR, on any day. */
export interface OwnedHistory {
  readonly assets: AssetHistory;
  readonly czk: CzkRates;
}

/** @param today no snapshot of a later day counts */
export async function ownedHistory(db: Kysely<Tables>, today: LocalDate): Promise<OwnedHistory> {
  const records = (await assetsOfDays(db)).map(recordOfRow);
  const snapshots = assetsOfSnapshots(
    await recordedAssets(db, { end: `${today}T23:59:59.999999` as Instant }),
  );
  return { assets: { records, snapshots }, czk: await czkRates(db, today) };
}

function recordOfRow(row: AssetOfDays): AssetRecord {
  return {
    id: row.id,
    assetType: row.asset_type,
    assetDetail: row.asset_detail,
    currency: row.currency,
    value: decimal(row.value),
    from: localDate(row.from),
    until: row.until === null ? null : localDate(row.until),
  };
}
