import type { SavingsPlan } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { DeleteRow } from '../../ui/delete-row.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { intervalWords } from './plan-form.tsx';

export interface PlansTableProps {
  readonly plans: readonly SavingsPlan[];
  readonly names: ReadonlyMap<string, string>;
  readonly currency: string;
  readonly onEdit: (plan: SavingsPlan) => void;
  readonly onDelete: (plan: SavingsPlan) => void;
}

/** Every savings plan. */
export function PlansTable({ plans, names, currency, onEdit, onDelete }: PlansTableProps) {
  const t = useT();
  const intervals = intervalWords(t);
  const nameOf = ({ isin }: SavingsPlan) => names.get(isin) ?? isin;
  const columns: Column<SavingsPlan>[] = [
    {
      key: 'name',
      head: t('savings-plans.instrument'),
      onPhone: true,
      cell: (plan) => <TwoLines first={nameOf(plan)} second={plan.broker} />,
    },
    {
      key: 'size',
      head: t('savings-plans.size'),
      align: 'end',
      onPhone: true,
      cell: ({ amount, units }) =>
        amount === null ? (
          <>
            <Quantity value={units} digits={units?.includes('.') ? 4 : 0} /> {t('savings-plans.units')}
          </>
        ) : (
          <Amount value={amount} currency={currency} />
        ),
    },
    {
      key: 'when',
      head: t('savings-plans.interval'),
      cell: ({ interval, day }) => t('savings-plans.on-day', { interval: intervals[interval], day }),
    },
    {
      key: 'from',
      head: t('savings-plans.start'),
      cell: ({ start_on: start, end_on: end }) => (
        <>
          <Day date={start} />
          {end !== null && (
            <>
              {' – '}
              <Day date={end} />
            </>
          )}
        </>
      ),
    },
    {
      key: 'edit',
      head: <span className="visually-hidden">{t('savings-plans.edit')}</span>,
      name: t('savings-plans.edit'),
      align: 'end',
      cell: (plan) => (
        <Button
          aria-label={t('savings-plans.edit-plan', { name: nameOf(plan) })}
          onClick={() => {
            onEdit(plan);
          }}
        >
          {t('savings-plans.edit')}
        </Button>
      ),
    },
    {
      key: 'delete',
      head: <span className="visually-hidden">{t('ui.delete')}</span>,
      name: t('ui.delete'),
      align: 'end',
      cell: (plan) => (
        <DeleteRow
          label={t('savings-plans.delete-plan', { name: nameOf(plan) })}
          onDelete={() => {
            onDelete(plan);
          }}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption={t('savings-plans.plans')}
      columns={columns}
      rows={plans}
      rowKey={({ id }) => String(id)}
      rowName={nameOf}
    />
  );
}
