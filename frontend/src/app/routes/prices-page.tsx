import { useQuery } from '@tanstack/react-query';
import { API_ORIGIN } from '../../api/client.ts';
import type { PriceStatus } from '../../api/wire.ts';
import { portfolioSummaryQuery } from '../../features/holdings/queries.ts';
import { type PricedInstrument, pricedInstruments } from '../../features/prices/priced-instrument.ts';
import { PricesTable } from '../../features/prices/prices-table.tsx';
import { listingsQuery, priceStatusQuery, useStartRefresh } from '../../features/prices/queries.ts';
import { RefreshLine } from '../../features/prices/refresh-line.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { Link } from '../../router/link.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OverflowMenu } from '../../ui/overflow-menu.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { RecordTransactionLink } from '../record-transaction-link.tsx';
import { PriceDialogs } from './price-dialogs.tsx';
import sections from './sections.module.css';
import { RatesSection } from './rates-section.tsx';

/** Every instrument with its last price and where it comes from, and the exchange rates. */
export function PricesPage() {
  const t = useT();
  const status = useQuery(priceStatusQuery);
  const listings = useQuery(listingsQuery);
  const summary = useQuery(portfolioSummaryQuery);
  const error = status.error ?? listings.error ?? summary.error;
  const retry = () => {
    for (const query of [status, listings, summary]) void query.refetch();
  };
  return (
    <div className={sections.page}>
      <title>{t('shell.page-title', { page: t('shell.prices') })}</title>
      {status.data && listings.data && summary.data ? (
        <Prices
          status={status.data}
          instruments={pricedInstruments(
            summary.data.holdings,
            [...summary.data.closed_positions, ...summary.data.oversold_positions],
            status.data.prices,
            listings.data,
          )}
        />
      ) : error ? (
        <LoadProblem error={error} onRetry={retry} />
      ) : (
        <div aria-busy="true">
          <PageHead title={t('shell.prices')} />
          {Array.from({ length: 8 }, (_, index) => (
            <Skeleton key={index} size="row" width="full" />
          ))}
        </div>
      )}
    </div>
  );
}

interface PricesProps {
  readonly status: PriceStatus;
  readonly instruments: readonly PricedInstrument[];
}

function Prices({ status, instruments }: PricesProps) {
  const t = useT();
  const { dialog, currency } = useSearch('/prices');
  return (
    <>
      {instruments.length === 0 ? (
        <EmptyState fact={t('prices.empty')} help={t('prices.empty-help')}>
          <RecordTransactionLink withKey />
          <Link to="/import" className={buttonClass('quiet')}>
            {t('shell.import-csv')}
          </Link>
          <Link to="/prices" search={{ dialog: 'import-prices' }} className={buttonClass('quiet')}>
            {t('prices.import-prices')}
          </Link>
        </EmptyState>
      ) : (
        <Listed status={status} instruments={instruments} />
      )}
      <RatesSection rates={status.rates} />
      <PriceDialogs dialog={dialog} currency={currency} rates={status.rates} instrument={null} />
    </>
  );
}

function Listed({ status, instruments }: PricesProps) {
  const t = useT();
  const navigate = useNavigate();
  const refresh = useStartRefresh();
  const isOff = status.refresh === 'off';
  const start = () => {
    if (!isOff && !refresh.isPending) refresh.mutate(null);
  };
  useShortcut('refresh', start, !isOff);
  const stale = instruments.filter(({ isHeld, state }) => isHeld && (state?.is_stale ?? true)).length;
  const line = [
    t('prices.line', { count: instruments.length }),
    ...(stale > 0 ? [t('prices.stale-count', { count: stale })] : []),
  ];
  return (
    <>
      <PageHead title={t('shell.prices')} line={line.join(' · ')}>
        {!isOff && (
          <Button look="primary" keys={keyCaps('refresh')} onClick={start}>
            {t('prices.refresh-all')}
          </Button>
        )}
        <Link to="/prices" search={{ dialog: 'import-prices' }} className={buttonClass('quiet')}>
          {t('prices.import-prices')}
        </Link>
        <OverflowMenu label={t('ui.more')}>
          <a href={`${API_ORIGIN}/api/v1/prices.csv`} className={buttonClass('quiet')} download>
            {t('prices.download-prices')}
          </a>
        </OverflowMenu>
      </PageHead>
      {isOff && <Notice tone="plain">{t('prices.refresh-is-off')}</Notice>}
      {refresh.error && <Notice tone="wrong">{errorWords(t, refresh.error)}</Notice>}
      <RefreshLine />
      <PricesTable
        instruments={instruments}
        onOpen={(isin) => navigate({ to: '/prices/$isin', params: { isin } })}
        openLink={({ isin }, words) => (
          <Link to="/prices/$isin" params={{ isin }} className={sections.open} data-row-primary>
            {words}
          </Link>
        )}
        chooseLink={({ isin, name }) => (
          <Link
            to="/prices/$isin"
            params={{ isin }}
            search={{ dialog: 'listing' }}
            className={buttonClass('quiet')}
          >
            <span aria-hidden="true">{t('prices.no-listing')}</span>
            <span className="visually-hidden">{t('prices.no-listing-of', { name })}</span>
          </Link>
        )}
      />
    </>
  );
}
