import { useQuery } from '@tanstack/react-query';
import type { OtherAssetList } from '../../api/wire.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { portfolioSummaryQuery } from '../../features/holdings/queries.ts';
import { AssetAllocation } from '../../features/other-assets/asset-allocation.tsx';
import { AssetDialog } from '../../features/other-assets/asset-dialog.tsx';
import { assetName, isEntered } from '../../features/other-assets/asset-facts.ts';
import { AssetTable } from '../../features/other-assets/asset-table.tsx';
import { KindsAndAccounts } from '../../features/other-assets/kinds-and-accounts.tsx';
import { kindName } from '../../features/other-assets/kind-name.ts';
import { assetAccountsQuery, assetKindsQuery } from '../../features/other-assets/kind-queries.ts';
import { otherAssetsQuery, useDeleteAsset } from '../../features/other-assets/queries.ts';
import { RateLine } from '../../features/other-assets/rate-line.tsx';
import { SnapshotButton } from '../../features/other-assets/snapshot-button.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { Link } from '../../router/link.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import styles from './other-assets-page.module.css';

export function OtherAssetsPage() {
  const t = useT();
  const list = useQuery(otherAssetsQuery);
  const kinds = useQuery(assetKindsQuery);
  const accounts = useQuery(assetAccountsQuery);
  // Rows are in the order of both: shown before, they would move under the reader's eyes.
  const isOrdered = !kinds.isPending && !accounts.isPending;
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.other-assets') })}</title>
      {list.data && isOrdered ? (
        <OtherAssets list={list.data} />
      ) : list.error ? (
        <LoadProblem error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <div className={styles.page} aria-busy="true">
          <PageHead title={t('shell.other-assets')} />
          <div>
            {Array.from({ length: 6 }, (_, index) => (
              <Skeleton key={index} size="row" width="full" />
            ))}
          </div>
        </div>
      )}
    </>
  );
}

function OtherAssets({ list }: { list: OtherAssetList }) {
  const t = useT();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { asset } = useSearch('/other-assets');
  const add = () => {
    navigate({ to: '.', search: (search) => ({ ...search, asset: 'new' as const }) });
  };
  useShortcut('new', add);
  const close = () => {
    navigate({ to: '.', search: (search) => ({ ...search, asset: undefined }) });
  };
  const isEmpty =
    !list.other_assets.some(isEntered) &&
    list.by_type.every(({ weight }) => weight === null) &&
    list.left_out.length === 0;
  return (
    <>
      {isEmpty ? <NothingOwned onAdd={add} /> : <Everything list={list} onAdd={add} />}
      {asset === 'new' && (
        <AssetDialog
          assets={list.other_assets}
          onClose={close}
          onAdded={(name, _asset, changeId) => {
            announce({ words: t('other-assets.added', { name }), changeId });
            close();
          }}
        />
      )}
    </>
  );
}

function NothingOwned({ onAdd }: { onAdd: () => void }) {
  const t = useT();
  return (
    <EmptyState fact={t('other-assets.none')} help={t('other-assets.none-help')}>
      <Button look="primary" keys={keyCaps('new')} onClick={onAdd}>
        {t('other-assets.add-asset')}
      </Button>
      <Link to="/import" className={buttonClass('quiet')}>
        {t('shell.import-csv')}
      </Link>
    </EmptyState>
  );
}

function Everything({ list, onAdd }: { list: OtherAssetList; onAdd: () => void }) {
  const t = useT();
  const announce = useAnnounce();
  const kinds = useQuery(assetKindsQuery).data ?? [];
  const accounts = useQuery(assetAccountsQuery).data ?? [];
  const remove = useDeleteAsset();
  return (
    <div className={styles.page}>
      <PageHead title={t('shell.other-assets')} line={t('other-assets.line')}>
        <SnapshotButton
          onTaken={(words, changeId) => {
            announce({
              words,
              changeId,
              link: (
                <Link to="/snapshots" className={buttonClass('plain')}>
                  {t('other-assets.show-snapshots')}
                </Link>
              ),
            });
          }}
        />
        <Button look="primary" keys={keyCaps('new')} onClick={onAdd}>
          {t('other-assets.add-asset')}
        </Button>
      </PageHead>
      <UnvaluedNotice />
      <UnratedNotice list={list} />
      {remove.error && <Notice tone="wrong">{errorWords(t, remove.error)}</Notice>}
      <div className={styles.table}>
        <RateLine
          rate={list.exchange_rate_used}
          updatedAt={list.exchange_rate_updated_at}
          onSaved={(changeId) => {
            announce({ words: t('other-assets.rate-saved'), changeId });
          }}
        />
        <AssetTable
          list={list}
          kinds={kinds}
          accounts={accounts}
          onSaved={(name, changeId) => {
            announce({ words: t('other-assets.saved', { name }), changeId });
          }}
          onDelete={(asset) => {
            const name = assetName(kindName(t, asset.asset_type, kinds), asset);
            remove.mutate(asset, {
              onSuccess: (changeId) => {
                announce({ words: t('other-assets.deleted', { name }), changeId });
              },
            });
          }}
          holdingsLink={(words) => (
            <Link to="/holdings" data-row-primary>
              {words}
            </Link>
          )}
        />
      </div>
      <AssetAllocation list={list} kinds={kinds} />
      <KindsAndAccounts
        onWritten={(words, changeId) => {
          announce({ words, changeId });
        }}
      />
    </div>
  );
}

/** Says when the investments cannot be told in EUR. */
function UnratedNotice({ list }: { list: OtherAssetList }) {
  const t = useT();
  const [left] = list.left_out;
  if (!left) return null;
  return (
    <Notice tone="warn">
      {t('other-assets.investments-without-rate', { currency: left.currency })}
      <Link to="/prices">{t('other-assets.enter-rates')}</Link>
    </Notice>
  );
}

/** Says when the investments are worth more than is shown, as not every holding has a value. */
function UnvaluedNotice() {
  const t = useT();
  const count = useQuery(portfolioSummaryQuery).data?.holdings_without_value ?? 0;
  if (count === 0) return null;
  return (
    <Notice tone="warn">
      {t('other-assets.without-value', { count })}
      <Link to="/holdings">{t('other-assets.enter-values')}</Link>
    </Notice>
  );
}
