import type { Http } from '../../http/create-http.ts';
import { invalid, notFound } from '../../http/wire.ts';
import {
  positionDetailSchema,
  type PositionDetailWire,
  positionParams,
  positionQuery,
  type PositionQuery,
} from './positions.schema.ts';

/** @param show answers for one ISIN; see positions.service.ts */
export function positionRoutes(
  app: Http,
  show: (isin: string, query: PositionQuery) => Promise<PositionDetailWire>,
): void {
  app.get(
    '/analytics/positions/:isin',
    {
      schema: {
        tags: ['analytics'],
        summary: 'One position: its figures, open lots, brokers and trades',
        description: '404 for an ISIN that has neither trades nor metadata.',
        params: positionParams,
        querystring: positionQuery,
        response: { 200: positionDetailSchema, ...notFound, ...invalid },
      },
    },
    async (request) => await show(request.params.isin, request.query),
  );
}
