import type { ReactNode } from 'react';
import type { ChartData } from './chart-types.ts';
import styles from './period-chart.module.css';
import { TimeChart } from './time-chart.tsx';

export interface PeriodChartProps {
  /** See TimeChart. */
  readonly label: string;
  /** See TimeChart; undefined while it is on its way. */
  readonly data: ChartData | undefined;
  readonly isStale?: boolean;
  /** What is said where there are no figures; while they are on their way their place is kept. */
  readonly nothing?: ReactNode;
  /** The PeriodPills; they stay where they are and keep the focus, whatever the period holds. */
  readonly children: ReactNode;
}

/** A chart, and at its foot what can be done with it and the periods to choose from. */
export function PeriodChart({ label, data, isStale = false, nothing, children }: PeriodChartProps) {
  return (
    <div className={styles.frame}>
      {data && data.at.length > 0 ? (
        <TimeChart label={label} data={data} isStale={isStale} />
      ) : (
        <div className={styles.place}>{nothing}</div>
      )}
      <div className={styles.periods}>{children}</div>
    </div>
  );
}
