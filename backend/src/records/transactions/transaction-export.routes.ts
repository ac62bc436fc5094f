import type { Deps } from '../../deps.ts';
import type { Http } from '../../http/create-http.ts';
import { csvFile, sendCsv } from '../../http/send-csv.ts';
import { invalid } from '../../http/wire.ts';
import { exportTransactions } from './transaction-export.service.ts';
import { transactionListQuery } from './transactions.schema.ts';
import type { ListMemory } from './transaction-list.service.ts';

export function transactionExportRoutes(app: Http, deps: Deps, memory: ListMemory): void {
  app.get(
    '/transactions/export-csv',
    {
      schema: {
        tags: ['transactions'],
        summary: 'Download the list of trades as a CSV file',
        description: 'With the filters and the order of the list, without its paging.',
        querystring: transactionListQuery,
        response: { 200: csvFile('One line for each trade, with every member'), ...invalid },
      },
    },
    async (request, reply) =>
      await sendCsv(reply, 'transactions', await exportTransactions(deps, memory, request.query)),
  );
}
