import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { importBody, importUpload } from '../../http/import-upload.ts';
import { withRawBodies } from '../../http/raw-bodies.ts';
import { csvFile, sendCsv } from '../../http/send-csv.ts';
import { conflict, deletedSchema, detailSchema, invalid } from '../../http/wire.ts';
import { PRICES } from './dated-noun.ts';
import {
  datedFileQuery,
  datedFileReportSchema,
  filterOf,
  pageOf,
  storedSchema,
} from './dated-values.schema.ts';
import { counted, deleteDatedValues, pageOfCloses } from './dated-values.service.ts';
import { datedLines } from './dated-lines.ts';
import {
  PRICE_COLUMNS,
  priceListSchema,
  pricesDeletion,
  pricesInput,
  pricesPageQuery,
  pricesQuery,
  wirePrice,
} from './prices.schema.ts';
import { runPriceFile, runPrices } from './run-dated-values.ts';

const tags = ['prices'];
const JSON_TYPE = 'application/json; charset=utf-8';

export function priceRoutes(app: Http, deps: Deps): void {
  withRawBodies(app, (raw) => {
    raw.post(
      '/prices',
      {
        schema: {
          tags,
          summary: 'Enter closing prices',
          description:
            'One for each instrument and day: what was entered for that day before is replaced. All are stored as one change, or none when one is not valid. At most 50 MB.',
          body: pricesInput,
          response: { 200: storedSchema, 413: detailSchema, ...conflict, ...invalid },
        },
      },
      async (request, reply) => {
        const stored = answerChange(reply, await importBody(deps, request, 'prices', runPrices));
        return await reply.type(JSON_TYPE).send(stored as never);
      },
    );
  });

  app.post(
    '/prices/import-csv',
    {
      schema: {
        tags,
        summary: 'Import a table of closing prices',
        description:
          'Multipart form, part `file`, at most 50 MB: the columns isin, date (YYYY-MM-DD), close and currency, divided by commas, semicolons or tabs; numbers with a decimal point or a decimal comma. Good rows are stored in one transaction.',
        consumes: ['multipart/form-data'],
        querystring: datedFileQuery,
        response: {
          200: datedFileReportSchema,
          400: detailSchema,
          413: detailSchema,
          ...conflict,
          ...invalid,
        },
      },
    },
    async (request, reply) => {
      const options = { dryRun: request.query.dry_run ?? false, allowDuplicates: false };
      const done = await importUpload(deps, request, 'price_file', options, runPriceFile);
      return await reply.type(JSON_TYPE).send(answerChange(reply, done) as never);
    },
  );

  app.get(
    '/prices',
    {
      schema: {
        tags,
        summary: 'List the closing prices that are known',
        description: 'Of each day the one that counts: what was entered goes before what providers tell.',
        querystring: pricesPageQuery,
        response: { 200: priceListSchema, ...invalid },
      },
    },
    async ({ query }) => {
      const paging = pageOf(query);
      const { page, total } = await pageOfCloses(deps, PRICES, filterOf(query.isin, query), paging);
      return {
        prices: page.map(({ name, close, enteredAt }) => wirePrice(name, close, enteredAt)),
        total,
        ...paging,
      };
    },
  );

  app.get(
    '/prices.csv',
    {
      schema: {
        tags,
        summary: 'Download the closing prices that are known as a CSV file',
        querystring: pricesQuery,
        response: { 200: csvFile('One line for each price'), ...invalid },
      },
    },
    async ({ query }, reply) =>
      await sendCsv(
        reply,
        'prices',
        datedLines(deps, PRICES, filterOf(query.isin, query), PRICE_COLUMNS, wirePrice),
      ),
  );

  app.delete(
    '/prices',
    {
      schema: {
        tags,
        summary: 'Delete closing prices that were entered',
        description: 'Of an instrument, of days, or all of them. What providers told stays.',
        querystring: pricesDeletion,
        response: { 200: deletedSchema, ...invalid },
      },
    },
    async ({ query, id }, reply) => {
      const done = await deleteDatedValues(deps, PRICES, filterOf(query.isin, query), id);
      const deleted_count = answerChange(reply, done);
      return { message: `Deleted ${counted(PRICES, deleted_count)}`, deleted_count };
    },
  );
}
