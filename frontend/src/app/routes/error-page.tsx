import { ApiProblem, ServerAway } from '../../api/problem.ts';
import { useT } from '../../i18n/language.tsx';
import type { BrokenProps } from '../../router/router.ts';
import { LoadProblem } from '../load-problem.tsx';

/** A page that broke; the shell stays. What the app itself threw is in no language of its reader. */
export function ErrorPage({ error, onRetry }: BrokenProps) {
  const t = useT();
  const isTold = error instanceof ApiProblem || error instanceof ServerAway;
  const message = error instanceof Error ? error.message : String(error);
  return <LoadProblem error={isTold ? error : new Error(t('shell.broken', { message }))} onRetry={onRetry} />;
}
