import type { Why } from '../../api/wire.ts';
import { useLocale } from '../../format/locale.tsx';
import { textOf } from '../../format/number-parts.ts';
import { columnDigits } from '../../format/precision.ts';
import { exactParts } from '../../format/quantity.ts';
import { useT } from '../../i18n/language.tsx';
import { usePrivacy } from '../../ui/privacy.tsx';

/** The digits of money that a page shows; what is published has more where a division made them. */
const SHOWN = 2;

/** All published digits of an amount, where the page shows fewer. Not in privacy, which hides digits. */
export function ExactValue({ why: { value, unit } }: { why: Why }) {
  const t = useT();
  const locale = useLocale();
  const isPrivate = usePrivacy();
  if (isPrivate || value === null || unit !== 'money') return null;
  if (columnDigits([value], 0, Infinity) <= SHOWN) return null;
  return t('why.exactly', { value: textOf(exactParts(locale, value)) });
}
