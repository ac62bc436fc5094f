import type { OtherAsset } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhone } from '../../ui/use-media.ts';
import styles from './asset-table.module.css';

export interface DeleteAssetProps {
  readonly asset: OtherAsset;
  readonly name: string;
  readonly onDelete: (asset: OtherAsset) => void;
}

/** Deletes without a question, as it can be undone: a quiet sign in a table, a word on a phone. */
export function DeleteAsset({ asset, name, onDelete }: DeleteAssetProps) {
  const t = useT();
  const isPhone = usePhone();
  const remove = () => {
    onDelete(asset);
  };
  if (isPhone) {
    return (
      <Button look="danger" onClick={remove}>
        {t('ui.delete')}
      </Button>
    );
  }
  return (
    <button
      type="button"
      className={styles.remove}
      aria-label={t('other-assets.delete-named', { name })}
      title={t('ui.delete')}
      onClick={remove}
    >
      <span aria-hidden="true">✕</span>
    </button>
  );
}
