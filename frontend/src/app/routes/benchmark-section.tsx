import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Performance } from '../../api/wire.ts';
import { isinMetadataQuery } from '../../features/isin-metadata/queries.ts';
import { BenchmarkTable } from '../../features/performance/benchmark-table.tsx';
import { useT } from '../../i18n/language.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './performance-page.module.css';

const route = getRouteApi('/performance');

/** What the portfolio is held against, chosen among the instruments on record. */
export function BenchmarkSection({ performance, isStale }: { performance: Performance; isStale: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const { benchmark: asked } = route.useSearch();
  const instruments = useQuery(isinMetadataQuery).data ?? [];
  const nameOf = (isin: string) => instruments.find((one) => one.isin === isin)?.name ?? isin;
  const isOffered = asked === undefined || instruments.some(({ isin }) => isin === asked);
  return (
    <section aria-labelledby="benchmark" className={styles.section}>
      <h2 id="benchmark">{t('performance.benchmark')}</h2>
      <p className={styles.quiet}>{t('performance.benchmark-line')}</p>
      <div className={styles.benchmark}>
        <Field label={t('performance.compare-with')}>
          <Select
            value={asked ?? ''}
            options={[
              { value: '', words: t('performance.no-benchmark') },
              ...instruments.map(({ isin, name }) => ({ value: isin, words: name })),
              ...(isOffered ? [] : [{ value: asked, words: asked }]),
            ]}
            onChoose={(isin) =>
              void navigate({
                from: '/performance',
                to: '/performance',
                search: (search) => ({ ...search, benchmark: isin === '' ? undefined : isin }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        </Field>
      </div>
      {asked !== undefined && performance.benchmark && (
        <BenchmarkTable
          performance={performance}
          benchmark={performance.benchmark}
          name={nameOf(performance.benchmark.isin)}
          isStale={isStale}
        />
      )}
    </section>
  );
}
