import type { Http } from '../../http/create-http.ts';
import { invalid } from '../../http/wire.ts';
import {
  valueHistoryQuery,
  type ValueHistoryQuery,
  valueHistorySchema,
  type ValueHistoryWire,
} from './value-history.schema.ts';

/** @param tell answers for one period; see value-history.service.ts */
export function valueHistoryRoutes(
  app: Http,
  tell: (query: ValueHistoryQuery) => Promise<ValueHistoryWire>,
): void {
  app.get(
    '/analytics/value-history',
    {
      schema: {
        tags: ['analytics'],
        summary: 'Market value and net invested money over time',
        querystring: valueHistoryQuery,
        response: { 200: valueHistorySchema, ...invalid },
      },
    },
    async (request) => await tell(request.query),
  );
}
