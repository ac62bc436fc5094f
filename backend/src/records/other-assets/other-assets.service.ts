import {
  type Asset,
  assetKey,
  assetsWithInvestments,
  assetTotals,
  decimal,
  decimalText,
  INVESTMENTS,
  valuedAsset,
  type ValuedAsset,
} from '@portfolio/domain';
import { now } from '../../db/instant.ts';
import type { RowOf } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps, InvestmentsValue } from '../../deps.ts';
import { checkBasis } from '../../http/based-on.ts';
import { Problem, ValidationProblem } from '../../http/problem.ts';
import { exchangeRateText, findExchangeRate, textOfRate } from '../exchange-rate/exchange-rate.repository.ts';
import { completeRefusal, refuseUnlessKnown } from './asset-refusals.ts';
import { findOtherAsset, listOtherAssets } from './other-assets.repository.ts';
import type { OtherAssetInput } from './other-assets.schema.ts';

type Row = RowOf<'other_assets'>;

/** An asset with its value in EUR; the computed row has id 0 and the time of the answer. */
export interface ShownAsset {
  readonly asset: ValuedAsset;
  readonly row: Pick<Row, 'id' | 'created_at' | 'updated_at'>;
}

function assetOfRow(row: Row): Asset {
  const { asset_type: assetType, asset_detail: assetDetail, currency } = row;
  return { assetType, assetDetail, currency, value: decimal(row.value) };
}

export async function listWithInvestments(deps: Deps, book: InvestmentsValue, includeInvestments: boolean) {
  const rows = await listOtherAssets(deps.database.read);
  const rateRow = await findExchangeRate(deps.database.read);
  const exchangeRate = textOfRate(rateRow);
  const rowOf = new Map(rows.map((row) => [assetKey(assetOfRow(row)), row]));
  const owned = assetsWithInvestments(await book.investments(), rows.map(assetOfRow), decimal(exchangeRate));
  const at = now();
  const isListed = ({ assetType }: Asset) => includeInvestments || assetType !== INVESTMENTS;
  const assets = owned.assets.filter(isListed).map((asset): ShownAsset => {
    return { asset, row: rowOf.get(assetKey(asset)) ?? { id: 0, created_at: at, updated_at: at } };
  });
  const totals = assetTotals(assets.map(({ asset }) => asset));
  const leftOut = owned.unrated.filter(isListed);
  return { assets, totals, exchangeRate, rateSetAt: rateRow?.updated_at ?? null, leftOut };
}

/** @param problem  what is wrong with the members of the body, each by itself; absent when nothing is */
export async function refuseInvalidAsset(
  deps: Deps,
  problem: Error | undefined,
  body: unknown,
): Promise<void> {
  if (problem instanceof ValidationProblem) throw await completeRefusal(deps.database.read, problem, body);
  if (problem !== undefined) throw problem;
}

/** Creates or updates the asset of a type and detail. The same currency and value again change nothing. */
export async function putOtherAsset(
  deps: Deps,
  input: OtherAssetInput,
  requestId: string,
): Promise<Done<ShownAsset>> {
  const columns = {
    asset_type: input.asset_type,
    asset_detail: input.asset_detail ?? null,
    currency: input.currency,
    value: decimalText(input.value),
  };
  const deed = { action: 'create', subject: 'other_assets', summary: '', requestId } as const;
  let before: Row | null = null;
  const { result, changeId } = await deps.run(deed, async ({ trx, change, at }) => {
    await refuseUnlessKnown(trx, input);
    const summary = `Set ${nameOf(columns)} to ${columns.value} ${columns.currency}`;
    await change.summarise(summary);
    before = await findOtherAsset(trx, columns.asset_type, columns.asset_detail);
    if (before?.currency === columns.currency && before.value === columns.value) return before;
    checkBasis(before, input.based_on);
    if (!before) {
      const [row] = await change.insert('other_assets', [{ ...columns, created_at: at, updated_at: at }]);
      if (!row) throw new Error('an inserted row has come back empty');
      return row;
    }
    await change.summarise(`${summary}, before ${before.value} ${before.currency}`, 'update');
    const after = { ...before, ...columns, updated_at: at };
    await change.replace('other_assets', after);
    return after;
  });
  if (changeId !== null) logPut(deps, before, result);
  const rate = decimal(await exchangeRateText(deps.database.read));
  return { result: { asset: valuedAsset(assetOfRow(result), rate), row: result }, changeId };
}

function nameOf({
  asset_type: type,
  asset_detail: detail,
}: Pick<Row, 'asset_type' | 'asset_detail'>): string {
  return detail === null ? type : `${type} ${detail}`;
}

function logPut({ log }: Deps, before: Row | null, after: Row): void {
  const { asset_type, asset_detail, currency, value } = after;
  if (!before) {
    const fields = { asset_type, asset_detail, currency, value };
    log.info('other asset created', { operation: 'UPSERT_CREATE', ...fields });
    return;
  }
  const names = (['currency', 'value'] as const).filter((name) => before[name] !== after[name]);
  const changes = Object.fromEntries(
    names.map((name) => [name, { before: before[name], after: after[name] }]),
  );
  log.info('other asset updated', { operation: 'UPSERT_UPDATE', asset_type, asset_detail, changes });
}

/** Deletes the asset of a type with exactly that detail; null stands for none. */
export async function deleteOtherAsset(
  deps: Deps,
  key: Pick<Row, 'asset_type' | 'asset_detail'>,
  requestId: string,
): Promise<Done<Row>> {
  const deed = { action: 'delete', subject: 'other_assets', summary: '', requestId } as const;
  const done = await deps.run(deed, async ({ trx, change }) => {
    const row = await findOtherAsset(trx, key.asset_type, key.asset_detail);
    if (!row) {
      deps.log.warn('other asset not found', { ...key });
      const detail = key.asset_detail === null ? 'without a detail' : `with the detail "${key.asset_detail}"`;
      const words = `Asset ${key.asset_type} ${detail} not found.`;
      throw new Problem(404, 'asset_not_found', words, { asset_type: key.asset_type });
    }
    await change.summarise(`Deleted ${nameOf(row)}: ${row.value} ${row.currency}`);
    await change.remove('other_assets', [row.id]);
    return row;
  });
  const { asset_type, asset_detail, currency, value } = done.result;
  deps.log.info('other asset deleted', { operation: 'DELETE', asset_type, asset_detail, currency, value });
  return done;
}
