import { z } from 'zod';
import { counted } from '../../http/counted.ts';
import type { RowOf } from '../../db/tables.ts';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, deletedSchema, invalid, notFound } from '../../http/wire.ts';
import { type ListMemory, pageOfTransactions } from './transaction-list.service.ts';
import {
  transactionCreateSchema,
  transactionListSchema,
  transactionParams,
  transactionSchema,
  transactionsQuery,
  transactionUpdateSchema,
  type TransactionWire,
  wireTransaction,
} from './transactions.schema.ts';
import {
  deleteAllTransactions,
  deleteTransaction,
  editTransaction,
  namesOf,
  recordTransaction,
  showTransaction,
} from './transactions.service.ts';

const tags = ['transactions'];

/** Rows as the wire shows them. */
async function show(deps: Deps, rows: readonly RowOf<'transactions'>[]): Promise<TransactionWire[]> {
  const names = await namesOf(deps, rows);
  return rows.map((row) => wireTransaction(row, names.get(row.isin)));
}

async function showOne(deps: Deps, row: RowOf<'transactions'>): Promise<TransactionWire> {
  const [wire] = await show(deps, [row]);
  if (!wire) throw new Error('a row has come back as nothing');
  return wire;
}

/** @param memory what lists remember of the ledger */
export function transactionRoutes(app: Http, deps: Deps, memory: ListMemory): void {
  const all = '/transactions';
  const one = '/transactions/:id';

  app.post(
    all,
    {
      schema: {
        tags,
        summary: 'Record a trade',
        body: transactionCreateSchema,
        response: { 201: transactionSchema, ...invalid },
      },
    },
    async (request, reply) => {
      const row = answerChange(reply, await recordTransaction(deps, request.body, request.id));
      return await reply.status(201).send(await showOne(deps, row));
    },
  );

  app.get(
    all,
    {
      schema: {
        tags,
        summary: 'List trades',
        querystring: transactionsQuery,
        response: { 200: transactionListSchema, ...invalid },
      },
    },
    async (request) => {
      const { rows, ...page } = await pageOfTransactions(deps, memory, request.query);
      return { transactions: await show(deps, rows), ...page };
    },
  );

  app.delete(
    all,
    { schema: { tags, summary: 'Delete every transaction', response: { 200: deletedSchema, ...invalid } } },
    async (request, reply) => {
      const count = answerChange(reply, await deleteAllTransactions(deps, request.id));
      return { message: `Deleted ${counted(count, 'transaction')}`, deleted_count: count };
    },
  );

  const byId = { tags, params: transactionParams };

  app.get(
    one,
    {
      schema: {
        ...byId,
        summary: 'Show a trade',
        response: { 200: transactionSchema, ...notFound, ...invalid },
      },
    },
    async (request) => await showOne(deps, await showTransaction(deps, request.params.id)),
  );

  app.put(
    one,
    {
      schema: {
        ...byId,
        summary: 'Edit a trade; absent members stay as they are',
        body: transactionUpdateSchema,
        response: { 200: transactionSchema, ...notFound, ...conflict, ...invalid },
      },
    },
    async (request, reply) =>
      await showOne(
        deps,
        answerChange(reply, await editTransaction(deps, request.params.id, request.body, request.id)),
      ),
  );

  app.delete(
    one,
    {
      schema: {
        ...byId,
        summary: 'Delete a transaction',
        response: { 204: z.null(), ...notFound, ...invalid },
      },
    },
    async (request, reply) => {
      answerChange(reply, await deleteTransaction(deps, request.params.id, request.id));
      return await reply.status(204).send(null);
    },
  );
}
