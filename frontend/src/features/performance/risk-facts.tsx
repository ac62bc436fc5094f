import type { Performance, StretchReturn } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle, useLocale } from '../../format/locale.tsx';
import { monthText } from '../../format/month.ts';
import { percentText } from '../../format/percent.ts';
import { useT } from '../../i18n/language.tsx';
import { type Fact, FactList } from '../../ui/fact-list.tsx';
import { FIGURE_NAMES, type FigureName } from '../../ui/figure-names.ts';
import { Percent } from '../../ui/percent.tsx';
import { PercentChange } from '../../ui/percent-change.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Unavailable } from '../../ui/unavailable.tsx';
import { Why } from '../../ui/why.tsx';
import { absentWords } from './absent-words.ts';
import { periodAsked } from './asked-figure.ts';
import { Ratio } from './ratio.tsx';

const EXTREMES = [
  'best_day',
  'worst_day',
  'best_month',
  'worst_month',
  'best_year',
  'worst_year',
] as const satisfies readonly FigureName[];

/** How bumpy the way was, and its best and its worst days, months and years. */
export function RiskFacts({ performance }: { performance: Performance }) {
  const t = useT();
  const fallFacts = useFallFacts(performance);
  const extremes = useExtremes(performance);
  const locale = useLocale();
  const { volatility, sharpe_ratio: sharpe, risk_free_rate: riskFree } = performance;
  const facts: Fact[] = [
    {
      label: t(FIGURE_NAMES.volatility),
      figure: (
        <Why figure="volatility" {...periodAsked(performance)}>
          <Percent value={volatility} unit="fraction" reason={absentWords(t, performance, 'volatility')} />
        </Why>
      ),
      note: t('performance.per-year'),
    },
    {
      label: t(FIGURE_NAMES.sharpe_ratio),
      figure: (
        <Why figure="sharpe_ratio" {...periodAsked(performance)}>
          <Quantity
            value={sharpe}
            digits={2}
            secret={false}
            reason={absentWords(t, performance, 'sharpe_ratio')}
          />
        </Why>
      ),
      note: t('performance.risk-free', { rate: percentText(locale, riskFree) }),
    },
    ...fallFacts,
    ...extremes,
  ];
  return (
    <section aria-label={t('performance.risk')}>
      <FactList facts={facts} />
    </section>
  );
}

/** The deepest fall with its days, the one of now, and the longest time until a peak was reached again. */
function useFallFacts(performance: Performance): Fact[] {
  const t = useT();
  const dates = useDateStyle();
  const { max_drawdown_peak_date: peak, max_drawdown_trough_date: trough } = performance;
  const { max_drawdown_recovery_date: recovery, longest_drawdown_days: longest } = performance;
  return [
    {
      label: t(FIGURE_NAMES.max_drawdown),
      figure: <Ratio figure="max_drawdown" performance={performance} />,
      note: peak !== null && trough !== null && (
        <>
          {t('performance.peak-to-trough', { peak: dateText(dates, peak), trough: dateText(dates, trough) })}
          <br />
          {recovery === null
            ? t('performance.not-recovered')
            : t('performance.recovered', { date: dateText(dates, recovery) })}
        </>
      ),
    },
    {
      label: t(FIGURE_NAMES.current_drawdown),
      figure: <Ratio figure="current_drawdown" performance={performance} />,
    },
    {
      label: t(FIGURE_NAMES.longest_drawdown_days),
      figure: (
        <Why figure="longest_drawdown_days" {...periodAsked(performance)}>
          {longest === null ? (
            <Unavailable reason={absentWords(t, performance, 'longest_drawdown_days')} />
          ) : (
            <span className="number">{t('performance.days', { count: longest })}</span>
          )}
        </Why>
      ),
    },
  ];
}

/** Best above worst, with when it was. */
function useExtremes(performance: Performance): Fact[] {
  const t = useT();
  const dates = useDateStyle();
  const whenOf = ({ period }: StretchReturn) => {
    const [year = '', month, day] = period.split('-');
    if (month === undefined) return year;
    return day === undefined ? monthText(dates.locale, `${period}-01`) : dateText(dates, period);
  };
  return EXTREMES.map((name) => {
    const extreme = performance[name];
    return {
      label: t(FIGURE_NAMES[name]),
      figure: (
        <Why figure={name} {...periodAsked(performance)}>
          <PercentChange value={extreme?.return ?? null} reason={absentWords(t, performance, name)} />
        </Why>
      ),
      note: extreme ? whenOf(extreme) : undefined,
    };
  });
}
