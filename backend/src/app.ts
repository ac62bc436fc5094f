import { accessBook } from './access/access-book.ts';
import { apiTokenRoutes } from './access/api-tokens.routes.ts';
import { guardRoutes } from './access/gate.ts';
import { loginThrottle } from './access/login-throttle.ts';
import { passkeyRoutes } from './access/passkeys.routes.ts';
import { passwordRoutes } from './access/password.routes.ts';
import { sessionRoutes } from './access/session.routes.ts';
import { createBackupKeeper } from './backups/backup-keeper.ts';
import { backupRoutes } from './backups/backups.routes.ts';
import type { Config } from './config.ts';
import type { Database } from './db/open-database.ts';
import { unitOfWork } from './db/unit-of-work.ts';
import type { Deps } from './deps.ts';
import { createHttp, type Http } from './http/create-http.ts';
import { refuseStrangers } from './http/refuse-strangers.ts';
import type { Log } from './log.ts';
import { metricRoutes } from './metrics/metrics.routes.ts';
import { meterProcess } from './metrics/process-meter.ts';
import { meterRequests } from './metrics/request-meter.ts';
import { portfolioFileRoutes } from './portfolio-file/portfolio-file.routes.ts';
import { createProviders, type Providers } from './providers/providers.ts';
import { assetAccountRoutes } from './records/asset-accounts/asset-accounts.routes.ts';
import { assetKindRoutes } from './records/asset-kinds/asset-kinds.routes.ts';
import { baseCurrencyRoutes } from './records/base-currency/base-currency.routes.ts';
import { brokerFeeRoutes } from './records/broker-fees/broker-fees.routes.ts';
import { changeRoutes } from './records/changes/changes.routes.ts';
import { exchangeRateRoutes } from './records/exchange-rate/exchange-rate.routes.ts';
import { dismissalRoutes } from './records/dismissals/dismissals.routes.ts';
import { importMappingRoutes } from './records/import-mappings/import-mappings.routes.ts';
import { statementRoutes } from './records/imports/statements.routes.ts';
import { importRoutes } from './records/imports/imports.routes.ts';
import { isinMetadataRoutes } from './records/isin-metadata/isin-metadata.routes.ts';
import { listingRoutes } from './records/listings/listings.routes.ts';
import { lookThroughRoutes } from './records/look-through/look-through.routes.ts';
import { noteRoutes } from './records/notes/notes.routes.ts';
import { otherAssetRoutes } from './records/other-assets/other-assets.routes.ts';
import { datedExchangeRateRoutes } from './records/prices/exchange-rates.routes.ts';
import { priceRoutes } from './records/prices/prices.routes.ts';
import { positionValueRoutes } from './records/position-values/position-values.routes.ts';
import { listMemory } from './records/transactions/transaction-list.service.ts';
import { riskFreeRateRoutes } from './records/risk-free-rate/risk-free-rate.routes.ts';
import { savingsPlanRoutes } from './records/savings-plans/savings-plans.routes.ts';
import { targetRoutes } from './records/targets/targets.routes.ts';
import { tradeProposalRoutes } from './records/transactions/trade-proposals.routes.ts';
import { transactionExportRoutes } from './records/transactions/transaction-export.routes.ts';
import { transactionSelectionRoutes } from './records/transactions/transaction-selection.routes.ts';
import { transactionRoutes } from './records/transactions/transactions.routes.ts';
import { allocationRoutes } from './reports/allocation/allocation.routes.ts';
import { allocations } from './reports/allocation/allocation.service.ts';
import { dailyBook } from './reports/daily-book.ts';
import { dailyLedgers } from './reports/daily-ledger.ts';
import { editionRounds } from './reports/edition-rounds.ts';
import { refreshDaily } from './refresh/daily-refresh.ts';
import { quoteStore } from './refresh/quote-store.ts';
import { refreshRoutes } from './refresh/refresh.routes.ts';
import { createRefresher } from './refresh/refresher.ts';
import { followCommits } from './reports/follow-commits.ts';
import { healthRoutes } from './reports/health/health.routes.ts';
import { ledgerReader } from './reports/instrument-ledger.ts';
import { dataHealthRoutes } from './reports/data-health/data-health.routes.ts';
import { wireMonthlyReturns } from './reports/monthly-returns/monthly-returns.schema.ts';
import { monthlyReturnsRoutes } from './reports/monthly-returns/monthly-returns.routes.ts';
import { monthlyReturnsPrinter } from './reports/monthly-returns/monthly-returns.service.ts';
import { costRoutes } from './reports/costs/costs.routes.ts';
import { incomeRoutes } from './reports/income/income.routes.ts';
import { lotRoutes } from './reports/lots/lots.routes.ts';
import { realisedGainRoutes } from './reports/realised-gains/realised-gains.routes.ts';
import { tallyLedgers } from './reports/tallied-ledgers.ts';
import { netWorthRoutes } from './reports/net-worth/net-worth.routes.ts';
import { wireNetWorth } from './reports/net-worth/net-worth.schema.ts';
import { netWorthPrinter } from './reports/net-worth/net-worth.service.ts';
import { performanceRoutes } from './reports/performance/performance.routes.ts';
import { wirePerformance, WHOLE_PERFORMANCE } from './reports/performance/performance.schema.ts';
import { performancePrinter } from './reports/performance/performance.service.ts';
import { portfolioBook } from './reports/portfolio-summary/portfolio-book.ts';
import { portfolioSummaryRoutes } from './reports/portfolio-summary/portfolio-summary.routes.ts';
import { positionRoutes } from './reports/positions/positions.routes.ts';
import { positionShower } from './reports/positions/positions.service.ts';
import { rebalancingRoutes } from './reports/rebalancing/rebalancing.routes.ts';
import { orderProposer } from './reports/proposed-orders.ts';
import { rebalancer } from './reports/rebalancing/rebalancing.service.ts';
import { duePurchasesRoutes } from './reports/due-purchases/due-purchases.routes.ts';
import { duePurchases } from './reports/due-purchases/due-purchases.service.ts';
import { summaryPrinter } from './reports/portfolio-summary/summary-printer.ts';
import { snapshotRoutes } from './reports/snapshots/snapshots.routes.ts';
import { historyPrinter } from './reports/value-history/value-history.service.ts';
import { wireHistory, WHOLE_HISTORY } from './reports/value-history/value-history.schema.ts';
import { valueHistoryRoutes } from './reports/value-history/value-history.routes.ts';
import { whyRoutes } from './reports/why/why.routes.ts';
import { explainer } from './reports/why/why.service.ts';
import { serveWebApp } from './http/serve-web-app.ts';

