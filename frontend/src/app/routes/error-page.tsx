import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { LoadProblem } from '../load-problem.tsx';

/** A page that broke; the shell stays. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <LoadProblem
      error={error instanceof Error ? error : new Error(String(error))}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
