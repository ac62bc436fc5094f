import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { readFilter } from '../features/transactions/filter.ts';
import { Root } from './root.tsx';
import { DashboardPage } from './routes/dashboard-page.tsx';
import { ErrorPage } from './routes/error-page.tsx';
import { NotFoundPage } from './routes/not-found-page.tsx';
import { TransactionsPage } from './routes/transactions-page.tsx';
import { readDialogSearch } from './search.ts';

const rootRoute = createRootRoute({ component: Root, validateSearch: readDialogSearch });

const dashboardRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: DashboardPage });

const transactionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/transactions',
  validateSearch: readFilter,
  component: TransactionsPage,
});

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  component: lazyRouteComponent(() => import('./routes/import-page.tsx'), 'ImportPage'),
});

const routeTree = rootRoute.addChildren([dashboardRoute, transactionsRoute, importRoute]);

/** The pages of the app by their URLs. Tests give a history of their own. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    ...(history ? { history } : {}),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }

  interface HistoryState {
    /** A trade to go to when the list shows it. */
    focusTrade?: number;
  }
}
