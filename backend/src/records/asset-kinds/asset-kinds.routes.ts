import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, invalid, notFound } from '../../http/wire.ts';
import {
  assetKindCreateSchema,
  assetKindListSchema,
  assetKindParams,
  assetKindSchema,
  assetKindUpdateSchema,
  wireAssetKind,
} from './asset-kinds.schema.ts';
import { allAssetKinds, createAssetKind, deleteAssetKind, editAssetKind } from './asset-kinds.service.ts';

const tags = ['other-assets'];
const all = '/asset-kinds';
const one = '/asset-kinds/:code';

export function assetKindRoutes(app: Http, deps: Deps): void {
  app.get(
    all,
    { schema: { tags, summary: 'List the kinds of other assets', response: { 200: assetKindListSchema } } },
    async () => {
      const rows = await allAssetKinds(deps);
      return { items: rows.map(wireAssetKind), total: rows.length };
    },
  );

  app.post(
    all,
    {
      schema: {
        tags,
        summary: 'Add a kind of asset',
        body: assetKindCreateSchema,
        response: { 201: assetKindSchema, ...conflict, ...invalid },
      },
    },
    async (request, reply) => {
      const row = answerChange(reply, await createAssetKind(deps, request.body, request.id));
      return await reply.status(201).send(wireAssetKind(row));
    },
  );

  const byCode = { tags, params: assetKindParams };
  const refusals = { ...notFound, ...conflict, ...invalid };

  app.put(
    one,
    {
      schema: {
        ...byCode,
        summary: 'Edit a kind of asset; absent members stay as they are',
        description: 'The name at any time, account and currency only while there is no asset of the kind.',
        body: assetKindUpdateSchema,
        response: { 200: assetKindSchema, ...refusals },
      },
    },
    async ({ params, body, id }, reply) =>
      wireAssetKind(answerChange(reply, await editAssetKind(deps, params.code, body, id))),
  );

  app.delete(
    one,
    {
      schema: {
        ...byCode,
        summary: 'Delete a kind of asset that no asset is of',
        response: { 204: z.null(), ...refusals },
      },
    },
    async (request, reply) => {
      answerChange(reply, await deleteAssetKind(deps, request.params.code, request.id));
      return await reply.status(204).send(null);
    },
  );
}
