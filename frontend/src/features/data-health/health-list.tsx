import { useQuery } from '@tanstack/react-query';
import type { HealthItem } from '../../api/wire.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './health-list.module.css';
import { itemWords } from './item-words.ts';
import { MendLink } from './mend-link.tsx';
import { dataHealthQuery, useFindRight } from './queries.ts';

export interface HealthListProps {
  readonly onFoundRight: (words: string, changeId: number | null) => void;
}

/** So many stand in the list; when they are mended, the others follow. */
const MOST = 30;

/** What the records lack or may have twice, folded, each with the one action that mends it. Nothing where all is well. */
export function HealthList({ onFoundRight }: HealthListProps) {
  const t = useT();
  const { data: items = [] } = useQuery(dataHealthQuery);
  const findRight = useFindRight();
  if (items.length === 0) return null;
  const more = items.length - MOST;
  return (
    <details className={styles.health}>
      <summary>{t('data-health.title', { count: items.length })}</summary>
      {findRight.error && <Notice tone="wrong">{errorWords(t, findRight.error)}</Notice>}
      <ul>
        {items.slice(0, MOST).map((item) => (
          <Item
            key={`${item.code} ${item.about}`}
            item={item}
            onRight={(words, code) => {
              findRight.mutate(
                { code, about: item.about },
                {
                  onSuccess: (changeId) => {
                    onFoundRight(t('data-health.found-right', { what: words }), changeId);
                  },
                },
              );
            }}
          />
        ))}
      </ul>
      {more > 0 && <p className={styles.more}>{t('data-health.more', { count: more })}</p>}
    </details>
  );
}

type Dismissed = 'suspected_duplicate' | 'suspected_split';

interface ItemProps {
  readonly item: HealthItem;
  readonly onRight: (words: string, code: Dismissed) => void;
}

function Item({ item, onRight }: ItemProps) {
  const t = useT();
  const dates = useDateStyle();
  const words = itemWords(t, dates, item);
  const { code } = item;
  return (
    <li>
      <span className={styles.words}>{words}</span>
      <span className={styles.actions}>
        <MendLink item={item} />
        {(code === 'suspected_duplicate' || code === 'suspected_split') && (
          <Button
            look="plain"
            onClick={() => {
              onRight(words, code);
            }}
          >
            {t('data-health.right')}
          </Button>
        )}
      </span>
    </li>
  );
}
