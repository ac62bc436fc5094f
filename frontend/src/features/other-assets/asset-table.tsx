import { type ReactNode, useRef } from 'react';
import type { AssetAccount, AssetKind, OtherAsset, OtherAssetList } from '../../api/wire.ts';
import { type Translate } from '../../i18n/translator.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Percent } from '../../ui/percent.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { Why } from '../../ui/why.tsx';
import { AssetAmount } from './asset-amount.tsx';
import { assetName, isEntered } from './asset-facts.ts';
import styles from './asset-table.module.css';
import { DeleteAsset } from './delete-asset.tsx';
import { kindName } from './kind-name.ts';
import { type Line, linesOf } from './lines.ts';
import { useAssetKeys } from './use-asset-keys.ts';

export interface AssetTableProps {
  readonly list: OtherAssetList;
  readonly kinds: readonly AssetKind[];
  readonly accounts: readonly AssetAccount[];
  readonly onSaved: (name: string, changeId: number | null) => void;
  readonly onDelete: (asset: OtherAsset) => void;
  /** The link to where the investments are computed from. */
  readonly holdingsLink: (words: string) => ReactNode;
}

/** Everything owned by kind and account: amounts are edited here, sums are the server's. */
export function AssetTable(props: AssetTableProps) {
  const { list, kinds, accounts, onDelete } = props;
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const lines = linesOf(list, { kinds, accounts });
  useAssetKeys(table, lines, onDelete);
  return (
    <DataTable
      ref={table}
      caption={t('shell.other-assets')}
      columns={columnsFor(t, props)}
      rows={lines}
      rowKey={({ key }) => key}
      rowName={(line) => lineName(t, line, kinds)}
      hasTotals
    />
  );
}

function lineName(t: Translate, { asset, group }: Line, kinds: readonly AssetKind[]): string {
  if (group) return kindName(t, group.asset_type, kinds);
  return assetName(kindName(t, asset.asset_type, kinds), asset);
}

function columnsFor(t: Translate, props: AssetTableProps): Column<Line>[] {
  const { list, kinds, onSaved, onDelete } = props;
  return [
    {
      key: 'kind',
      head: t('other-assets.kind-and-account'),
      onPhone: true,
      cell: (line) => <NameCell line={line} {...props} />,
      total: t('other-assets.total'),
    },
    {
      key: 'amount',
      head: t('other-assets.amount'),
      align: 'end',
      onPhone: true,
      cell: (line) =>
        line.asset && <AssetAmount asset={line.asset} name={lineName(t, line, kinds)} onSaved={onSaved} />,
    },
    {
      key: 'in-eur',
      head: t('other-assets.in-eur'),
      align: 'end',
      onPhone: true,
      cell: (line) => <InEur line={line} />,
      total: (
        <Why figure="total_value_eur">
          <Amount value={list.total_value_eur} currency="EUR" withSymbol={false} />
        </Why>
      ),
    },
    {
      key: 'share',
      head: t('other-assets.share'),
      align: 'end',
      cell: ({ group, ...line }) => {
        if (line.asset && line.isMember) return null;
        const weight = line.asset ? line.weight : (group?.weight ?? null);
        return (
          <Why figure="type_weight" of={line.asset?.asset_type ?? group?.asset_type}>
            <Percent value={weight} unit="fraction" digits={1} reason={t('other-assets.nothing-to-share')} />
          </Why>
        );
      },
    },
    {
      key: 'delete',
      head: <span className="visually-hidden">{t('ui.delete')}</span>,
      align: 'end',
      cell: (line) =>
        line.asset &&
        isEntered(line.asset) && (
          <DeleteAsset asset={line.asset} name={lineName(t, line, kinds)} onDelete={onDelete} />
        ),
    },
  ];
}

function NameCell({ line, kinds, holdingsLink }: AssetTableProps & { line: Line }) {
  const t = useT();
  const { asset, group } = line;
  if (group) return <span className={styles.group}>{kindName(t, group.asset_type, kinds)}</span>;
  if (line.isMember) return <span className={styles.member}>{asset.asset_detail}</span>;
  const second = isEntered(asset) ? asset.asset_detail : holdingsLink(t('other-assets.from-holdings'));
  return (
    <TwoLines
      first={<span className={styles.group}>{kindName(t, asset.asset_type, kinds)}</span>}
      second={second}
    />
  );
}

function InEur({ line: { asset, group } }: { line: Line }) {
  if (group) {
    return (
      <span className={styles.group}>
        <Why figure="type_value_eur" of={group.asset_type}>
          <Amount value={group.value_eur} currency="EUR" withSymbol={false} />
        </Why>
      </span>
    );
  }
  return (
    <Why figure="value_eur" of={asset.asset_type} account={asset.asset_detail ?? undefined}>
      <Amount value={asset.value_eur} currency="EUR" withSymbol={false} />
    </Why>
  );
}
