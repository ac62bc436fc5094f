import { useMemo, useRef } from 'react';
import type { Price } from '../../api/wire.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { closeChart } from '../../features/prices/close-chart.ts';
import { ClosesTable } from '../../features/prices/closes-table.tsx';
import { priceBody } from '../../features/prices/draft.ts';
import type { PricedInstrument } from '../../features/prices/priced-instrument.ts';
import { useDeletePrices, useEnterPrices } from '../../features/prices/queries.ts';
import { PERIODS } from '../../features/prices/search.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { useRowKeys } from '../../keyboard/use-row-keys.ts';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { PeriodChart } from '../../ui/charts/period-chart.tsx';
import { periodStart } from '../../ui/charts/period.ts';
import { Notice } from '../../ui/notice.tsx';
import { PeriodPills } from '../../ui/period-pills.tsx';
import { today } from '../clock.ts';
import styles from './prices-page.module.css';
import sections from './sections.module.css';

export interface CloseHistoryProps {
  readonly instrument: PricedInstrument;
  /** Ascending. */
  readonly closes: readonly Price[];
}

/** The closes of an instrument over the period of the URL. */
export function CloseHistory({ instrument, closes }: CloseHistoryProps) {
  const t = useT();
  const navigate = useNavigate();
  const { period = 'max' } = useSearch('/prices/$isin');
  const data = useMemo(
    () => closeChart(closes, periodStart(period, today()), (currency) => t('prices.close-in', { currency })),
    [closes, period, t],
  );
  if (closes.length === 0) return <p className={styles.quiet}>{t('prices.no-closes')}</p>;
  return (
    <PeriodChart label={t('prices.chart', { name: instrument.name })} data={data}>
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
  );
}

/** All closes of an instrument, to look up and to correct. */
export function Closes({ instrument: { isin, name }, closes }: CloseHistoryProps) {
  const t = useT();
  const announce = useAnnounce();
  const enter = useEnterPrices();
  const remove = useDeletePrices(isin);
  const table = useRef<HTMLElement>(null);
  useRowKeys(table);
  if (closes.length === 0) return null;
  return (
    <section ref={table} aria-labelledby="closes" className={sections.section}>
      <h2 id="closes">{t('prices.closes')}</h2>
      {remove.error && <Notice tone="wrong">{errorWords(t, remove.error)}</Notice>}
      <ClosesTable
        closes={closes}
        onSave={async ({ date, currency }, value, basedOn) => {
          const changeId = await enter.mutateAsync(priceBody(isin, { date, currency, value }, basedOn));
          announce({ words: t('prices.close-saved', { name }), changeId });
        }}
        onDelete={({ date }) => {
          remove.mutate(date, {
            onSuccess: ({ changeId }) => {
              announce({ words: t('prices.close-deleted', { name }), changeId });
            },
          });
        }}
      />
    </section>
  );
}
