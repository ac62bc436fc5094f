import { countText } from '../format/count.ts';
import { useLocale } from '../format/locale.tsx';
import { useT } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import styles from './pager.module.css';

export interface PagerProps {
  /** What is being paged, for a screen reader. */
  readonly label: string;
  /** First page is 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

/** Where in a long list we are, and the way on. Absent when everything fits on one page. */
export function Pager({ label, page, pageSize, total, onPage }: PagerProps) {
  const locale = useLocale();
  const t = useT();
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1) return null;
  const first = (page - 1) * pageSize + 1;
  const end = Math.min(page * pageSize, total);
  return (
    <nav className={styles.pager} aria-label={label}>
      <Button
        disabled={page <= 1}
        onClick={() => {
          onPage(page - 1);
        }}
      >
        {t('ui.previous')}
      </Button>
      <p className={styles.where}>
        {t('ui.range-of', {
          first: countText(locale, first),
          last: countText(locale, end),
          total: countText(locale, total),
        })}
      </p>
      <Button
        disabled={page >= last}
        onClick={() => {
          onPage(page + 1);
        }}
      >
        {t('ui.next')}
      </Button>
    </nav>
  );
}
