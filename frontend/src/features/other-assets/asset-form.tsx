import { useState } from 'react';
import type { AssetAccount, AssetKind, OtherAsset } from '../../api/wire.ts';
import { isEditConflict } from '../../api/problem.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { DraftForm } from '../../ui/draft-form.tsx';
import { EditConflict } from '../../ui/edit-conflict.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { INVESTMENTS, assetName } from './asset-facts.ts';
import { AssetInputs } from './asset-inputs.tsx';
import { assetDraft, NEW_ASSET } from './draft.ts';
import { kindName } from './kind-name.ts';
import { useEnterAsset } from './queries.ts';

export interface AssetFormProps {
  readonly kinds: readonly AssetKind[];
  readonly accounts: readonly AssetAccount[];
  readonly assets: readonly OtherAsset[];
  readonly onCancel: () => void;
  readonly onAdded: (name: string, asset: OtherAsset, changeId: number | null) => void;
}

/** A new asset as it is typed, kept in this tab until it is added. */
export function AssetForm(props: AssetFormProps) {
  const { accounts, assets, onCancel, onAdded } = props;
  const t = useT();
  const kinds = props.kinds.filter(({ code }) => code !== INVESTMENTS);
  const { draft: fields, wasKept, change, drop } = useKeptDraft('asset-draft', NEW_ASSET);
  const [isTried, setTried] = useState(false);
  const enter = useEnterAsset();
  const draft = assetDraft(fields, kinds, accounts);
  const there = assets.find(
    ({ asset_type: type, asset_detail: account }) =>
      type === draft.body?.asset_type && account === draft.body.asset_detail,
  );
  const submit = (basedOn: string | null) => {
    setTried(true);
    if (!draft.body || enter.isPending) return;
    enter.mutate(
      { ...draft.body, based_on: basedOn },
      {
        onSuccess: ({ asset, changeId }) => {
          drop();
          onAdded(assetName(kindName(t, asset.asset_type, kinds), asset), asset, changeId);
        },
      },
    );
  };
  return (
    <DraftForm
      action={t('other-assets.add')}
      isSending={enter.isPending}
      onSubmit={() => {
        submit(there?.updated_at ?? null);
      }}
      onCancel={onCancel}
      onClear={wasKept ? drop : undefined}
    >
      <AssetInputs
        fields={fields}
        errors={isTried ? draft.errors : {}}
        kinds={kinds}
        accounts={accounts}
        onChange={change}
      />
      {there && <Notice tone="warn">{t('other-assets.replaces')}</Notice>}
      {isEditConflict(enter.error) ? (
        <EditConflict
          words={errorWords(t, enter.error)}
          newer={there && <Amount value={there.value} currency={there.currency} />}
          onShowNewer={() => {
            drop();
            onCancel();
          }}
          onSaveMine={() => {
            submit(there?.updated_at ?? null);
          }}
        />
      ) : (
        enter.error && <Notice tone="wrong">{errorWords(t, enter.error)}</Notice>
      )}
    </DraftForm>
  );
}
