import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/language.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useToast } from '../../ui/toast.tsx';
import { refreshQuery } from './queries.ts';

/** How far a refresh has come while it runs; what came of it is told when it ends. */
export function RefreshLine() {
  const t = useT();
  const queries = useQueryClient();
  const say = useToast();
  const refresh = useQuery(refreshQuery).data ?? null;
  const wasRunning = useRef(false);
  const isRunning = refresh !== null && refresh.finished_at === null;
  useEffect(() => {
    if (wasRunning.current && refresh !== null && !isRunning) {
      // Every value may have changed: pages ask again.
      void queries.invalidateQueries();
      const { failed, total } = refresh;
      say({
        words:
          failed === 0
            ? t('prices.refreshed', { count: total })
            : t('prices.refreshed-without', { count: failed }),
      });
    }
    wasRunning.current = isRunning;
  }, [isRunning, refresh, queries, say, t]);
  if (refresh === null || !isRunning) return null;
  const { done, total } = refresh;
  const words = t('prices.refreshing', { done: String(done), total: String(total) });
  return <Progress words={words} {...(total > 0 ? { fraction: done / total } : {})} />;
}
