import type { MonthlyReturns } from '../../api/wire.ts';
import { axisDateText } from '../../format/axis-date.ts';
import { useLocale } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { PercentChange } from '../../ui/percent-change.tsx';
import { whyAttributes } from '../../ui/why-question.ts';
import { Why } from '../../ui/why.tsx';
import { stretchAsked } from './asked-figure.ts';

type Year = MonthlyReturns['years'][number];

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

/** Time-weighted returns by month and year, the newest year first; a month without anything held is empty. */
export function MonthsTable({ returns, isStale }: { returns: MonthlyReturns; isStale: boolean }) {
  const t = useT();
  const locale = useLocale();
  const columns: Column<Year>[] = [
    {
      key: 'year',
      head: t('performance.year'),
      onPhone: true,
      cell: ({ year }) => <span className="number">{year}</span>,
    },
    ...MONTHS.map((month): Column<Year> => ({
      key: month,
      head: axisDateText(locale, `2023-${month}-01`, 'month'),
      align: 'end',
      cell: ({ year, months }) => {
        const value = months.find((one) => one.month === `${year}-${month}`)?.return;
        return (
          value !== undefined && (
            <span {...whyAttributes(stretchAsked(returns, `${year}-${month}`))}>
              <PercentChange value={value} digits={1} withSymbol={false} look="wash" />
            </span>
          )
        );
      },
    })),
    {
      key: 'total',
      head: t('performance.whole-year'),
      align: 'end',
      onPhone: true,
      cell: ({ year, return: total }) => (
        <Why {...stretchAsked(returns, year)}>
          <PercentChange value={total} digits={1} withSymbol={false} look="wash" />
        </Why>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('figures.calendar-return')}
      columns={columns}
      rows={[...returns.years].reverse()}
      rowKey={({ year }) => year}
      rowName={({ year }) => year}
      isStale={isStale}
    />
  );
}
