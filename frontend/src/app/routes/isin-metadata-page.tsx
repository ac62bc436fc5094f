import { useQuery } from '@tanstack/react-query';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { portfolioSummaryQuery } from '../../features/holdings/queries.ts';
import { type Instrument, instrumentsOf } from '../../features/isin-metadata/instrument.ts';
import { InstrumentDialog } from '../../features/isin-metadata/instrument-dialog.tsx';
import { InstrumentsTable } from '../../features/isin-metadata/instruments-table.tsx';
import { isinMetadataQuery, useDeleteInstrument } from '../../features/isin-metadata/queries.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { Link } from '../../router/link.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { RecordTransactionLink } from '../record-transaction-link.tsx';
import styles from './isin-metadata-page.module.css';

export function IsinMetadataPage() {
  const t = useT();
  const known = useQuery(isinMetadataQuery);
  const summary = useQuery(portfolioSummaryQuery);
  const error = known.error ?? summary.error;
  const retry = () => {
    void known.refetch();
    void summary.refetch();
  };
  return (
    <div className={styles.page}>
      <title>{t('shell.page-title', { page: t('shell.isin-metadata') })}</title>
      {known.data && summary.data ? (
        <Instruments
          instruments={instrumentsOf(known.data, [
            ...summary.data.holdings,
            ...summary.data.closed_positions,
            ...summary.data.oversold_positions,
          ])}
        />
      ) : error ? (
        <LoadProblem error={error} onRetry={retry} />
      ) : (
        <div aria-busy="true">
          <PageHead title={t('shell.isin-metadata')} />
          {Array.from({ length: 8 }, (_, index) => (
            <Skeleton key={index} size="row" width="full" />
          ))}
        </div>
      )}
    </div>
  );
}

function Instruments({ instruments }: { instruments: readonly Instrument[] }) {
  const t = useT();
  const navigate = useNavigate();
  const open = (edit: string) => navigate({ to: '/isin-metadata', search: { edit } });
  useShortcut('new', () => {
    open('new');
  });
  const lacking = instruments.filter(({ metadata }) => metadata === null).length;
  return (
    <>
      {instruments.length === 0 ? (
        <EmptyState fact={t('isin-metadata.empty')} help={t('isin-metadata.empty-help')}>
          <RecordTransactionLink withKey />
          <AddLink look="quiet" />
        </EmptyState>
      ) : (
        <>
          <PageHead
            title={t('shell.isin-metadata')}
            line={t('isin-metadata.line', { count: instruments.length })}
          >
            <AddLink look="primary" />
          </PageHead>
          {lacking > 0 && <Notice tone="warn">{t('isin-metadata.lacking', { count: lacking })}</Notice>}
          <Listed instruments={instruments} onOpen={open} />
        </>
      )}
      <EditOverPage instruments={instruments} />
    </>
  );
}

function AddLink({ look }: { look: 'primary' | 'quiet' }) {
  const t = useT();
  return (
    <Link to="/isin-metadata" search={{ edit: 'new' }} className={buttonClass(look)}>
      {t('isin-metadata.add')} <Kbd on={look === 'primary' ? 'accent' : 'paper'} keys={keyCaps('new')} />
    </Link>
  );
}

function Listed({
  instruments,
  onOpen,
}: {
  instruments: readonly Instrument[];
  onOpen: (isin: string) => void;
}) {
  const t = useT();
  const announce = useAnnounce();
  const remove = useDeleteInstrument();
  return (
    <>
      {remove.error && <Notice tone="wrong">{errorWords(t, remove.error)}</Notice>}
      <InstrumentsTable
        instruments={instruments}
        onOpen={onOpen}
        onDelete={({ isin, name }) => {
          remove.mutate(isin, {
            onSuccess: (changeId) => {
              announce({ words: t('isin-metadata.deleted', { name }), changeId });
            },
          });
        }}
        openLink={({ isin }, words) => (
          <Link to="/isin-metadata" search={{ edit: isin }} className={styles.open} data-row-primary>
            {words}
          </Link>
        )}
        fillInLink={({ isin, name }) => (
          <Link to="/isin-metadata" search={{ edit: isin }} className={buttonClass('quiet')}>
            <span aria-hidden="true">{t('isin-metadata.fill-in')}</span>
            <span className="visually-hidden">{t('isin-metadata.fill-in-of', { name })}</span>
          </Link>
        )}
      />
    </>
  );
}

/** The dialog of the instrument that the URL names; one that is neither traded nor known begins with its ISIN. */
function EditOverPage({ instruments }: { instruments: readonly Instrument[] }) {
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { edit } = useSearch('/isin-metadata');
  if (edit === undefined) return null;
  const close = () => navigate({ to: '/isin-metadata', search: {} });
  const instrument = instruments.find(({ isin }) => isin === edit);
  return (
    <InstrumentDialog
      key={edit}
      instrument={instrument ?? (edit === 'new' ? null : { isin: edit, name: edit, metadata: null })}
      onClose={close}
      onWritten={(written) => {
        announce(written);
        close();
      }}
    />
  );
}
