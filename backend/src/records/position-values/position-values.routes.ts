import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, invalid, notFound } from '../../http/wire.ts';
import {
  positionValueInput,
  positionValueListSchema,
  positionValueParams,
  positionValueSchema,
  wirePositionValue,
} from './position-values.schema.ts';
import { allPositionValues, deletePositionValue, putPositionValue } from './position-values.service.ts';

const tags = ['position-values'];

export function positionValueRoutes(app: Http, deps: Deps): void {
  app.post(
    '/position-values',
    {
      schema: {
        tags,
        summary: 'Enter the market value of a position',
        description: 'Creates or updates by ISIN. A value without a holding is kept and counted in no total.',
        body: positionValueInput,
        response: { 200: positionValueSchema, ...conflict, ...invalid },
      },
    },
    async (request, reply) =>
      wirePositionValue(answerChange(reply, await putPositionValue(deps, request.body, request.id))),
  );

  app.get(
    '/position-values',
    { schema: { tags, summary: 'List market values by ISIN', response: { 200: positionValueListSchema } } },
    async () => {
      const rows = await allPositionValues(deps);
      return { position_values: rows.map(wirePositionValue), total: rows.length };
    },
  );

  app.delete(
    '/position-values/:id',
    {
      schema: {
        tags,
        summary: 'Delete a market value',
        params: positionValueParams,
        response: { 204: z.null(), ...notFound, ...invalid },
      },
    },
    async (request, reply) => {
      answerChange(reply, await deletePositionValue(deps, request.params.id, request.id));
      return await reply.status(204).send(null);
    },
  );
}
