import { useQuery } from '@tanstack/react-query';
import type { Performance } from '../../api/wire.ts';
import { isinMetadataQuery } from '../../features/isin-metadata/queries.ts';
import { BenchmarkTable } from '../../features/performance/benchmark-table.tsx';
import { useT } from '../../i18n/language.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './performance-page.module.css';

export interface BenchmarkSectionProps {
  readonly performance: Performance;
  readonly isStale: boolean;
  /** Those that were traded; others have a name on record. */
  readonly positions: readonly { readonly isin: string; readonly name: string | null }[];
}

/** What the portfolio is held against, chosen among the instruments that are traded or on record. */
export function BenchmarkSection({ performance, isStale, positions }: BenchmarkSectionProps) {
  const t = useT();
  const navigate = useNavigate();
  const { benchmark: asked } = useSearch('/performance');
  const named = [...positions, ...(useQuery(isinMetadataQuery).data ?? [])];
  const names = new Map(named.map(({ isin, name }) => [isin, name ?? isin]));
  if (asked !== undefined && !names.has(asked)) names.set(asked, asked);
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
              ...Array.from(names, ([value, words]) => ({ value, words })),
            ]}
            onChoose={(isin) =>
              navigate({
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
          name={names.get(performance.benchmark.isin) ?? performance.benchmark.isin}
          isStale={isStale}
        />
      )}
    </section>
  );
}
