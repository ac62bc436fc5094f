import { createContext, useState } from 'react';
import { questionOf, type TransactionFilter } from './filter.ts';
import { useFindIds } from './queries.ts';
import { anchoredAt, NOTHING_SELECTED, type Selection, withStretch, withToggled } from './selection.ts';
import type { Transactions } from './use-transactions.ts';

/** Chooses several transactions of the list. */
export interface Selecting {
  readonly ids: ReadonlySet<number>;
  readonly isAll: boolean;
  readonly onToggle: (id: number, place: number) => void;
  /** Goes on to a place from the one before it, or from where a row was last chosen. */
  readonly onExtend: (to: number, from?: number) => void;
  /** Everything that the filter finds, or nothing when that is chosen already. */
  readonly onAll: () => void;
  readonly onClear: () => void;
  /** Why not everything could be chosen. */
  readonly error: Error | null;
}

/** For the boxes of rows, so that a row is not drawn anew when another one is chosen. */
export const SelectingContext = createContext<Selecting | null>(null);

/** The filter without its order: what is chosen stays when the list is sorted, and not when others are looked for. */
function whatIsFound(filter: TransactionFilter): string {
  return JSON.stringify(questionOf({ ...filter, sort_by: undefined, sort_order: undefined }));
}

export function useSelection(transactions: Transactions, filter: TransactionFilter): Selecting {
  const [state, setState] = useState({ of: whatIsFound(filter), selection: NOTHING_SELECTED });
  const [walked, setWalked] = useState<number | null>(null);
  const find = useFindIds();
  const of = whatIsFound(filter);
  const selection = state.of === of ? state.selection : NOTHING_SELECTED;
  const choose = (next: Selection) => {
    setState({ of, selection: next });
  };

  /** The ids of a stretch; where it was not all scrolled through, the server knows them. */
  const stretchOf = (from: number, to: number, then: (ids: readonly number[]) => void) => {
    const [first, last] = from < to ? [from, to] : [to, from];
    const here: number[] = [];
    for (let place = first; place <= last; place += 1) {
      const transaction = transactions.transactionAt(place);
      if (transaction) here.push(transaction.id);
    }
    if (here.length === last - first + 1) then(here);
    else {
      find.mutate(filter, {
        onSuccess: (ids) => {
          then(ids.slice(first, last + 1));
        },
      });
    }
  };

  const extend = (to: number, from?: number) => {
    const goesOn = from === undefined || from === walked;
    const base = goesOn && selection.anchor !== null ? selection : anchoredAt(selection, from ?? to);
    const anchor = base.anchor ?? to;
    setWalked(to);
    stretchOf(anchor, to, (ids) => {
      choose(withStretch(base, anchor, ids));
    });
  };

  return {
    ids: selection.ids,
    isAll: selection.ids.size > 0 && selection.ids.size === transactions.total,
    onToggle: (id, place) => {
      setWalked(place);
      choose(withToggled(selection, id, place));
    },
    onExtend: extend,
    onAll: () => {
      if (selection.ids.size === transactions.total) choose(NOTHING_SELECTED);
      else {
        find.mutate(filter, {
          onSuccess: (ids) => {
            choose({ ...NOTHING_SELECTED, ids: new Set(ids) });
          },
        });
      }
    },
    onClear: () => {
      choose(NOTHING_SELECTED);
    },
    error: find.error,
  };
}
