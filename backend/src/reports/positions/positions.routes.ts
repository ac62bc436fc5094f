import { localDate } from '@portfolio/domain';
import { todayHere } from '../../db/instant.ts';
import type { Http } from '../../http/create-http.ts';
import { invalid, notFound } from '../../http/wire.ts';
import {
  askedPosition,
  positionDetailSchema,
  positionParams,
  positionQuery,
  wirePositionDetail,
} from './positions.schema.ts';
import type { ShowPosition } from './positions.service.ts';

export function positionRoutes(app: Http, show: ShowPosition): void {
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
    async ({ params, query }) => {
      const asked = askedPosition(params.isin, query);
      return wirePositionDetail(await show(asked), asked, localDate(todayHere()));
    },
  );
}
