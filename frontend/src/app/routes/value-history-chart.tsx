import { type HoldingPeriod, PERIODS } from '../../features/holding/search.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { useNavigate } from '../../router/use-place.ts';
import { PeriodChart, type PeriodChartProps } from '../../ui/charts/period-chart.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PeriodPills } from '../../ui/period-pills.tsx';

export interface ValueHistoryChartProps extends Pick<PeriodChartProps, 'label' | 'data'> {
  readonly period: HoldingPeriod;
  /** How the question for the history stands. */
  readonly history: { readonly error: Error | null; readonly isPlaceholderData: boolean };
}

/** Values over a period of the URL, with the periods to choose from. */
export function ValueHistoryChart({ label, data, period, history }: ValueHistoryChartProps) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <>
      {history.error && <Notice tone="wrong">{errorWords(t, history.error)}</Notice>}
      <PeriodChart label={label} data={data} isStale={history.isPlaceholderData}>
        <PeriodPills
          periods={PERIODS}
          value={period}
          onChange={(chosen) =>
            navigate({
              to: '.',
              search: (search) => ({ ...search, period: chosen === 'max' ? undefined : chosen }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </PeriodChart>
    </>
  );
}