/**
 * The composition: one visible line per feature. What tests build and the server listens with.
 *
 * @param webApp     folder of the built web app, or null to serve the API alone
 * @param providers  of prices and rates; nothing is asked before the server listens
 */
export async function createApp(
  config: Config,
  database: Database,
  log: Log,
  webApp: string | null = null,
  providers: Providers = createProviders(config),
): Promise<Http> {
  const ledgers = dailyLedgers(database);
  const book = portfolioBook(database, ledgers.keep);
  const readLedger = ledgerReader(database);
  const lists = listMemory(database);
  const daily = dailyBook(database, ledgers);
  const tallied = tallyLedgers(ledgers);
  const propose = orderProposer(database, readLedger);
  const print = summaryPrinter(book, log);
  const told = { book, daily, rounds: editionRounds(book) };
  const printHistory = historyPrinter(told, wireHistory);
  const printPerformance = performancePrinter(database, told, wirePerformance);
  const { onCommit, onQuotes } = followCommits(book, print);
  const deps: Deps = { config, database, log, run: unitOfWork(database, onCommit) };
  const store = quoteStore(database, onQuotes);
  const refresher = createRefresher(database, providers, store, log);
  const access = { config, log, book: accessBook(database, config.passwordHash), throttle: loginThrottle() };
  const isOpen = async () => (await access.book.known()).passwordHash === null;
  const app = await createHttp(config, log, (edge) => {
    refuseStrangers(edge, config, isOpen);
    guardRoutes(edge, config, access.book);
  });
  const meters = { requests: meterRequests(app), process: meterProcess() };
  const backups = createBackupKeeper(config, database, log);
  await app.register(
    (api: Http, _options, done) => {
      transactionRoutes(api, deps, lists);
      transactionExportRoutes(api, deps, lists);
      transactionSelectionRoutes(api, deps, lists);
      tradeProposalRoutes(api, deps);
      importRoutes(api, deps);
      statementRoutes(api, deps);
      importMappingRoutes(api, deps);
      portfolioSummaryRoutes(api, print);
      positionRoutes(api, positionShower(book, readLedger));
      allocationRoutes(api, allocations(database, book, readLedger));
      whyRoutes(api, explainer(deps, book, readLedger, daily, tallied, propose));
      performanceRoutes(api, printPerformance);
      monthlyReturnsRoutes(api, monthlyReturnsPrinter(told, wireMonthlyReturns));
      valueHistoryRoutes(api, printHistory);
      realisedGainRoutes(api, book, tallied);
      lotRoutes(api, book, tallied);
      incomeRoutes(api, book, tallied);
      costRoutes(api, database, book, tallied, daily);
      netWorthRoutes(api, netWorthPrinter(database, told, wireNetWorth));
      positionValueRoutes(api, deps);
      priceRoutes(api, deps);
      datedExchangeRateRoutes(api, deps);
      isinMetadataRoutes(api, deps);
      listingRoutes(api, deps, providers);
      lookThroughRoutes(api, deps);
      refreshRoutes(api, deps, refresher);
      noteRoutes(api, deps);
      otherAssetRoutes(api, deps, book);
      assetKindRoutes(api, deps);
      assetAccountRoutes(api, deps);
      exchangeRateRoutes(api, deps);
      baseCurrencyRoutes(api, deps);
      riskFreeRateRoutes(api, deps);
      targetRoutes(api, deps);
      brokerFeeRoutes(api, deps);
      rebalancingRoutes(api, rebalancer(book, propose));
      savingsPlanRoutes(api, deps);
      duePurchasesRoutes(api, duePurchases(database, book));
      dataHealthRoutes(api, database, book);
      dismissalRoutes(api, deps);
      snapshotRoutes(api, deps, { book, daily });
      changeRoutes(api, deps);
      portfolioFileRoutes(api, deps);
      sessionRoutes(api, access);
      passwordRoutes(api, access);
      apiTokenRoutes(api, access);
      passkeyRoutes(api, access);
      backupRoutes(api, deps, backups);
      done();
    },
    { prefix: config.apiPrefix },
  );
  let stopDaily = () => {};
  app.addHook('onListen', () => {
    if (config.priceRefresh === 'daily') stopDaily = refreshDaily(refresher, log);
    backups.start();
  });
  app.addHook('onClose', async () => {
    stopDaily();
    meters.process.stop();
    await backups.stop();
    providers.close();
    await refresher.stop();
  });
  healthRoutes(app, deps);
  metricRoutes(app, meters, { deps, book, backups, refresher });
  await serveWebApp(app, config, webApp);
  app.refuseOtherMethods();
  app.decorate('prepareAnswers', async () => {
    await print();
    await printHistory(WHOLE_HISTORY);
    await printPerformance(WHOLE_PERFORMANCE);
  });
  return app;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Reads the portfolio and prints the answers of its first page, so that nobody waits for them. */
    prepareAnswers: () => Promise<void>;
  }
}
