import { useQuery } from '@tanstack/react-query';
import { API_ORIGIN } from '../../api/client.ts';
import type { Price, PriceStatus } from '../../api/wire.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { portfolioSummaryQuery } from '../../features/holdings/queries.ts';
import { Freshness } from '../../features/prices/freshness.tsx';
import { type PricedInstrument, pricedInstruments } from '../../features/prices/priced-instrument.ts';
import {
  closesQuery,
  listingsQuery,
  priceStatusQuery,
  useDeletePrices,
  useStartRefresh,
} from '../../features/prices/queries.ts';
import { RefreshLine } from '../../features/prices/refresh-line.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { Link } from '../../router/link.tsx';
import { useNavigate, useParams, useSearch } from '../../router/use-place.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OverflowMenu } from '../../ui/overflow-menu.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FirstTrade } from '../first-trade.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { CloseHistory, Closes } from './close-history.tsx';
import { ListingSection } from './listing-section.tsx';
import { PriceDialogs } from './price-dialogs.tsx';
import sections from './sections.module.css';

/** The prices of one instrument: its closes, where they come from, and how fresh they are. */
export function InstrumentPricesPage() {
  const t = useT();
  const isin = useParams('/prices/$isin').isin.toUpperCase();
  const status = useQuery(priceStatusQuery);
  const listings = useQuery(listingsQuery);
  const summary = useQuery(portfolioSummaryQuery);
  const closes = useQuery(closesQuery(isin));
  const queries = [status, listings, summary, closes];
  const error = queries.find((query) => query.error)?.error;
  if (status.data && listings.data && summary.data && closes.data) {
    const { holdings, closed_positions: closed, oversold_positions: oversold } = summary.data;
    const others = [...closed, ...oversold];
    const known = pricedInstruments(holdings, others, status.data.prices, listings.data);
    const instrument = known.find((each) => each.isin === isin);
    return (
      <InstrumentPrices
        key={isin}
        instrument={
          instrument ?? { isin, name: isin, isHeld: false, sources: [], listedAt: null, state: null }
        }
        status={status.data}
        closes={closes.data}
      />
    );
  }
  if (error) {
    return (
      <LoadProblem
        error={error}
        onRetry={() => {
          for (const query of queries) void query.refetch();
        }}
      />
    );
  }
  return (
    <div className={sections.page} aria-busy="true">
      <PageHead title={t('shell.prices')} />
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} size="row" width="full" />
      ))}
    </div>
  );
}

interface InstrumentPricesProps {
  readonly instrument: PricedInstrument;
  readonly status: PriceStatus;
  /** Ascending. */
  readonly closes: readonly Price[];
}

function InstrumentPrices({ instrument, status, closes }: InstrumentPricesProps) {
  const t = useT();
  const { dialog, currency } = useSearch('/prices/$isin');
  const { isin, name, sources, listedAt, state } = instrument;
  return (
    <div className={sections.page}>
      <title>{t('shell.page-title', { page: t('prices.prices-of', { name }) })}</title>
      <Head instrument={instrument} closes={closes} isOff={status.refresh === 'off'} />
      <CloseHistory instrument={instrument} closes={closes} />
      <ListingSection sources={sources} />
      <Closes instrument={instrument} closes={closes} />
      <PriceDialogs
        dialog={dialog}
        currency={currency}
        rates={status.rates}
        instrument={{
          isin,
          name,
          sources,
          listedAt,
          closes,
          refresh: status.refresh,
          currency: state?.newest?.currency ?? sources[0]?.currency ?? 'EUR',
        }}
      />
    </div>
  );
}

interface HeadProps extends Pick<InstrumentPricesProps, 'instrument' | 'closes'> {
  /** Whether nobody may be asked. */
  readonly isOff: boolean;
}

function Head({ instrument, closes, isOff }: HeadProps) {
  const t = useT();
  const navigate = useNavigate();
  const refresh = useStartRefresh();
  const { isin, name, sources, state } = instrument;
  const mayRefresh = !isOff && sources.some(({ provider }) => provider !== 'manual');
  const start = () => {
    if (!refresh.isPending) refresh.mutate(isin);
  };
  useShortcut('refresh', start, mayRefresh);
  useShortcut('new', () => {
    navigate({ to: '.', search: (search) => ({ ...search, dialog: 'close' as const }) });
  });
  return (
    <>
      <PageHead
        title={name}
        line={
          <>
            <Link to="/prices">{t('prices.all-prices')}</Link>
            {name === isin ? '' : ` · ${isin}`}
          </>
        }
      >
        <Link
          to="."
          search={(search) => ({ ...search, dialog: 'close' as const })}
          className={buttonClass('primary')}
        >
          {t('prices.enter-close')} <Kbd on="accent" keys={keyCaps('new')} />
        </Link>
        {mayRefresh && (
          <Button keys={keyCaps('refresh')} onClick={start}>
            {t('prices.refresh')}
          </Button>
        )}
        <FirstTrade />
        <OverflowMenu label={t('ui.more')}>
          <Link
            to="."
            search={(search) => ({ ...search, dialog: 'import-prices' as const })}
            className={buttonClass('quiet')}
          >
            {t('prices.import-prices')}
          </Link>
          <a href={`${API_ORIGIN}/api/v1/prices.csv?isin=${isin}`} className={buttonClass('quiet')} download>
            {t('prices.download-closes')}
          </a>
          {closes.some(({ source }) => source === 'manual') && <DeleteEntered isin={isin} />}
        </OverflowMenu>
      </PageHead>
      {refresh.error && <Notice tone="wrong">{errorWords(t, refresh.error)}</Notice>}
      <RefreshLine />
      {((instrument.isHeld && (state?.is_stale ?? true)) || state?.failure) && (
        <Notice tone="warn">
          <Freshness state={state} />
        </Notice>
      )}
    </>
  );
}

function DeleteEntered({ isin }: { isin: string }) {
  const t = useT();
  const announce = useAnnounce();
  const remove = useDeletePrices(isin);
  return (
    <Button
      look="danger"
      onClick={() => {
        remove.mutate(null, {
          onSuccess: ({ count, changeId }) => {
            announce({ words: t('prices.closes-deleted', { count }), changeId });
          },
        });
      }}
    >
      {t('prices.delete-entered')}
    </Button>
  );
}
