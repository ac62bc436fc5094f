import type { Performance } from '../../api/wire.ts';
import { leftOutWords } from '../../features/performance/absent-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './performance-page.module.css';

export interface LeftOutNoticeProps {
  readonly performance: Performance;
  readonly nameOf: (isin: string) => string;
}

/** The instruments that the figures are told without, each with its reason and the way to where that can be changed. */
export function LeftOutNotice({ performance, nameOf }: LeftOutNoticeProps) {
  const t = useT();
  const { left_out: left } = performance;
  if (left.length === 0) return null;
  return (
    <section aria-labelledby="left-out">
      <Notice tone="warn">
        <p id="left-out">{t('performance.told-without')}</p>
        <ul className={styles.leftOut}>
          {left.map((one) => (
            <li key={one.isin}>
              <Link to="/holdings/$isin" params={{ isin: one.isin }}>
                {nameOf(one.isin)}
              </Link>
              : {leftOutWords(t, one)}
            </li>
          ))}
        </ul>
      </Notice>
    </section>
  );
}
