import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, invalid, notFound } from '../../http/wire.ts';
import {
  isinMetadataCreateSchema,
  isinMetadataListSchema,
  isinMetadataParams,
  isinMetadataQuery,
  isinMetadataSchema,
  isinMetadataUpdateSchema,
  wireIsinMetadata,
} from './isin-metadata.schema.ts';
import {
  createIsinMetadata,
  deleteIsinMetadata,
  editIsinMetadata,
  pageOfIsinMetadata,
  showIsinMetadata,
} from './isin-metadata.service.ts';

const tags = ['isin-metadata'];
const all = '/isin-metadata';
const one = '/isin-metadata/:isin';

export function isinMetadataRoutes(app: Http, deps: Deps): void {
  app.post(
    all,
    {
      schema: {
        tags,
        summary: 'Name an instrument',
        body: isinMetadataCreateSchema,
        response: { 201: isinMetadataSchema, ...conflict, ...invalid },
      },
    },
    async (request, reply) => {
      const row = answerChange(reply, await createIsinMetadata(deps, request.body, request.id));
      return await reply.status(201).send(wireIsinMetadata(row));
    },
  );

  app.get(
    all,
    {
      schema: {
        tags,
        summary: 'List instruments by ISIN',
        querystring: isinMetadataQuery,
        response: { 200: isinMetadataListSchema, ...invalid },
      },
    },
    async (request) => {
      const rows = await pageOfIsinMetadata(deps, request.query.type);
      return { items: rows.map(wireIsinMetadata), total: rows.length };
    },
  );

  const byIsin = { tags, params: isinMetadataParams };
  const answers = { 200: isinMetadataSchema, ...notFound, ...invalid };

  app.get(one, { schema: { ...byIsin, summary: 'Show an instrument', response: answers } }, async (request) =>
    wireIsinMetadata(await showIsinMetadata(deps, request.params.isin)),
  );

  app.put(
    one,
    {
      schema: {
        ...byIsin,
        summary: 'Edit an instrument; absent members stay as they are',
        description: 'Null leaves name and type as they are and clears currency, ter and symbol.',
        body: isinMetadataUpdateSchema,
        response: { ...answers, ...conflict },
      },
    },
    async (request, reply) =>
      wireIsinMetadata(
        answerChange(reply, await editIsinMetadata(deps, request.params.isin, request.body, request.id)),
      ),
  );

  app.delete(
    one,
    {
      schema: {
        ...byIsin,
        summary: 'Forget an instrument',
        response: { 204: z.null(), ...notFound, ...invalid },
      },
    },
    async (request, reply) => {
      answerChange(reply, await deleteIsinMetadata(deps, request.params.isin, request.id));
      return await reply.status(204).send(null);
    },
  );
}
