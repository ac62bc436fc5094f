import { dateText } from '../format/date.ts';
import { useDateStyle } from '../format/locale.tsx';

/** A calendar day, with its ISO form as title. */
export function Day({ date }: { date: string }) {
  const dates = useDateStyle();
  return (
    <time dateTime={date} title={date} className="number">
      {dateText(dates, date)}
    </time>
  );
}
