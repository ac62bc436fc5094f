import type { Change, ChangeList, ChangeRow } from '../api/wire.ts';

/** A fee raised from 2 to 9, unless told otherwise. */
export function changeRow(changed: Partial<ChangeRow> = {}): ChangeRow {
  const row = {
    date: '2026-11-18',
    isin: 'IE00BK5BQT80',
    transaction_type: 'BUY',
    units: '12',
    product: 'FTSE All-World',
    fee: '2',
    updated_at: '2026-11-18T10:00:00.000000',
  };
  return {
    subject: 'transactions',
    id: 1,
    before: row,
    after: { ...row, fee: '9', updated_at: '2026-11-19T10:00:00.000000' },
    ...changed,
  };
}

/** The edit of one transaction, unless told otherwise. */
export function change(changed: Partial<Change> = {}): Change {
  return {
    id: 3,
    made_at: '2024-11-24T18:30:00',
    action: 'update',
    subject: 'transactions',
    summary: 'Edited transaction 1: BUY 12 IE00BK5BQT80',
    request_id: null,
    file_name: null,
    undoes: null,
    undone_by: null,
    row_count: 1,
    can_undo: true,
    conflicting_change: null,
    rows: [changeRow()],
    ...changed,
  };
}

export function changeList(changes: Change[], total = changes.length): ChangeList {
  return { changes, total, skip: 0, limit: 50 };
}
