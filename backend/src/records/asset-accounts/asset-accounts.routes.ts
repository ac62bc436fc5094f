import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, invalid, notFound } from '../../http/wire.ts';
import {
  assetAccountInput,
  assetAccountListSchema,
  assetAccountParams,
  assetAccountSchema,
  wireAssetAccount,
} from './asset-accounts.schema.ts';
import {
  allAssetAccounts,
  createAssetAccount,
  deleteAssetAccount,
  renameAssetAccount,
} from './asset-accounts.service.ts';

const tags = ['other-assets'];
const all = '/asset-accounts';
const one = '/asset-accounts/:id';

export function assetAccountRoutes(app: Http, deps: Deps): void {
  app.get(
    all,
    {
      schema: {
        tags,
        summary: 'List the accounts of other assets',
        response: { 200: assetAccountListSchema },
      },
    },
    async () => {
      const rows = await allAssetAccounts(deps);
      return { items: rows.map(wireAssetAccount), total: rows.length };
    },
  );

  app.post(
    all,
    {
      schema: {
        tags,
        summary: 'Add an account',
        body: assetAccountInput,
        response: { 201: assetAccountSchema, ...conflict, ...invalid },
      },
    },
    async (request, reply) => {
      const row = answerChange(reply, await createAssetAccount(deps, request.body.name, request.id));
      return await reply.status(201).send(wireAssetAccount(row));
    },
  );

  const byId = { tags, params: assetAccountParams };
  const refusals = { ...notFound, ...conflict, ...invalid };

  app.put(
    one,
    {
      schema: {
        ...byId,
        summary: 'Rename an account; its assets go along',
        body: assetAccountInput,
        response: { 200: assetAccountSchema, ...refusals },
      },
    },
    async ({ params, body, id }, reply) =>
      wireAssetAccount(answerChange(reply, await renameAssetAccount(deps, params.id, body.name, id))),
  );

  app.delete(
    one,
    {
      schema: {
        ...byId,
        summary: 'Delete an account that no asset is in',
        response: { 204: z.null(), ...refusals },
      },
    },
    async (request, reply) => {
      answerChange(reply, await deleteAssetAccount(deps, request.params.id, request.id));
      return await reply.status(204).send(null);
    },
  );
}
