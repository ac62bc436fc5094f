import { type Decimal, decimalText, isNegative, isPositive, parseDecimal } from '@portfolio/domain';
import type { AssetAccount, AssetKind, OtherAssetInput } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';

export type Currency = OtherAssetInput['currency'];

/** The currencies that the one exchange rate joins. */
export const CURRENCIES = ['EUR', 'CZK'] as const satisfies readonly Currency[];

export type AmountDraft = { readonly value: string } | { readonly error: MessageKey };

/** Reads a number with `,` or `.` before its fraction; the other of them, spaces and apostrophes group digits. */
function readDecimal(text: string): Decimal | null {
  const bare = text.trim().replace(/(?<=\d)[\s'’](?=\d)/gu, '');
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  if (comma < 0 || point < 0) return parseDecimal(bare.replace(',', '.'));
  const [group, mark] = comma > point ? ['.', ','] : [',', '.'];
  return parseDecimal(bare.replaceAll(group, '').replace(mark, '.'));
}

/** Reads what an asset is worth: 0 or more. */
export function amountDraft(text: string): AmountDraft {
  const value = readDecimal(text);
  if (!value) return { error: 'other-assets.enter-an-amount' };
  return isNegative(value) ? { error: 'other-assets.not-below-zero' } : { value: decimalText(value) };
}

/** Reads how many CZK one EUR is: above 0. */
export function rateDraft(text: string): AmountDraft {
  const value = readDecimal(text);
  return value && isPositive(value) ? { value: decimalText(value) } : { error: 'other-assets.enter-a-rate' };
}

/** An amount of the API as the text to begin editing with: no zeros that nobody typed, but cents. */
export function editableText(value: string): string {
  const known = parseDecimal(value);
  return known ? decimalText(known, 2) : value;
}

/** The form of a new asset as it is typed. */
export interface AssetFields {
  /** Code of the kind; empty until one is chosen. */
  readonly kind: string;
  readonly account: string;
  readonly currency: Currency;
  readonly amount: string;
}

export const NEW_ASSET: AssetFields = { kind: '', account: '', currency: 'EUR', amount: '' };

export type AssetErrors = Partial<Record<'kind' | 'account' | 'amount', MessageKey>>;

export interface AssetDraft {
  readonly errors: AssetErrors;
  /** Null while something is missing or wrong. */
  readonly body: OtherAssetInput | null;
}

/** Reads the form by the rules of the kind: which currency it has, and whether it is in an account. */
export function assetDraft(
  fields: AssetFields,
  kinds: readonly AssetKind[],
  accounts: readonly AssetAccount[],
): AssetDraft {
  const kind = kinds.find(({ code }) => code === fields.kind);
  const amount = amountDraft(fields.amount);
  const needsAccount = kind?.needs_account === true;
  const hasAccount = accounts.some(({ name }) => name === fields.account);
  const errors: AssetErrors = {
    ...(kind ? {} : { kind: 'other-assets.choose-a-kind' as const }),
    ...(needsAccount && !hasAccount ? { account: 'other-assets.choose-an-account' as const } : {}),
    ...('error' in amount ? { amount: amount.error } : {}),
  };
  if (!kind || 'error' in amount || Object.keys(errors).length > 0) return { errors, body: null };
  const body: OtherAssetInput = {
    asset_type: kind.code,
    asset_detail: needsAccount ? fields.account : null,
    currency: kind.currency ?? fields.currency,
    value: amount.value,
  };
  return { errors, body };
}
