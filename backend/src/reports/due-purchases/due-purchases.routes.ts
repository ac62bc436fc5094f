import type { Http } from '../../http/create-http.ts';
import { duePurchasesSchema, wireDuePurchases } from './due-purchases.schema.ts';
import type { DuePurchases } from './due-purchases.service.ts';

export function duePurchasesRoutes(app: Http, due: DuePurchases): void {
  app.get(
    '/savings-plans/due',
    {
      schema: {
        tags: ['savings-plans'],
        summary: 'Purchases of savings plans that are neither confirmed nor skipped',
        description:
          'Nothing is recorded by itself: each one is proposed until the owner says what became of it.',
        response: { 200: duePurchasesSchema },
      },
    },
    async () => wireDuePurchases(await due()),
  );
}
