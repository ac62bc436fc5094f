import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useT } from '../../i18n/language.tsx';
import styles from './chart-cursor.module.css';
import { type ChartLayout, NARROW } from './chart-layout.ts';
import type { ChartData, ChartSeries } from './chart-types.ts';
import type { ChartWriter } from './chart-writer.ts';
import { marksByPoint } from './marks-by-point.ts';
import { nearestPoint } from './nearest-point.ts';

export interface ChartCursorProps {
  readonly label: string;
  readonly data: ChartData;
  readonly layout: ChartLayout;
  readonly writer: ChartWriter;
}

/** So many marks of one point are named; the others are counted. */
const MOST_MARKS = 2;

/** Where a key leads from a point; undefined for a key that leads nowhere. */
function targetOf(key: string, index: number, last: number): number | undefined {
  const page = Math.max(1, Math.round(last / 10));
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    PageDown: index - page,
    PageUp: index + page,
    Home: 0,
    End: last,
  };
  const target = steps[key];
  return target === undefined ? undefined : Math.min(Math.max(target, 0), last);
}

/** Points at one moment of the chart: by pointer, by touch, or by keys, and says what it was. */
export function ChartCursor({ label, data, layout, writer }: ChartCursorProps) {
  const t = useT();
  const last = data.at.length - 1;
  const [pointed, setPointed] = useState<number | null>(null);
  const index = Math.min(pointed ?? last, last);
  const point = ({ currentTarget, clientX }: PointerEvent) => {
    const x = clientX - currentTarget.getBoundingClientRect().left;
    setPointed(nearestPoint(layout.xs, x));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && pointed !== null) {
      setPointed(null);
      event.stopPropagation();
      return;
    }
    const target = targetOf(event.key, index, last);
    if (target === undefined) return;
    event.preventDefault();
    setPointed(target);
  };
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('charts.cursor', { what: label })}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={index}
        aria-valuetext={wordsAt(data, writer, index).join(', ')}
        className={styles.area}
        style={{ width: layout.right, height: layout.height }}
        onPointerDown={point}
        onPointerMove={point}
        onPointerLeave={({ pointerType, currentTarget }) => {
          if (pointerType === 'mouse' && currentTarget !== document.activeElement) setPointed(null);
        }}
        onFocus={() => {
          setPointed((before) => before ?? last);
        }}
        onBlur={() => {
          setPointed(null);
        }}
        onKeyDown={onKeyDown}
      />
      {pointed !== null && <Crosshair data={data} layout={layout} writer={writer} index={index} />}
    </>
  );
}

/** A moment and its figures, as they are read out. */
function wordsAt(data: ChartData, writer: ChartWriter, index: number): string[] {
  const figures = data.series.flatMap(({ words, values }) => {
    const value = values[index] ?? null;
    return value === null ? [] : [`${words} ${writer.figure(value)}`];
  });
  return [writer.moment(data.at[index] ?? ''), ...figures, ...(marksByPoint(data).get(index) ?? [])];
}

/** As they lie in the drawing: the lines, then the bands from the top one down. */
function topFirst(series: readonly ChartSeries[]): ChartSeries[] {
  const isBand = ({ look }: ChartSeries) => look === 'band';
  return [...series.filter((one) => !isBand(one)), ...series.filter(isBand).reverse()];
}

/** Beside the line; where that has no room, in the corner away from it. */
function readoutPlace({ width, right }: ChartLayout, x: number) {
  const isLate = x > right / 2;
  if (width < NARROW) return { 'data-corner': isLate ? 'start' : 'end' };
  return { 'data-side': isLate ? 'before' : 'after', style: { left: x } };
}

function figureAt(values: readonly (string | null)[], writer: ChartWriter, index: number): string {
  const value = values[index] ?? null;
  return value === null ? '—' : writer.figure(value);
}

function Crosshair({ data, layout, writer, index }: Omit<ChartCursorProps, 'label'> & { index: number }) {
  const t = useT();
  const { xs, top, bottom, series } = layout;
  const x = xs[index] ?? 0;
  const marks = marksByPoint(data).get(index) ?? [];
  const more = marks.length - MOST_MARKS;
  return (
    <div className={styles.cross} aria-hidden="true">
      <svg className={styles.lines}>
        <path d={`M${x} ${top - 8}V${bottom}`} className={styles.hair} />
        {series.map(({ key, ys, look }) => {
          const y = ys[index] ?? NaN;
          return look === 'band' || Number.isNaN(y) ? null : (
            <circle key={key} cx={x} cy={y} className={styles.dot} data-look={look} />
          );
        })}
      </svg>
      <div className={styles.readout} {...readoutPlace(layout, x)}>
        <p className={styles.moment}>{writer.moment(data.at[index] ?? '')}</p>
        <dl>
          {topFirst(data.series).map(({ key, words, look, values }) => (
            <div key={key} className={styles.line} data-look={look}>
              <dt>{words}</dt>
              <dd className="number">{figureAt(values, writer, index)}</dd>
            </div>
          ))}
        </dl>
        {marks.slice(0, MOST_MARKS).map((words, place) => (
          <p key={place} className={styles.mark}>
            {words}
          </p>
        ))}
        {more > 0 && <p className={styles.mark}>{t('charts.more-marks', { count: more })}</p>}
      </div>
    </div>
  );
}
