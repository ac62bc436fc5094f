import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { readAllocationSearch } from '../features/allocation/search.ts';
import { readChartPeriod, readHoldingSearch } from '../features/holding/search.ts';
import { readHoldingsSearch } from '../features/holdings/shown.ts';
import { readGainsSearch } from '../features/gains/search.ts';
import { readIncomeSearch } from '../features/income/search.ts';
import { readInstrumentSearch } from '../features/isin-metadata/search.ts';
import { readHistorySearch } from '../features/history/search.ts';
import { readOtherAssetsSearch } from '../features/other-assets/search.ts';
import { readPricesSearch } from '../features/prices/search.ts';
import { readPerformanceSearch } from '../features/performance/search.ts';
import { readSnapshotsSearch } from '../features/snapshots/search.ts';
import { readFilter } from '../features/transactions/filter.ts';
import { withMessages, withTransactionMessages } from '../i18n/translator.ts';
import { readLoginSearch } from './login-search.ts';
import { Root } from './root.tsx';
import { DashboardPage } from './routes/dashboard-page.tsx';
import { ErrorPage } from './routes/error-page.tsx';
import { NotFoundPage } from './routes/not-found-page.tsx';
import { readDialogSearch } from './search.ts';

const rootRoute = createRootRoute({ component: Root, validateSearch: readDialogSearch });
const getParentRoute = () => rootRoute;

const dashboardRoute = createRoute({
  getParentRoute,
  path: '/',
  validateSearch: readChartPeriod,
  component: DashboardPage,
});

const holdingsRoute = createRoute({
  getParentRoute,
  path: '/holdings',
  validateSearch: readHoldingsSearch,
  component: lazyRouteComponent(() => withMessages(import('./routes/holdings-page.tsx')), 'HoldingsPage'),
});

const holdingRoute = createRoute({
  getParentRoute,
  path: '/holdings/$isin',
  validateSearch: readHoldingSearch,
  component: lazyRouteComponent(() => withMessages(import('./routes/holding-page.tsx')), 'HoldingPage'),
});

const transactionsRoute = createRoute({
  getParentRoute,
  path: '/transactions',
  validateSearch: readFilter,
  component: lazyRouteComponent(
    () => withTransactionMessages(import('./routes/transactions-page.tsx')),
    'TransactionsPage',
  ),
});

const importRoute = createRoute({
  getParentRoute,
  path: '/import',
  component: lazyRouteComponent(() => withMessages(import('./routes/import-page.tsx')), 'ImportPage'),
});

const performanceRoute = createRoute({
  getParentRoute,
  path: '/performance',
  validateSearch: readPerformanceSearch,
  component: lazyRouteComponent(
    () => withMessages(import('./routes/performance-page.tsx')),
    'PerformancePage',
  ),
});

const allocationRoute = createRoute({
  getParentRoute,
  path: '/allocation',
  validateSearch: readAllocationSearch,
  component: lazyRouteComponent(() => withMessages(import('./routes/allocation-page.tsx')), 'AllocationPage'),
});

const gainsRoute = createRoute({
  getParentRoute,
  path: '/gains',
  validateSearch: readGainsSearch,
  component: lazyRouteComponent(() => withMessages(import('./routes/gains-page.tsx')), 'GainsPage'),
});

const incomeRoute = createRoute({
  getParentRoute,
  path: '/income',
  validateSearch: readIncomeSearch,
  component: lazyRouteComponent(() => withMessages(import('./routes/income-page.tsx')), 'IncomePage'),
});

const costsRoute = createRoute({
  getParentRoute,
  path: '/costs',
  component: lazyRouteComponent(() => withMessages(import('./routes/costs-page.tsx')), 'CostsPage'),
});

const reportRoute = createRoute({
  getParentRoute,
  path: '/report/$year',
  component: lazyRouteComponent(() => withMessages(import('./routes/report-page.tsx')), 'ReportPage'),
});

const isinMetadataRoute = createRoute({
  getParentRoute,
  path: '/isin-metadata',
  validateSearch: readInstrumentSearch,
  component: lazyRouteComponent(
    () => withMessages(import('./routes/isin-metadata-page.tsx')),
    'IsinMetadataPage',
  ),
});

const otherAssetsRoute = createRoute({
  getParentRoute,
  path: '/other-assets',
  validateSearch: readOtherAssetsSearch,
  component: lazyRouteComponent(
    () => withMessages(import('./routes/other-assets-page.tsx')),
    'OtherAssetsPage',
  ),
});

const snapshotsRoute = createRoute({
  getParentRoute,
  path: '/snapshots',
  validateSearch: readSnapshotsSearch,
  component: lazyRouteComponent(() => withMessages(import('./routes/snapshots-page.tsx')), 'SnapshotsPage'),
});

const pricesRoute = createRoute({
  getParentRoute,
  path: '/prices',
  validateSearch: readPricesSearch,
  component: lazyRouteComponent(() => withMessages(import('./routes/prices-page.tsx')), 'PricesPage'),
});

const instrumentPricesRoute = createRoute({
  getParentRoute,
  path: '/prices/$isin',
  validateSearch: readPricesSearch,
  component: lazyRouteComponent(
    () => withMessages(import('./routes/instrument-prices-page.tsx')),
    'InstrumentPricesPage',
  ),
});

const rebalanceRoute = createRoute({
  getParentRoute,
  path: '/rebalance',
  component: lazyRouteComponent(() => withMessages(import('./routes/rebalance-page.tsx')), 'RebalancePage'),
});

const historyRoute = createRoute({
  getParentRoute,
  path: '/history',
  validateSearch: readHistorySearch,
  component: lazyRouteComponent(() => withMessages(import('./routes/history-page.tsx')), 'HistoryPage'),
});

const settingsRoute = createRoute({
  getParentRoute,
  path: '/settings',
  component: lazyRouteComponent(() => withMessages(import('./routes/settings-page.tsx')), 'SettingsPage'),
});

const loginRoute = createRoute({
  getParentRoute,
  path: '/login',
  validateSearch: readLoginSearch,
  component: lazyRouteComponent(() => withMessages(import('./routes/login-page.tsx')), 'LoginPage'),
});

const routeTree = rootRoute.addChildren([
  dashboardRoute,
  holdingsRoute,
  holdingRoute,
  transactionsRoute,
  performanceRoute,
  allocationRoute,
  gainsRoute,
  incomeRoute,
  costsRoute,
  reportRoute,
  importRoute,
  isinMetadataRoute,
  otherAssetsRoute,
  pricesRoute,
  instrumentPricesRoute,
  rebalanceRoute,
  snapshotsRoute,
  historyRoute,
  settingsRoute,
  loginRoute,
]);

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
