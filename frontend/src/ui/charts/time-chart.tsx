import { lazy, type RefCallback, Suspense, useId, useMemo, useState } from 'react';
import { useDateStyle, useLocale } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { usePrivacy } from '../privacy.tsx';
import { ChartActions } from './chart-actions.tsx';
import { ChartCursor } from './chart-cursor.tsx';
import { chartLayout, type ChartSize } from './chart-layout.ts';
import { ChartPlot } from './chart-plot.tsx';
import { chartSentence } from './chart-sentence.ts';
import type { ChartData } from './chart-types.ts';
import { chartWriter, type ChartWriter } from './chart-writer.ts';
import styles from './time-chart.module.css';
import { useSize } from './use-size.ts';

const ChartTable = lazy(async () => {
  const { ChartTable } = await import('./chart-table.tsx');
  return { default: ChartTable };
});

export interface TimeChartProps {
  /** What is shown, such as "Market value and net invested"; also the name of an exported file. */
  readonly label: string;
  /** Kept by its identity: give the same object while nothing changed. At least one moment. */
  readonly data: ChartData;
  /** Shown while the figures are those of the period before. */
  readonly isStale?: boolean;
  /** `small` for a chart below another one. */
  readonly size?: 'normal' | 'small';
  /** Whether `v` turns this chart into its table; one chart of a page answers. */
  readonly answersKeys?: boolean;
}

/** Figures over time, with their table behind them. For shares of one whole at one moment use AllocationBar. */
export function TimeChart(props: TimeChartProps) {
  const { label, data, isStale = false, size = 'normal', answersKeys = true } = props;
  const [isTable, setTable] = useState(false);
  const [place, room] = useSize();
  const plotId = useId();
  const [locale, dates, isPrivate] = [useLocale(), useDateStyle(), usePrivacy()];
  const writer = useMemo(
    () => chartWriter({ locale, dates, isPrivate }, data.unit),
    [locale, dates, isPrivate, data.unit],
  );
  const toggle = () => {
    setTable(!isTable);
  };
  useShortcut('table-view', toggle, answersKeys);
  return (
    <figure className={styles.chart} aria-label={label} aria-busy={isStale || undefined}>
      {isTable ? (
        <Suspense fallback={<div className={styles.place} data-size={size} />}>
          <ChartTable label={label} data={data} writer={writer} />
        </Suspense>
      ) : (
        <Drawing {...{ label, data, size, writer, isPrivate, plotId, place, room }} />
      )}
      <ChartActions
        label={label}
        isTable={isTable}
        keys={answersKeys ? 'table-view' : null}
        onToggle={toggle}
        plot={() => document.getElementById(plotId)?.querySelector('svg') ?? null}
      />
    </figure>
  );
}

interface DrawingProps extends Required<Pick<TimeChartProps, 'label' | 'data' | 'size'>> {
  readonly writer: ChartWriter;
  readonly isPrivate: boolean;
  readonly plotId: string;
  readonly place: RefCallback<HTMLElement>;
  /** Null until it is known. */
  readonly room: ChartSize | null;
}

function Drawing({ label, data, size, writer, isPrivate, plotId, place, room }: DrawingProps) {
  const t = useT();
  const layout = useMemo(() => room && chartLayout(data, room), [data, room]);
  const sentence = useMemo(() => chartSentence(t, data, writer, isPrivate), [t, data, writer, isPrivate]);
  return (
    <>
      <figcaption className="visually-hidden">{sentence}</figcaption>
      <div ref={place} id={plotId} className={styles.place} data-size={size}>
        {layout && <ChartPlot layout={layout} writer={writer} />}
        {layout && <ChartCursor label={label} data={data} layout={layout} writer={writer} />}
      </div>
    </>
  );
}
