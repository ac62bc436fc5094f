import { Link, useRouterState } from '@tanstack/react-router';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

export function NotFoundPage() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <>
      <title>Not found · Portfolio</title>
      <EmptyState fact="There is no such page." help={`Nothing is kept at ${path}.`}>
        <Link to="/" className={buttonClass('primary')}>
          Go to the dashboard
        </Link>
      </EmptyState>
    </>
  );
}
