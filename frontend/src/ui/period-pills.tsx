import { useId } from 'react';
import { useT } from '../i18n/language.tsx';
import { useShortcut } from '../keyboard/keyboard.tsx';
import { keyCaps, type ShortcutId } from '../keyboard/shortcuts.ts';
import type { Period } from './charts/period.ts';
import styles from './period-pills.module.css';

export interface PeriodPillsProps<Offered extends Period> {
  /** At most eight have a key; the order is that of the keys 1 to 8. */
  readonly periods: readonly Offered[];
  /** Null when another stretch is shown. */
  readonly value: Offered | null;
  readonly onChange: (period: Offered) => void;
}

const WORDS = {
  '1m': 'charts.period-1m',
  '3m': 'charts.period-3m',
  '6m': 'charts.period-6m',
  ytd: 'charts.period-ytd',
  '1y': 'charts.period-1y',
  '2y': 'charts.period-2y',
  '3y': 'charts.period-3y',
  '5y': 'charts.period-5y',
  max: 'charts.period-max',
} as const;

const KEYS: readonly ShortcutId[] = [
  'period-1',
  'period-2',
  'period-3',
  'period-4',
  'period-5',
  'period-6',
  'period-7',
  'period-8',
];

/** The stretch of time that a page is about; `1` to `8` choose one. The page keeps it in its URL. */
export function PeriodPills<Offered extends Period>({ periods, value, onChange }: PeriodPillsProps<Offered>) {
  const t = useT();
  const name = useId();
  return (
    <fieldset className={styles.pills} data-many={periods.length > 6 || undefined}>
      <legend className="visually-hidden">{t('charts.period')}</legend>
      {periods.map((period, index) => (
        <label key={period} className={styles.pill} title={capsOf(index)}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            value={period}
            checked={period === value}
            onChange={() => {
              onChange(period);
            }}
          />
          <span className={styles.words}>{t(WORDS[period])}</span>
        </label>
      ))}
      {KEYS.slice(0, periods.length).map((id, index) => (
        <PeriodKey
          key={id}
          id={id}
          onPress={() => {
            const period = periods[index];
            if (period !== undefined) onChange(period);
          }}
        />
      ))}
    </fieldset>
  );
}

function capsOf(index: number): string | undefined {
  const id = KEYS[index];
  return id && keyCaps(id);
}

function PeriodKey({ id, onPress }: { id: ShortcutId; onPress: () => void }) {
  useShortcut(id, onPress);
  return null;
}
