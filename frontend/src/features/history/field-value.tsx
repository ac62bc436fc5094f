import { instantText } from '../../format/instant.ts';
import { useDateStyle, useLocale } from '../../format/locale.tsx';
import { exactParts } from '../../format/quantity.ts';
import { useT } from '../../i18n/language.tsx';
import { Day } from '../../ui/day.tsx';
import { Figure } from '../../ui/figure.tsx';
import { FIELDS } from './field-words.ts';

const NUMBER = /^-?\d+(\.\d+)?$/;

/** The value of a member of a row, as exact as it is kept; a dash for none. */
export function FieldValue({ name, value }: { name: string; value: string | null }) {
  const t = useT();
  const locale = useLocale();
  const dates = useDateStyle();
  if (value === null) return '—';
  const as = FIELDS[name]?.as;
  if (as === 'day') return <Day date={value} />;
  if (as === 'moment') return instantText(dates, value);
  if (as === 'flag') return t(value === '1' || value === 'true' ? 'history.yes' : 'history.no');
  if (as && NUMBER.test(value)) return <Figure parts={exactParts(locale, value)} secret={as === 'amount'} />;
  return value;
}
