import { useDateStyle } from '../format/locale.tsx';
import { firstWeekday, longDayText, weekdayTexts, weeksOf } from '../format/month.ts';
import styles from './month-dialog.module.css';

export interface MonthGridProps {
  /** What names the month. */
  readonly labelId: string;
  /** The day that the keys stand on; its month is shown. */
  readonly day: string;
  readonly value: string;
  readonly today: string;
  readonly onChoose: (day: string) => void;
}

/** The days of a month, week by week; one of them is met by the Tab key. */
export function MonthGrid({ labelId, day, value, today, onChoose }: MonthGridProps) {
  const { locale } = useDateStyle();
  const first = firstWeekday(locale);
  return (
    <table role="grid" aria-labelledby={labelId} className={styles.grid}>
      <thead>
        <tr>
          {weekdayTexts(locale, first).map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(day, first).map((week) => (
          <tr key={week.find((cell) => cell !== null)}>
            {week.map((cell, index) => (
              <td
                key={cell ?? index}
                role="gridcell"
                aria-selected={cell === null ? undefined : cell === value}
              >
                {cell !== null && (
                  <button
                    type="button"
                    className={styles.day}
                    tabIndex={cell === day ? 0 : -1}
                    data-walked={cell === day || undefined}
                    data-chosen={cell === value || undefined}
                    aria-current={cell === today ? 'date' : undefined}
                    aria-label={longDayText(locale, cell)}
                    onClick={() => {
                      onChoose(cell);
                    }}
                  >
                    {cell.slice(8).replace(/^0/, '')}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
