import { percentParts } from '../format/percent.ts';
import { textOf } from '../format/number-parts.ts';
import { useLocale } from '../format/locale.tsx';
import styles from './progress.module.css';

/** How far a long piece of work is; without a `fraction` it only says that it goes on. */
export function Progress({ words, fraction }: { words: string; fraction?: number }) {
  const locale = useLocale();
  const share =
    fraction === undefined
      ? ''
      : textOf(percentParts(locale, String(fraction), { unit: 'fraction', digits: 0 }));
  return (
    <div className={styles.progress}>
      <p className={styles.words} role="status">
        {words} <span className="number">{share}</span>
      </p>
      <progress className={styles.bar} aria-label={words} value={fraction} max={1} />
    </div>
  );
}
