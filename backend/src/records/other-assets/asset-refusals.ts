import { decimalText, INVESTMENTS } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';
import { type FieldError, valueError } from '../../http/field.ts';
import { type ValidationItem, ValidationProblem, wholeBody } from '../../http/problem.ts';
import { enumMismatch } from '../../http/text-fields.ts';
import { listAssetAccounts } from '../asset-accounts/asset-accounts.repository.ts';
import { listAssetKinds } from '../asset-kinds/asset-kinds.repository.ts';
import type { OtherAssetInput } from './other-assets.schema.ts';

type Kind = RowOf<'asset_kinds'>;

function kindItem(kinds: readonly Kind[], value: unknown): ValidationItem | null {
  const found = kinds.find((kind) => kind.code === value);
  if (found !== undefined && found.code !== INVESTMENTS) return null;
  const { message, ...error } = found
    ? valueError('investments_computed', 'investments are computed from the positions, not entered')
    : enumMismatch(kinds.map((kind) => kind.code));
  return { loc: ['body', 'asset_type'], msg: message, input: value, ...error };
}

/** The refusal of a body that is wrong in itself, with the kind of its asset looked at too. */
export async function completeRefusal(
  db: Kysely<Tables>,
  problem: ValidationProblem,
  body: unknown,
): Promise<ValidationProblem> {
  if (typeof body !== 'object' || body === null || !('asset_type' in body)) return problem;
  const item = kindItem(await listAssetKinds(db), body.asset_type);
  return item === null ? problem : new ValidationProblem([item, ...problem.items]);
}

/** What is wrong with the account or the currency of an asset, given the rules of its kind; null when nothing is. */
function wholeError(kind: Kind, accounts: readonly string[], asset: OtherAssetInput): FieldError | null {
  const { code, needs_account: needsAccount, currency } = kind;
  const detail = asset.asset_detail ?? null;
  if (needsAccount === 0) {
    const words = `asset_detail is only for cash and for kinds that need an account; ${code} has none`;
    if (detail !== null) return valueError('account_not_wanted', words, { kind: code });
  } else {
    const names = accounts.join(', ');
    const words = `${code} needs an account name in asset_detail: one of ${names}`;
    if (!detail) return valueError('account_missing', words, { kind: code, names });
    if (!accounts.includes(detail))
      return valueError('account_unknown', `the account name must be one of ${names}`, { names });
  }
  return currency === null || currency === asset.currency
    ? null
    : valueError('currency_of_kind', `${code} needs currency ${currency}`, { kind: code, currency });
}

/** @throws ValidationProblem when there is no such kind or account, or the kind asks for something else */
export async function refuseUnlessKnown(db: Kysely<Tables>, asset: OtherAssetInput): Promise<void> {
  const kinds = await listAssetKinds(db);
  const item = kindItem(kinds, asset.asset_type);
  if (item !== null) throw new ValidationProblem([item]);
  const accounts = (await listAssetAccounts(db)).map((account) => account.name);
  const kind = kinds.find(({ code }) => code === asset.asset_type);
  const error = kind ? wholeError(kind, accounts, asset) : null;
  if (error === null) return;
  throw wholeBody(error, { ...asset, value: decimalText(asset.value) });
}
