import { assetsWithInvestments, decimalText, type LocalDate, sum } from '@portfolio/domain';
import { czkPerEurOn } from './czk-per-eur-on.ts';
import { daysFrom } from './days-from.ts';
import type { DemoTrade } from './fulfil.ts';
import { assetValueOn, OTHER_ASSETS } from './other-assets.ts';
import { positionValueOn } from './position-value-on.ts';
import { unitsAfter } from './units-after.ts';

const QUARTER_ENDS = ['-03-31', '-06-30', '-09-30', '-12-31'];
const COLUMNS = 'snapshot_date,asset_type,asset_detail,currency,value,exchange_rate,value_eur';

function linesOf(day: LocalDate, trades: readonly DemoTrade[]): string[] {
  const held = unitsAfter(trades.filter((trade) => trade.date <= day));
  const value = sum(Array.from(held, ([fund, units]) => positionValueOn(fund, units, day)));
  const others = OTHER_ASSETS.filter((asset) => asset.since <= day).map((asset) => ({
    assetType: asset.type,
    assetDetail: asset.detail,
    currency: asset.currency,
    value: assetValueOn(asset, day),
  }));
  const rate = czkPerEurOn(day);
  const investments = { value, currency: 'EUR', published: null };
  return assetsWithInvestments(investments, others, rate).assets.map((asset) =>
    [
      `${day}T18:00:00`,
      asset.assetType,
      asset.assetDetail ?? '',
      asset.currency,
      decimalText(asset.value),
      decimalText(rate),
      decimalText(asset.valueEur),
    ].join(','),
  );
}

/** A snapshot at the end of each quarter, as a file that the import of snapshots reads. */
export function makeSnapshots(trades: readonly DemoTrade[], first: LocalDate, last: LocalDate): string {
  const days = [...daysFrom(first, last)].filter((day) => QUARTER_ENDS.includes(day.slice(4)));
  return [COLUMNS, ...days.flatMap((day) => linesOf(day, trades))].join('\n');
}
