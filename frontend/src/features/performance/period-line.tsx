import { useT } from '../../i18n/language.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { PeriodPills } from '../../ui/period-pills.tsx';
import styles from './period-line.module.css';
import { PERIODS, type PerformanceSearch } from './search.ts';

export interface PeriodLineProps {
  readonly search: PerformanceSearch;
  /** The days that are shown, once they are known. */
  readonly shown: { readonly start_date: string; readonly end_date: string } | undefined;
  readonly onChange: (changed: Pick<PerformanceSearch, 'period' | 'from' | 'to'>) => void;
}

/** The stretch of time that the page is about: a period up to today, or any two days. */
export function PeriodLine({ search, shown, onChange }: PeriodLineProps) {
  const t = useT();
  const { period = 'max', from, to } = search;
  const hasDays = from !== undefined || to !== undefined;
  return (
    <div className={styles.line}>
      <PeriodPills
        periods={PERIODS}
        value={hasDays ? null : period}
        onChange={(chosen) => {
          onChange({ period: chosen === 'max' ? undefined : chosen, from: undefined, to: undefined });
        }}
      />
      <div className={styles.days}>
        <Day
          label={t('performance.from')}
          day={from ?? shown?.start_date ?? ''}
          onDay={(day) => {
            onChange({ period: undefined, from: day, to: to ?? shown?.end_date });
          }}
        />
        <Day
          label={t('performance.to')}
          day={to ?? shown?.end_date ?? ''}
          onDay={(day) => {
            onChange({ period: undefined, from: from ?? shown?.start_date, to: day });
          }}
        />
      </div>
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** A day that is being typed is none yet; what is shown stays. */
function Day({ label, day, onDay }: DayProps) {
  return (
    <div className={styles.day}>
      <Field label={label}>
        <DateInput
          value={day}
          onDay={(next) => {
            if (next !== '') onDay(next);
          }}
        />
      </Field>
    </div>
  );
}
