import type { AssetKind } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';

/** The names that the kinds of the program came with, and their translations. */
const FIRST_NAMES: Readonly<Record<string, { readonly name: string; readonly words: MessageKey }>> = {
  investments: { name: 'Investments', words: 'other-assets.kind-investments' },
  crypto: { name: 'Crypto', words: 'other-assets.kind-crypto' },
  cash_eur: { name: 'Cash in EUR', words: 'other-assets.kind-cash-eur' },
  cash_czk: { name: 'Cash in CZK', words: 'other-assets.kind-cash-czk' },
  cd_account: { name: 'Term deposit', words: 'other-assets.kind-cd-account' },
  pension_fund: { name: 'Pension fund', words: 'other-assets.kind-pension-fund' },
};

/** What a kind is called: in the reader's language while it has the name it came with, else as its owner named it. */
export function kindName(t: Translate, code: string, kinds: readonly AssetKind[]): string {
  const kind = kinds.find((candidate) => candidate.code === code);
  const first = FIRST_NAMES[code];
  if (first && (!kind || kind.name === first.name)) return t(first.words);
  return kind?.name ?? code;
}
