import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Allocation } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { OverlapResult } from './overlap-result.tsx';
import styles from './overlap-section.module.css';
import { overlapQuery } from './queries.ts';

/** Chooses two of the funds whose holdings are known, and tells what both of them hold. */
export function OverlapSection({ coverage }: Pick<Allocation, 'coverage'>) {
  const t = useT();
  const funds = coverage.filter(({ known }) => known !== null);
  const [one, two] = funds;
  return (
    <section aria-labelledby="overlap" className={styles.section}>
      <h2 id="overlap">{t('allocation.overlap')}</h2>
      {one && two ? (
        <Compared funds={funds} start={[one.isin, two.isin]} />
      ) : (
        <p className={styles.help}>{t('allocation.overlap-none')}</p>
      )}
    </section>
  );
}

interface ComparedProps {
  readonly funds: Allocation['coverage'];
  readonly start: readonly [string, string];
}

function Compared({ funds, start }: ComparedProps) {
  const t = useT();
  const [[first, second], setPair] = useState(start);
  const overlap = useQuery(overlapQuery(first, second));
  const options = funds.map(({ isin, name }) => ({ value: isin, words: name ?? isin }));
  return (
    <>
      <p className={styles.help}>{t('allocation.overlap-help')}</p>
      <div className={styles.choice}>
        <Field label={t('allocation.first-fund')}>
          <Select
            value={first}
            options={options}
            onChoose={(isin) => {
              // The other of the two where it was there already.
              setPair([isin, isin === second ? first : second]);
            }}
          />
        </Field>
        <Field label={t('allocation.second-fund')}>
          <Select
            value={second}
            options={options}
            onChoose={(isin) => {
              setPair([isin === first ? second : first, isin]);
            }}
          />
        </Field>
      </div>
      {overlap.error && <Notice tone="wrong">{errorWords(t, overlap.error)}</Notice>}
      {overlap.isPending && <Skeleton size="row" width="full" />}
      {overlap.data && <OverlapResult key={`${first} ${second}`} overlap={overlap.data} />}
    </>
  );
}
