import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import type { Deps, InvestmentsValue } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { conflict, invalid, notFound } from '../../http/wire.ts';
import {
  otherAssetInput,
  otherAssetListSchema,
  otherAssetParams,
  otherAssetQuery,
  otherAssetSchema,
  otherAssetsQuery,
} from './other-assets.schema.ts';
import {
  deleteOtherAsset,
  listWithInvestments,
  putOtherAsset,
  refuseInvalidAsset,
} from './other-assets.service.ts';
import { wireAssetTotals } from './wire-asset-totals.ts';
import { wireLeftOutAsset, wireOtherAsset } from './wire-other-asset.ts';

const tags = ['other-assets'];

/** @param book tells the value of the investments, which is computed and never entered */
export function otherAssetRoutes(app: Http, deps: Deps, book: InvestmentsValue): void {
  app.post(
    '/other-assets',
    {
      schema: {
        tags,
        summary: 'Enter what an asset is worth',
        description: 'Creates or updates by type and detail.',
        body: otherAssetInput,
        response: { 200: otherAssetSchema, ...conflict, ...invalid },
      },
      attachValidation: true,
    },
    async (request, reply) => {
      await refuseInvalidAsset(deps, request.validationError, request.body);
      const { asset, row } = answerChange(reply, await putOtherAsset(deps, request.body, request.id));
      return wireOtherAsset(asset, row);
    },
  );

  app.get(
    '/other-assets',
    {
      schema: {
        tags,
        summary: 'List everything owned, the investments first',
        querystring: otherAssetsQuery,
        response: { 200: otherAssetListSchema, ...invalid },
      },
    },
    async (request) => {
      const isWhole = request.query.include_investments ?? true;
      const { assets, totals, exchangeRate, rateSetAt, leftOut } = await listWithInvestments(
        deps,
        book,
        isWhole,
      );
      const other_assets = assets.map(({ asset, row }) => wireOtherAsset(asset, row));
      return {
        other_assets,
        total: other_assets.length,
        exchange_rate_used: exchangeRate,
        exchange_rate_updated_at: rateSetAt && wireInstant(rateSetAt),
        ...wireAssetTotals(totals),
        left_out: leftOut.map(wireLeftOutAsset),
      };
    },
  );

  app.delete(
    '/other-assets/:asset_type',
    {
      schema: {
        tags,
        summary: 'Delete an asset',
        params: otherAssetParams,
        querystring: otherAssetQuery,
        response: { 204: z.null(), ...notFound, ...invalid },
      },
    },
    async (request, reply) => {
      const key = { asset_type: request.params.asset_type, asset_detail: request.query.asset_detail ?? null };
      answerChange(reply, await deleteOtherAsset(deps, key, request.id));
      return await reply.status(204).send(null);
    },
  );
}
