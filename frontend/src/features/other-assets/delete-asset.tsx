import type { OtherAsset } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { DeleteRow } from '../../ui/delete-row.tsx';

export interface DeleteAssetProps {
  readonly asset: OtherAsset;
  readonly name: string;
  readonly onDelete: (asset: OtherAsset) => void;
}

/** Deletes an asset without a question, as it can be undone. */
export function DeleteAsset({ asset, name, onDelete }: DeleteAssetProps) {
  const t = useT();
  return (
    <DeleteRow
      label={t('other-assets.delete-named', { name })}
      onDelete={() => {
        onDelete(asset);
      }}
    />
  );
}
