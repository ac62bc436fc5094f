import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { invalid, notFound } from '../../http/wire.ts';
import {
  mappingInput,
  mappingListSchema,
  mappingParams,
  rememberedMappingSchema,
  wireMapping,
} from './import-mappings.schema.ts';
import { allMappings, deleteMapping, putMapping } from './import-mappings.service.ts';

const tags = ['import-mappings'];
const all = '/import-mappings';

export function importMappingRoutes(app: Http, deps: Deps): void {
  app.get(
    all,
    {
      schema: {
        tags,
        summary: 'List how files that no reader knows are read',
        response: { 200: mappingListSchema },
      },
    },
    async () => {
      const rows = await allMappings(deps);
      return { items: rows.map(wireMapping), total: rows.length };
    },
  );

  app.put(
    all,
    {
      schema: {
        tags,
        summary: 'Remember how files with one header are read',
        body: mappingInput,
        response: { 200: rememberedMappingSchema, ...invalid },
      },
    },
    async ({ body, id }, reply) => wireMapping(answerChange(reply, await putMapping(deps, body, id))),
  );

  app.delete(
    `${all}/:id`,
    {
      schema: {
        tags,
        summary: 'Forget how files with one header are read; what was imported stays',
        params: mappingParams,
        response: { 204: z.null(), ...notFound, ...invalid },
      },
    },
    async ({ params, id }, reply) => {
      answerChange(reply, await deleteMapping(deps, params.id, id));
      return await reply.status(204).send(null);
    },
  );
}
