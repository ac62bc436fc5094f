import { wireInstant } from '../../db/instant.ts';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { invalid, notFound } from '../../http/wire.ts';
import {
  changeDetailSchema,
  changeListQuery,
  changeListSchema,
  changeParams,
  changeSchema,
  changesQuery,
  undoConflictSchema,
} from './changes.schema.ts';
import { pageOfChanges, showChange, type ShownChange, undoChange } from './changes.service.ts';

const tags = ['changes'];

function wireChange({ change, rowCount, rows, conflict, isConflictKnown }: ShownChange) {
  return {
    ...change,
    made_at: wireInstant(change.made_at),
    row_count: rowCount,
    can_undo: isConflictKnown ? conflict === null : null,
    conflicting_change: conflict,
    rows,
  };
}

export function changeRoutes(app: Http, deps: Deps): void {
  app.get(
    '/changes',
    {
      schema: {
        tags,
        summary: 'Everything that was changed, newest first, with before and after',
        querystring: changeListQuery,
        response: { 200: changeListSchema, ...invalid },
      },
    },
    async (request) => {
      const { changes, ...page } = await pageOfChanges(deps, request.query);
      return { changes: changes.map(wireChange), ...page };
    },
  );

  app.get(
    '/changes/:id',
    {
      schema: {
        tags,
        summary: 'One change with its rows, page by page',
        params: changeParams,
        querystring: changesQuery,
        response: { 200: changeDetailSchema, ...notFound, ...invalid },
      },
    },
    async (request) => {
      const { skip, limit, ...shown } = await showChange(deps, request.params.id, request.query);
      return { ...wireChange(shown), skip, limit };
    },
  );

  app.post(
    '/changes/:id/undo',
    {
      schema: {
        tags,
        summary: 'Revert one whole change',
        description:
          'An undo is itself a change and can be undone. 409 names the later change that stands in the way.',
        params: changeParams,
        response: { 201: changeSchema, ...notFound, 409: undoConflictSchema, ...invalid },
      },
    },
    async (request, reply) => {
      const undoId = answerChange(reply, await undoChange(deps, request.params.id, request.id));
      const { skip: _skip, limit: _limit, ...shown } = await showChange(deps, undoId, { limit: 5 });
      return await reply.status(201).send(wireChange(shown));
    },
  );
}
