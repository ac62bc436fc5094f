import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useServerState } from '../api/server-state.ts';
import { momentText } from '../format/date.ts';
import { useDateStyle } from '../format/locale.tsx';
import { useT } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import styles from './server-line.module.css';

/** While the server is away, ask again this often, in milliseconds. */
const RETRY_MS = 10_000;

/** A quiet line at the top while the server does not answer: since when, and Retry. */
export function ServerLine() {
  const { isAway, lastAnswer, foundAt } = useServerState();
  const queries = useQueryClient();
  const dates = useDateStyle();
  const t = useT();
  useEffect(() => {
    if (!isAway) return;
    const timer = setInterval(() => void queries.invalidateQueries(), RETRY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isAway, queries]);
  return (
    <div role="status">
      {isAway && (
        <p className={styles.line}>
          {t('shell.server-away')}{' '}
          {lastAnswer !== null &&
            `${t('shell.showing-from', { time: momentText(dates, lastAnswer, foundAt) })} `}
          <Button look="plain" onClick={() => void queries.invalidateQueries()}>
            {t('ui.retry')}
          </Button>
        </p>
      )}
    </div>
  );
}
