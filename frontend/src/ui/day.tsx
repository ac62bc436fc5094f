import { dateText } from '../format/date.ts';
import { useLocale } from '../format/locale.tsx';

/** A calendar day, with its ISO form as title. */
export function Day({ date }: { date: string }) {
  const locale = useLocale();
  return (
    <time dateTime={date} title={date} className="number">
      {dateText(locale, date)}
    </time>
  );
}
