import { errorWords } from '../i18n/error-words.ts';
import { useT } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** A page whose data could not be had: why, and once more. */
export function LoadProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useT();
  return (
    <EmptyState fact={t('shell.not-loaded')} help={errorWords(t, error)}>
      <Button look="primary" onClick={onRetry}>
        {t('ui.retry')}
      </Button>
    </EmptyState>
  );
}
