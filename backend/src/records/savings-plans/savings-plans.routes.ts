import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, invalid, notFound } from '../../http/wire.ts';
import {
  confirmation,
  savingsPlanEdit,
  savingsPlanInput,
  savingsPlanListSchema,
  savingsPlanParams,
  savingsPlanSchema,
  settledDaySchema,
  skipping,
  wireSavingsPlan,
  wireSettledDay,
} from './savings-plans.schema.ts';
import {
  allSavingsPlans,
  createSavingsPlan,
  deleteSavingsPlan,
  editSavingsPlan,
} from './savings-plans.service.ts';
import { confirmDay, skipDay } from './settle-day.service.ts';

const tags = ['savings-plans'];
const all = '/savings-plans';
const one = '/savings-plans/:id';

export function savingsPlanRoutes(app: Http, deps: Deps): void {
  app.get(
    all,
    { schema: { tags, summary: 'List the savings plans', response: { 200: savingsPlanListSchema } } },
    async () => {
      const rows = await allSavingsPlans(deps);
      return { items: rows.map(wireSavingsPlan), total: rows.length };
    },
  );

  app.post(
    all,
    {
      schema: {
        tags,
        summary: 'Add a savings plan',
        body: savingsPlanInput,
        response: { 201: savingsPlanSchema, ...invalid },
      },
    },
    async (request, reply) => {
      const row = answerChange(reply, await createSavingsPlan(deps, request.body, request.id));
      return await reply.status(201).send(wireSavingsPlan(row));
    },
  );

  const byId = { tags, params: savingsPlanParams };
  const refusals = { ...notFound, ...conflict, ...invalid };

  app.put(
    one,
    {
      schema: {
        ...byId,
        summary: 'Edit a savings plan; days that were confirmed or skipped stay so',
        body: savingsPlanEdit,
        response: { 200: savingsPlanSchema, ...refusals },
      },
    },
    async ({ params, body, id }, reply) =>
      wireSavingsPlan(answerChange(reply, await editSavingsPlan(deps, params.id, body, id))),
  );

  app.delete(
    one,
    {
      schema: {
        ...byId,
        summary: 'Delete a savings plan; its purchases stay',
        response: { 204: z.null(), ...notFound, ...invalid },
      },
    },
    async ({ params, id }, reply) => {
      answerChange(reply, await deleteSavingsPlan(deps, params.id, id));
      return await reply.status(204).send(null);
    },
  );

  const settled = { 201: settledDaySchema, ...refusals };

  app.post(
    `${one}/confirm`,
    {
      schema: {
        ...byId,
        summary: 'Confirm a purchase that is due: it is recorded, and its day is done',
        body: confirmation,
        response: settled,
      },
    },
    async ({ params, body, id }, reply) => {
      const row = answerChange(reply, await confirmDay(deps, params.id, body, id));
      return await reply.status(201).send(wireSettledDay(row));
    },
  );

  app.post(
    `${one}/skip`,
    {
      schema: {
        ...byId,
        summary: 'Skip a purchase that is due: nothing is recorded, and its day is done',
        body: skipping,
        response: settled,
      },
    },
    async ({ params, body, id }, reply) => {
      const row = answerChange(reply, await skipDay(deps, params.id, body.due_on, id));
      return await reply.status(201).send(wireSettledDay(row));
    },
  );
}
