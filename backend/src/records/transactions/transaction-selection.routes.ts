import { counted } from '../../http/counted.ts';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { deletedSchema, invalid } from '../../http/wire.ts';
import { deleteTransactions } from './delete-transactions.service.ts';
import { allTransactionIds, type ListMemory } from './transaction-list.service.ts';
import { recordTransactions } from './record-transactions.service.ts';
import {
  recordedTransactionsSchema,
  transactionIdsSchema,
  transactionListQuery,
  transactionsCreateSchema,
  transactionsToDelete,
  wireTransaction,
} from './transactions.schema.ts';
import { namesOf } from './transactions.service.ts';

const tags = ['transactions'];

/** What is done to several trades together. */
export function transactionSelectionRoutes(app: Http, deps: Deps, memory: ListMemory): void {
  app.get(
    '/transactions/ids',
    {
      schema: {
        tags,
        summary: 'The ids of all trades that match',
        description:
          'With the filters of the list, without its paging: what selecting everything found means.',
        querystring: transactionListQuery,
        response: { 200: transactionIdsSchema, ...invalid },
      },
    },
    async (request, reply) => {
      const ids = await allTransactionIds(deps, memory, request.query);
      // A hundred thousand numbers need not be looked at one by one once more.
      const body = `{"ids":[${ids.join(',')}]}`;
      return await reply.type('application/json; charset=utf-8').send(body as never);
    },
  );

  app.post(
    '/transactions/bulk',
    {
      schema: {
        tags,
        summary: 'Record several trades as one change: all of them or none',
        body: transactionsCreateSchema,
        response: { 201: recordedTransactionsSchema, ...invalid },
      },
    },
    async ({ body, id }, reply) => {
      const rows = answerChange(reply, await recordTransactions(deps, body.transactions, id));
      const names = await namesOf(deps, rows);
      const transactions = rows.map((row) => wireTransaction(row, names.get(row.isin)));
      return await reply.status(201).send({ transactions });
    },
  );

  app.post(
    '/transactions/delete',
    {
      schema: {
        tags,
        summary: 'Delete several trades as one change',
        body: transactionsToDelete,
        response: { 200: deletedSchema, ...invalid },
      },
    },
    async (request, reply) => {
      const count = answerChange(reply, await deleteTransactions(deps, request.body.ids, request.id));
      return { message: `Deleted ${counted(count, 'transaction')}`, deleted_count: count };
    },
  );
}
