import {
  dayNumber,
  firstKnownDay,
  investmentsOn,
  knownAssetsCursor,
  localDate,
  type LocalDate,
  type NetWorthFigure,
  netWorthFigure,
  type Unavailable,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { DailyBook } from '../daily-book.ts';
import { basePerEuro } from '../euro-rates.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import { ownedHistory } from '../owned-history.ts';
import type { AssetKey } from './asset-trail.ts';
import { type Page, pageOf, type TrailPage } from './trade-trail.ts';

export interface AskedNetWorth {
  readonly name: NetWorthFigure;
  /** At the end of which everything is told; not after today. */
  readonly date: LocalDate;
  readonly asset: AssetKey;
  readonly page: Page;
}

/** The arithmetic of a figure of net worth at the end of a day, as it was known then, EUR. */
export async function netWorthTrail(
  db: Kysely<Tables>,
  daily: DailyBook,
  known: KnownPortfolio,
  { name, date, asset, page }: AskedNetWorth,
  today: LocalDate,
): Promise<TrailPage | Unavailable> {
  const { days } = await daily.select(known, { isin: null, broker: null, assetClass: null }, today);
  const { assets, czk } = await ownedHistory(db, today);
  const worth = investmentsOn(days, dayNumber(date) - dayNumber(days.dates[0] ?? localDate(date)));
  const subject = {
    date,
    currency: known.currency,
    investments: 'digits' in worth ? worth : (worth[0]?.reason ?? 'no_price'),
    baseRate: basePerEuro(known.currency, czk, known.rates)(date),
    assets: knownAssetsCursor(assets)(date),
    czkRate: czk(known.rates.get('CZK') ?? [])(date),
    beganOn: firstKnownDay(assets),
  } as const;
  const { assetType, assetDetail } = asset;
  const lines = netWorthFigure(name, subject, { assetType: assetType ?? '', assetDetail });
  return typeof lines === 'string' ? lines : pageOf(lines, page);
}
