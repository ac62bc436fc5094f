import type { Transaction } from 'kysely';
import type { Noun, Tables } from '../../db/tables.ts';
import { Problem } from '../../http/problem.ts';
import {
  baseCurrency,
  baseCurrencyAfter,
  findBaseCurrency,
  hasAmounts,
} from '../base-currency/base-currency.repository.ts';
import { changeOfHome, homelessAssets } from '../other-assets/homeless-assets.repository.ts';
import { changeOfRow } from './undo.repository.ts';

type Trx = Transaction<Tables>;

function refusal(id: number, why: string, conflict: number | null): Problem {
  return new Problem(409, `Change ${id} cannot be undone: ${why}`, { conflicting_change: conflict ?? id });
}

/** An asset has to be of a kind, and in an account, that there is. */
async function keepHomes(trx: Trx, id: number, revert: () => Promise<void>): Promise<void> {
  const before = new Set((await homelessAssets(trx)).map((asset) => asset.id));
  await revert();
  const [homeless] = (await homelessAssets(trx)).filter((asset) => !before.has(asset.id));
  if (!homeless) return;
  const made = await changeOfRow(trx, 'other_assets', homeless.id, id);
  const why = 'an asset would be of a kind, or in an account, that there is not.';
  throw refusal(id, why, made ?? (await changeOfHome(trx, homeless)));
}

/** An amount stands in the base currency that it was recorded in. */
async function keepBase(trx: Trx, id: number, revert: () => Promise<void>): Promise<void> {
  const before = await baseCurrency(trx);
  const changedBy = await findBaseCurrency(trx);
  const recordedIn = await baseCurrencyAfter(trx, id);
  await revert();
  const after = await baseCurrency(trx);
  if ((after === before && after === recordedIn) || !(await hasAmounts(trx))) return;
  if (after !== before)
    throw refusal(id, `amounts have been recorded in ${before} since, and they are not converted.`, null);
  const later = changedBy && (await changeOfRow(trx, 'settings', changedBy.id, id));
  throw refusal(id, `its amounts are in ${recordedIn}, and the base currency is ${after} now.`, later);
}

/**
 * Reverts a change, and refuses when rows that other changes left alone would not fit what comes back.
 *
 * @param nouns  that the change touched
 * @throws Problem 409
 */
export async function keepWhole(
  trx: Trx,
  id: number,
  nouns: ReadonlySet<Noun>,
  revert: () => Promise<void>,
): Promise<void> {
  const touchesAny = (...some: Noun[]) => some.some((noun) => nouns.has(noun));
  let keeping = revert;
  if (touchesAny('other_assets', 'asset_kinds', 'asset_accounts')) {
    const inner = keeping;
    keeping = async () => await keepHomes(trx, id, inner);
  }
  if (touchesAny('settings', 'transactions', 'position_values')) {
    const inner = keeping;
    keeping = async () => await keepBase(trx, id, inner);
  }
  await keeping();
}
