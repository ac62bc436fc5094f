import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** A page whose data could not be had: why, and once more. */
export function LoadProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <EmptyState fact="This page could not be loaded." help={error.message}>
      <Button look="primary" onClick={onRetry}>
        Retry
      </Button>
    </EmptyState>
  );
}
