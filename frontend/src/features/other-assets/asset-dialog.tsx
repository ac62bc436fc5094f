import { useQuery } from '@tanstack/react-query';
import type { OtherAsset } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AssetForm } from './asset-form.tsx';
import { assetAccountsQuery, assetKindsQuery } from './kind-queries.ts';

export interface AssetDialogProps {
  /** What is there already: a kind in an account is there once. */
  readonly assets: readonly OtherAsset[];
  readonly onClose: () => void;
  readonly onAdded: (name: string, asset: OtherAsset, changeId: number | null) => void;
}

/** Adds an asset. */
export function AssetDialog({ assets, onClose, onAdded }: AssetDialogProps) {
  const t = useT();
  const kinds = useQuery(assetKindsQuery);
  const accounts = useQuery(assetAccountsQuery);
  const problem = kinds.error ?? accounts.error;
  return (
    <Dialog title={t('other-assets.add-asset')} onClose={onClose}>
      {kinds.data && accounts.data ? (
        <AssetForm
          kinds={kinds.data}
          accounts={accounts.data}
          assets={assets}
          onCancel={onClose}
          onAdded={onAdded}
        />
      ) : problem ? (
        <Notice tone="wrong">{errorWords(t, problem)}</Notice>
      ) : (
        <Skeleton size="row" width="full" />
      )}
    </Dialog>
  );
}
