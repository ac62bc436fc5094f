import { decimalText, equals, ONE, sum } from '@portfolio/domain';
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
import { targetsOf } from '../targets/targets.repository.ts';
import { changeOfRow, newestChangeOf } from './undo.repository.ts';

type Trx = Transaction<Tables>;

/** The sentence of a refusal, and the change that it names: the one to undo first, or this one when there is none. */
const because = (id: number, why: string) => `Change ${id} cannot be undone: ${why}`;
const inTheWay = (id: number, conflict: number | null) => ({ conflicting_change: conflict ?? id });

/** An asset has to be of a kind, and in an account, that there is. */
async function keepHomes(trx: Trx, id: number, revert: () => Promise<void>): Promise<void> {
  const before = new Set((await homelessAssets(trx)).map((asset) => asset.id));
  await revert();
  const [homeless] = (await homelessAssets(trx)).filter((asset) => !before.has(asset.id));
  if (!homeless) return;
  const made = await changeOfRow(trx, 'other_assets', homeless.id, id);
  const detail = because(id, 'an asset would be of a kind, or in an account, that there is not.');
  const conflict = made ?? (await changeOfHome(trx, homeless));
  throw new Problem(409, 'change_leaves_homeless', detail, { id }, inTheWay(id, conflict));
}

/** An amount stands in the base currency that it was recorded in. */
async function keepBase(trx: Trx, id: number, revert: () => Promise<void>): Promise<void> {
  const before = await baseCurrency(trx);
  const changedBy = await findBaseCurrency(trx);
  const recordedIn = await baseCurrencyAfter(trx, id);
  await revert();
  const after = await baseCurrency(trx);
  if ((after === before && after === recordedIn) || !(await hasAmounts(trx))) return;
  if (after !== before) {
    const why = because(id, `amounts have been recorded in ${before} since, and they are not converted.`);
    throw new Problem(409, 'change_of_currency_in_use', why, { id, currency: before }, inTheWay(id, null));
  }
  const later = changedBy && (await changeOfRow(trx, 'settings', changedBy.id, id));
  const why = because(id, `its amounts are in ${recordedIn}, and the base currency is ${after} now.`);
  const values = { id, recorded: recordedIn, currency: after };
  throw new Problem(409, 'change_of_other_currency', why, values, inTheWay(id, later));
}

/** All targets together are 1, or there are none. */
async function keepTargets(trx: Trx, id: number, revert: () => Promise<void>): Promise<void> {
  await revert();
  const targets = await targetsOf(trx);
  const total = sum(targets.map(({ weight }) => weight));
  if (targets.length === 0 || equals(total, ONE)) return;
  const why = because(id, `the targets would come to ${decimalText(total)}, and all together are 1.`);
  const later = await newestChangeOf(trx, 'targets', id);
  const values = { id, sum: decimalText(total) };
  throw new Problem(409, 'change_breaks_targets', why, values, inTheWay(id, later));
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
  if (touchesAny('targets')) {
    const inner = keeping;
    keeping = async () => await keepTargets(trx, id, inner);
  }
  await keeping();
}
