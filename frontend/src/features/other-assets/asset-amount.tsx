import { basedOn } from '../../api/based-on.ts';
import type { OtherAsset } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { AmountCell } from '../../ui/amount-cell.tsx';
import { Why } from '../../ui/why.tsx';
import { whyAttributes } from '../../ui/why-question.ts';
import { isEntered } from './asset-facts.ts';
import styles from './asset-table.module.css';
import { amountDraft, type Currency, editableText } from './draft.ts';
import { useEnterAsset } from './queries.ts';

export interface AssetAmountProps {
  readonly asset: OtherAsset;
  readonly name: string;
  readonly onSaved: (name: string, changeId: number | null) => void;
}

/** What an asset is worth in its currency, edited where it stands; the investments are computed and only shown. */
export function AssetAmount({ asset, name, onSaved }: AssetAmountProps) {
  const t = useT();
  const enter = useEnterAsset();
  const { asset_type, asset_detail, currency, value } = asset;
  const figure = <Amount value={value} currency={currency} withSymbol={false} />;
  return (
    <span className={styles.amount}>
      {isEntered(asset) ? (
        <AmountCell
          action={t('other-assets.edit-amount-of', { name })}
          label={t('other-assets.amount-of', { name })}
          edit={() => ({
            text: editableText(value),
            read: (text) => {
              const draft = amountDraft(text);
              return 'error' in draft ? { error: t(draft.error) } : draft;
            },
          })}
          draftKey={`asset-amount-draft-${String(asset.id)}`}
          basis={asset.updated_at}
          onSave={async (amount, at) => {
            const what = { asset_type, asset_detail, currency: currency as Currency };
            const body = { ...what, value: amount, ...basedOn(at) };
            const { asset: written, changeId } = await enter.mutateAsync(body);
            onSaved(name, changeId);
            return written.updated_at;
          }}
          attributes={{
            'data-row-primary': '',
            ...whyAttributes({ figure: 'value_eur', of: asset_type, account: asset_detail ?? undefined }),
          }}
        >
          {figure}
        </AmountCell>
      ) : (
        <Why figure="total_market_value">{figure}</Why>
      )}{' '}
      <span className={styles.currency}>{currency}</span>
    </span>
  );
}
