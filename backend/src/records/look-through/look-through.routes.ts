import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { readUpload } from '../../http/read-upload.ts';
import { conflict, detailSchema, invalid, notFound } from '../../http/wire.ts';
import { importFundFile } from './fund-file.service.ts';
import {
  fundFileQuery,
  fundFileReportSchema,
  lookThroughDeletion,
  lookThroughInput,
  lookThroughListSchema,
  lookThroughParams,
  lookThroughSchema,
  newLookThroughParams,
  wireBreakdownHead,
  wireLookThrough,
} from './look-through.schema.ts';
import {
  deleteLookThrough,
  listLookThrough,
  putLookThrough,
  showLookThrough,
} from './look-through.service.ts';

const tags = ['look-through'];
const one = '/look-through/:isin';

export function lookThroughRoutes(app: Http, deps: Deps): void {
  app.get(
    '/look-through',
    {
      schema: {
        tags,
        summary: 'List what instruments hold, by ISIN',
        response: { 200: lookThroughListSchema },
      },
    },
    async () => {
      const items = [...(await listLookThrough(deps))].map(([isin, breakdowns]) => ({
        isin,
        breakdowns: breakdowns.map(wireBreakdownHead),
      }));
      return { items, total: items.length };
    },
  );

  app.get(
    one,
    {
      schema: {
        tags,
        summary: 'Show what an instrument holds',
        params: lookThroughParams,
        response: { 200: lookThroughSchema, ...notFound, ...invalid },
      },
    },
    async ({ params: { isin } }) => wireLookThrough(isin, await showLookThrough(deps, isin)),
  );

  app.put(
    one,
    {
      schema: {
        tags,
        summary: 'Enter the regions, the sectors or the holdings of an instrument',
        description: 'Replaces those of the same kind that were there before; the other kinds stay.',
        params: newLookThroughParams,
        body: lookThroughInput,
        response: { 200: lookThroughSchema, ...invalid },
      },
    },
    async (request, reply) => {
      const { isin } = request.params;
      return wireLookThrough(
        isin,
        answerChange(reply, await putLookThrough(deps, isin, request.body, request.id)),
      );
    },
  );

  app.delete(
    one,
    {
      schema: {
        tags,
        summary: 'Forget what an instrument holds',
        params: lookThroughParams,
        querystring: lookThroughDeletion,
        response: { 204: z.null(), ...notFound, ...invalid },
      },
    },
    async (request, reply) => {
      const { params, query, id } = request;
      answerChange(reply, await deleteLookThrough(deps, params.isin, query.kind, id));
      return await reply.status(204).send(null);
    },
  );

  app.post(
    '/look-through/:isin/import',
    {
      schema: {
        tags,
        summary: "Import the list of holdings of a fund's provider",
        description:
          'Multipart form, part `file`: a CSV file whose columns are found by their headings (iShares, Vanguard, Xtrackers, Amundi, and whoever has the same), below any lines above them. Every kind of weights that it tells replaces the one before.',
        consumes: ['multipart/form-data'],
        params: newLookThroughParams,
        querystring: fundFileQuery,
        response: {
          200: fundFileReportSchema,
          400: detailSchema,
          413: detailSchema,
          ...conflict,
          ...invalid,
        },
      },
    },
    async (request, reply) => {
      const { params, query, id } = request;
      const { fileName, file: bytes } = await readUpload(request, buffer);
      const asked = {
        isin: params.isin,
        fileName,
        bytes,
        asOf: query.as_of,
        isDryRun: query.dry_run ?? false,
      };
      return answerChange(reply, await importFundFile(deps, asked, id));
    },
  );
}
