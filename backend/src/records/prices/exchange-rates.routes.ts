import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { importBody, importUpload } from '../../http/import-upload.ts';
import { withRawBodies } from '../../http/raw-bodies.ts';
import { csvFile, sendCsv } from '../../http/send-csv.ts';
import { conflict, deletedSchema, detailSchema, invalid } from '../../http/wire.ts';
import { EXCHANGE_RATES } from './dated-noun.ts';
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
  RATE_COLUMNS,
  rateListSchema,
  ratesDeletion,
  ratesInput,
  ratesPageQuery,
  ratesQuery,
  wireRate,
} from './exchange-rates.schema.ts';
import { runRateFile, runRates } from './run-dated-values.ts';

const tags = ['exchange-rates'];
const JSON_TYPE = 'application/json; charset=utf-8';

export function datedExchangeRateRoutes(app: Http, deps: Deps): void {
  withRawBodies(app, (raw) => {
    raw.post(
      '/exchange-rates',
      {
        schema: {
          tags,
          summary: 'Enter exchange rates',
          description:
            'One for each currency and day: what was entered for that day before is replaced. All are stored as one change, or none when one is not valid. At most 50 MB.',
          body: ratesInput,
          response: { 200: storedSchema, 413: detailSchema, ...conflict, ...invalid },
        },
      },
      async (request, reply) => {
        const stored = answerChange(reply, await importBody(deps, request, 'exchange_rates', runRates));
        return await reply.type(JSON_TYPE).send(stored as never);
      },
    );
  });

  app.post(
    '/exchange-rates/import-csv',
    {
      schema: {
        tags,
        summary: 'Import a table of exchange rates',
        description:
          'Multipart form, part `file`, at most 50 MB: the columns currency, date (YYYY-MM-DD) and rate, units of the currency for one EUR, divided by commas, semicolons or tabs; numbers with a decimal point or a decimal comma. Good rows are stored in one transaction.',
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
      const done = await importUpload(deps, request, 'exchange_rate_file', options, runRateFile);
      return await reply.type(JSON_TYPE).send(answerChange(reply, done) as never);
    },
  );

  app.get(
    '/exchange-rates',
    {
      schema: {
        tags,
        summary: 'List the exchange rates that are known',
        description: 'Of each day the one that counts: what was entered goes before what providers tell.',
        querystring: ratesPageQuery,
        response: { 200: rateListSchema, ...invalid },
      },
    },
    async ({ query }) => {
      const paging = pageOf(query);
      const { page, total } = await pageOfCloses(
        deps,
        EXCHANGE_RATES,
        filterOf(query.currency, query),
        paging,
      );
      return {
        rates: page.map(({ name, close, enteredAt }) => wireRate(name, close, enteredAt)),
        total,
        ...paging,
      };
    },
  );

  app.get(
    '/exchange-rates.csv',
    {
      schema: {
        tags,
        summary: 'Download the exchange rates that are known as a CSV file',
        querystring: ratesQuery,
        response: { 200: csvFile('One line for each rate'), ...invalid },
      },
    },
    async ({ query }, reply) =>
      await sendCsv(
        reply,
        'exchange-rates',
        datedLines(deps, EXCHANGE_RATES, filterOf(query.currency, query), RATE_COLUMNS, wireRate),
      ),
  );

  app.delete(
    '/exchange-rates',
    {
      schema: {
        tags,
        summary: 'Delete exchange rates that were entered',
        description: 'Of a currency, of days, or all of them. What providers told stays.',
        querystring: ratesDeletion,
        response: { 200: deletedSchema, ...invalid },
      },
    },
    async ({ query, id }, reply) => {
      const done = await deleteDatedValues(deps, EXCHANGE_RATES, filterOf(query.currency, query), id);
      const deleted_count = answerChange(reply, done);
      return { message: `Deleted ${counted(EXCHANGE_RATES, deleted_count)}`, deleted_count };
    },
  );
}
