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
import { lazyPage, type Page } from '../router/pages.ts';
import { createRouter } from '../router/router.ts';
import { readLoginSearch } from './login-search.ts';
import { Root } from './root.tsx';
import { DashboardPage } from './routes/dashboard-page.tsx';
import { ErrorPage } from './routes/error-page.tsx';
import { NotFoundPage } from './routes/not-found-page.tsx';
import { type DialogSearch, readDialogSearch } from './search.ts';

const pages = {
  '/': {
    readSearch: readChartPeriod,
    load: () => DashboardPage,
  },
  '/holdings': {
    readSearch: readHoldingsSearch,
    load: lazyPage(() => withMessages(import('./routes/holdings-page.tsx')), 'HoldingsPage'),
  },
  '/holdings/$isin': {
    readSearch: readHoldingSearch,
    load: lazyPage(() => withMessages(import('./routes/holding-page.tsx')), 'HoldingPage'),
  },
  '/transactions': {
    readSearch: readFilter,
    load: lazyPage(
      () => withTransactionMessages(import('./routes/transactions-page.tsx')),
      'TransactionsPage',
    ),
  },
  '/performance': {
    readSearch: readPerformanceSearch,
    load: lazyPage(() => withMessages(import('./routes/performance-page.tsx')), 'PerformancePage'),
  },
  '/allocation': {
    readSearch: readAllocationSearch,
    load: lazyPage(() => withMessages(import('./routes/allocation-page.tsx')), 'AllocationPage'),
  },
  '/gains': {
    readSearch: readGainsSearch,
    load: lazyPage(() => withMessages(import('./routes/gains-page.tsx')), 'GainsPage'),
  },
  '/income': {
    readSearch: readIncomeSearch,
    load: lazyPage(() => withMessages(import('./routes/income-page.tsx')), 'IncomePage'),
  },
  '/costs': {
    load: lazyPage(() => withMessages(import('./routes/costs-page.tsx')), 'CostsPage'),
  },
  '/report/$year': {
    load: lazyPage(() => withMessages(import('./routes/report-page.tsx')), 'ReportPage'),
  },
  '/import': {
    load: lazyPage(() => withMessages(import('./routes/import-page.tsx')), 'ImportPage'),
  },
  '/isin-metadata': {
    readSearch: readInstrumentSearch,
    load: lazyPage(() => withMessages(import('./routes/isin-metadata-page.tsx')), 'IsinMetadataPage'),
  },
  '/other-assets': {
    readSearch: readOtherAssetsSearch,
    load: lazyPage(() => withMessages(import('./routes/other-assets-page.tsx')), 'OtherAssetsPage'),
  },
  '/prices': {
    readSearch: readPricesSearch,
    load: lazyPage(() => withMessages(import('./routes/prices-page.tsx')), 'PricesPage'),
  },
  '/prices/$isin': {
    readSearch: readPricesSearch,
    load: lazyPage(() => withMessages(import('./routes/instrument-prices-page.tsx')), 'InstrumentPricesPage'),
  },
  '/rebalance': {
    load: lazyPage(() => withMessages(import('./routes/rebalance-page.tsx')), 'RebalancePage'),
  },
  '/snapshots': {
    readSearch: readSnapshotsSearch,
    load: lazyPage(() => withMessages(import('./routes/snapshots-page.tsx')), 'SnapshotsPage'),
  },
  '/history': {
    readSearch: readHistorySearch,
    load: lazyPage(() => withMessages(import('./routes/history-page.tsx')), 'HistoryPage'),
  },
  '/settings': {
    load: lazyPage(() => withMessages(import('./routes/settings-page.tsx')), 'SettingsPage'),
  },
  '/login': {
    readSearch: readLoginSearch,
    load: lazyPage(() => withMessages(import('./routes/login-page.tsx')), 'LoginPage'),
  },
} as const satisfies Readonly<Record<string, Page>>;

/** The pages of the app by their addresses. */
export const createAppRouter = () =>
  createRouter({ pages, readSearch: readDialogSearch, Root, NotFoundPage, ErrorPage });

declare module '../router/pages.ts' {
  interface App {
    readonly pages: typeof pages;
    readonly search: DialogSearch;
  }

  interface HistoryState {
    /** A trade to go to when the list shows it. */
    readonly focusTrade?: number;
  }
}
