import { memo } from 'react';
import type { ChartLayout, DrawnSeries } from './chart-layout.ts';
import styles from './chart-plot.module.css';
import type { ChartWriter } from './chart-writer.ts';

/** Pixels from a line to the text above it, from the plot to a name beside it, and to the text of the days. */
const LIFT = 6;
const BESIDE = 8;
/** From the middle of a text down to the line that it stands on. */
const MIDDLE = 4;
const DAY_LINE = 6;
/** A day nearer to the edge than this begins or ends there. */
const EDGE = 24;

export interface ChartPlotProps {
  readonly layout: ChartLayout;
  readonly writer: ChartWriter;
}

/** Lines, areas, axes and names: what stays while the pointer moves. */
export const ChartPlot = memo(function ChartPlot({ layout, writer }: ChartPlotProps) {
  const { width, height, right, series, hairlines } = layout;
  return (
    <svg
      className={styles.plot}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {hairlines.map(({ value, y }) => (
        <path key={value} d={`M0 ${y}H${right}`} className={styles.hairline} />
      ))}
      {series.map(({ key, area, look, part }) =>
        area === null ? null : (
          <path key={key} d={area} className={styles.area} data-look={look} data-part={partOf(part)} />
        ),
      )}
      {series.map((one) => (
        <path
          key={one.key}
          d={one.line}
          className={styles.line}
          data-look={one.look}
          data-part={partOf(one.part)}
        />
      ))}
      {hairlines.map(({ value, y }) => (
        <text key={value} x={0} y={y - LIFT} className={styles.figure}>
          {writer.axis(value)}
        </text>
      ))}
      <Days layout={layout} writer={writer} />
      <Marks layout={layout} />
      {series.map((one) => (
        <Name key={one.key} series={one} layout={layout} />
      ))}
    </svg>
  );
});

function partOf(part: number | null): number | 'rest' | undefined {
  return part === null ? undefined : part < 5 ? part + 1 : 'rest';
}

function Days({ layout: { days, right, height }, writer }: Pick<ChartPlotProps, 'layout' | 'writer'>) {
  return days.map(({ x, tick }, index) => (
    <text
      key={tick.day}
      x={x}
      y={height - DAY_LINE}
      className={styles.day}
      data-anchor={x < EDGE ? 'start' : x > right - EDGE ? 'end' : 'middle'}
    >
      {writer.tick(tick, index === 0)}
    </text>
  ));
}

function Marks({ layout: { marks } }: { layout: ChartLayout }) {
  return (
    marks && (
      <>
        <path d={marks.up} className={styles.mark} data-points="up" />
        <path d={marks.down} className={styles.mark} data-points="down" />
      </>
    )
  );
}

/** A series is named where its line ends: there is no legend to look up. */
function Name({ series, layout }: { series: DrawnSeries; layout: ChartLayout }) {
  const { words, look, labelY } = series;
  const { right, width, namesBeside } = layout;
  if (labelY === null) return null;
  const room = Math.floor((width - right - BESIDE) / 6);
  const shown = namesBeside && words.length > room ? `${words.slice(0, room - 1)}…` : words;
  return (
    <text
      x={namesBeside ? right + BESIDE : right}
      y={labelY + MIDDLE}
      className={styles.name}
      data-look={look}
      data-anchor={namesBeside ? 'start' : 'end'}
    >
      {shown}
    </text>
  );
}
