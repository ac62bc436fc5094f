import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { isFiltered, type TransactionFilter } from './filter.ts';

export interface FoundLineProps {
  /** How many there are; undefined while that is not known. */
  readonly total: number | undefined;
  readonly filter: TransactionFilter;
  readonly onFilter: (filter: TransactionFilter) => void;
}

/** How many transactions the filter leaves, what else it asks for than the line of filters shows, and the way back. */
export function FoundLine({ total, filter, onFilter }: FoundLineProps) {
  const t = useT();
  const exactly = [filter.isin, filter.broker].filter((word) => word !== undefined);
  return (
    <>
      <span role="status">{total !== undefined && t('transactions.count', { count: total })}</span>
      {exactly.map((word) => ` · ${word}`)}
      {isFiltered(filter) && (
        <>
          {' · '}
          <Button
            look="plain"
            onClick={() => {
              onFilter({ sort_by: filter.sort_by, sort_order: filter.sort_order });
            }}
          >
            {t('transactions.show-all')}
          </Button>
        </>
      )}
    </>
  );
}
