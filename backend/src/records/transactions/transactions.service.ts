import { counted } from '../../http/counted.ts';
import type { ChangeLog } from '../../db/change-log.ts';
import type { NounColumns, RowOf } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { checkBasis } from '../../http/based-on.ts';
import { Problem, ValidationProblem } from '../../http/problem.ts';
import { baseCurrency } from '../base-currency/base-currency.repository.ts';
import { instrumentNames } from '../isin-metadata/isin-metadata.repository.ts';
import { retirePositionValues } from '../position-values/retire-position-values.rule.ts';
import { findTransaction, ledgerIsins } from './transactions.repository.ts';
import { NO_ISIN } from '../../db/tables.ts';
import {
  EMPTY_TRANSACTION,
  entryWords,
  inCurrencyItself,
  insertTransaction,
  type NewTransaction,
  ratedColumns,
} from './insert-transaction.rule.ts';
import { hasMember, shapeErrors, TYPED_MEMBERS } from './transaction-shape.ts';
import { columnsOf, type TransactionCreate, type TransactionUpdate } from './transactions.schema.ts';

type Columns = NounColumns['transactions'];
type Row = RowOf<'transactions'>;

function auditFields(row: Row) {
  const { id, isin, transaction_type, units, price_per_unit, amount, fee, broker, date } = row;
  return { transaction_id: id, isin, transaction_type, units, price_per_unit, amount, fee, broker, date };
}

async function existing(deps: Pick<Deps, 'log'>, find: Promise<Row | null>, id: number): Promise<Row> {
  const row = await find;
  if (row) return row;
  deps.log.warn('transaction not found', { transaction_id: id });
  throw new Problem(404, 'transaction_not_found', `There is no transaction with ID ${id}.`, { id });
}

/** The columns of what a request records. */
export function newTransaction(input: TransactionCreate): NewTransaction {
  return {
    ...EMPTY_TRANSACTION,
    ...(columnsOf(input) as Pick<Columns, 'date' | 'broker' | 'transaction_type'>),
  };
}

export async function recordTransaction(
  deps: Deps,
  input: TransactionCreate,
  requestId: string,
): Promise<Done<Row>> {
  const given = newTransaction(input);
  const deed = {
    action: 'create',
    subject: 'transactions',
    summary: `Recorded ${entryWords(given)}`,
    requestId,
  } as const;
  const done = await deps.run(deed, async (work) => await insertTransaction(work, given));
  deps.log.info('transaction created', { operation: 'CREATE', ...auditFields(done.result) });
  return done;
}

/** Names that the owner gave to the instruments of these rows. */
export async function namesOf(deps: Deps, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  return await instrumentNames(
    deps.database.read,
    rows.map((row) => row.isin),
  );
}

export async function showTransaction(deps: Deps, id: number): Promise<Row> {
  return await existing(deps, findTransaction(deps.database.read, id), id);
}

function changedFields(before: Row, after: Row): Record<string, { before: unknown; after: unknown }> {
  const names = Object.keys(after) as (keyof Row)[];
  const changed = names.filter((name) => name !== 'updated_at' && before[name] !== after[name]);
  return Object.fromEntries(changed.map((name) => [name, { before: before[name], after: after[name] }]));
}

async function replaceIfChanged(change: ChangeLog, before: Row, after: Row): Promise<Row> {
  if (Object.keys(changedFields(before, after)).length === 0) return before;
  await change.replace('transactions', after);
  return after;
}

/**
 * The row after an edit. What the new type does not have, and the request does not name, is gone.
 *
 * @throws ValidationProblem when the type lacks a member, or does not have one that the request names
 */
function editedRow(row: Row, input: Omit<TransactionUpdate, 'based_on'>, at: Row['updated_at']): Row {
  const edited = { ...row, ...columnsOf(input), updated_at: at };
  const type = edited.transaction_type;
  const gone = TYPED_MEMBERS.filter((member) => !hasMember(type, member) && !input[member]);
  const after: Row = { ...edited, ...Object.fromEntries(gone.map((member) => [member, null])) };
  if (after.acquired_on !== null && after.price_per_unit === null && !input.acquired_on)
    after.acquired_on = null;
  const errors = shapeErrors(type, { ...after, isin: after.isin === NO_ISIN ? null : after.isin });
  if (errors.length === 0) return after;
  throw new ValidationProblem(
    errors.map(({ member, error: { message, ...error } }) => {
      return { loc: ['body', member], msg: message, input: after[member], ...error };
    }),
  );
}

export async function editTransaction(
  deps: Deps,
  id: number,
  { based_on: basedOn, ...input }: TransactionUpdate,
  requestId: string,
): Promise<Done<Row>> {
  const deed = { action: 'update', subject: 'transactions', summary: '', requestId } as const;
  let before: Row | undefined;
  const done = await deps.run(deed, async (work) => {
    before = await existing(deps, findTransaction(work.trx, id), id);
    const current = before;
    checkBasis(current, basedOn);
    const edited = inCurrencyItself(editedRow(current, input, work.at));
    const after = await ratedColumns(work, edited, await baseCurrency(work.trx));
    await work.change.summarise(`Edited ${entryWords(current)}`);
    const isins = new Set([current.isin, after.isin]);
    return await retirePositionValues(
      work,
      isins,
      async () => await replaceIfChanged(work.change, current, after),
    );
  });
  if (before && done.changeId !== null) {
    const fields = { transaction_id: id, changed_fields: changedFields(before, done.result) };
    deps.log.info('transaction updated', { operation: 'UPDATE', ...fields });
  }
  return done;
}

export async function deleteTransaction(deps: Deps, id: number, requestId: string): Promise<Done<Row>> {
  const deed = { action: 'delete', subject: 'transactions', summary: '', requestId } as const;
  const done = await deps.run(deed, async (work) => {
    const row = await existing(deps, findTransaction(work.trx, id), id);
    await work.change.summarise(`Deleted ${entryWords(row)}`);
    const remove = async () => await work.change.remove('transactions', [id]);
    await retirePositionValues(work, new Set([row.isin]), remove);
    return row;
  });
  deps.log.info('transaction deleted', { operation: 'DELETE', ...auditFields(done.result) });
  return done;
}

export async function deleteAllTransactions(deps: Deps, requestId: string): Promise<Done<number>> {
  const deed = { action: 'delete_all', subject: 'transactions', summary: '', requestId } as const;
  const done = await deps.run(deed, async (work) => {
    const isins = new Set(await ledgerIsins(work.trx));
    const count = await retirePositionValues(
      work,
      isins,
      async () => await work.change.removeAll('transactions'),
    );
    await work.change.summarise(`Deleted all ${counted(count, 'transaction')}`);
    return count;
  });
  deps.log.warn('all transactions deleted', { operation: 'BULK_DELETE', deleted_count: done.result });
  return done;
}
