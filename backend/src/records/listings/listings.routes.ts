import { decimalText } from '@portfolio/domain';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, invalid, notFound } from '../../http/wire.ts';
import type { Providers } from '../../providers/providers.ts';
import { wireFailure } from '../../providers/wire-failure.ts';
import { proposeListings } from './listing-proposals.service.ts';
import {
  listingInput,
  listingListSchema,
  listingParams,
  listingSchema,
  newListingParams,
  proposalQuery,
  proposalsSchema,
  wireListing,
} from './listings.schema.ts';
import { allListings, deleteListing, putListing, showListing } from './listings.service.ts';

const tags = ['listings'];
const one = '/listings/:isin';

export function listingRoutes(app: Http, deps: Deps, providers: Providers): void {
  app.get(
    '/listings',
    {
      schema: { tags, summary: 'List where prices come from, by ISIN', response: { 200: listingListSchema } },
    },
    async () => {
      const items = [...(await allListings(deps))].map(([isin, rows]) => wireListing(isin, rows));
      return { items, total: items.length };
    },
  );

  app.get(
    '/listings/proposals',
    {
      schema: {
        tags,
        summary: 'Look an ISIN up: at which exchanges it is traded',
        description:
          'Asks Yahoo and OpenFIGI. What could not be asked is told; the rest is proposed all the same.',
        querystring: proposalQuery,
        response: { 200: proposalsSchema, ...conflict, ...invalid },
      },
    },
    async ({ query: { isin } }) => {
      const { proposals, failures } = await proposeListings(deps, providers, isin);
      return {
        isin,
        proposals: proposals.map(({ close, foundBy, ...proposal }) => ({
          ...proposal,
          close: close && decimalText(close.amount),
          close_date: close && close.date,
          found_by: foundBy,
        })),
        failures: failures.map(({ provider, failure }) => ({ provider, ...wireFailure(failure) })),
      };
    },
  );

  app.get(
    one,
    {
      schema: {
        tags,
        summary: 'Show where the prices of an instrument come from',
        params: listingParams,
        response: { 200: listingSchema, ...notFound, ...invalid },
      },
    },
    async ({ params: { isin } }) => wireListing(isin, await showListing(deps, isin)),
  );

  app.put(
    one,
    {
      schema: {
        tags,
        summary: 'Choose where the prices of an instrument come from',
        description: 'Replaces what was chosen before. Prices are asked for with the next refresh.',
        params: newListingParams,
        body: listingInput,
        response: { 200: listingSchema, ...conflict, ...invalid },
      },
    },
    async (request, reply) => {
      const { isin } = request.params;
      return wireListing(isin, answerChange(reply, await putListing(deps, isin, request.body, request.id)));
    },
  );

  app.delete(
    one,
    {
      schema: {
        tags,
        summary: 'Ask for prices of an instrument no more; those that are known stay',
        params: listingParams,
        response: { 204: z.null(), ...notFound, ...invalid },
      },
    },
    async (request, reply) => {
      answerChange(reply, await deleteListing(deps, request.params.isin, request.id));
      return await reply.status(204).send(null);
    },
  );
}
