import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';

/** OpenAPI 3.1 from the schemas that validate, and pages to try it on. */
export async function describeOperations(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: config.projectName,
        version: '1.0.0',
        description: 'Every amount is a decimal string in plain notation; nothing is a binary float.',
      },
      tags: [
        { name: 'transactions', description: 'Purchases and sales' },
        { name: 'analytics', description: 'What is computed from them' },
        { name: 'position-values', description: 'Market values entered by hand' },
        { name: 'isin-metadata', description: 'Names and kinds of instruments' },
        { name: 'other-assets', description: 'Cash, crypto, deposits, pension' },
        { name: 'settings', description: 'The exchange rate CZK per EUR' },
        { name: 'snapshots', description: 'Wealth as it stood at given moments' },
        { name: 'changes', description: 'Everything that was changed, and undoing it' },
        { name: 'service', description: 'Health and documentation' },
      ],
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
    transformObject: createJsonSchemaTransformObject({}),
  });
  for (const path of ['/docs', `${config.apiPrefix}/docs`]) {
    await app.register(async (pages) => {
      await pages.register(swaggerUi, { routePrefix: path, staticCSP: true, logLevel: 'silent' });
    });
  }
  for (const path of ['/openapi.json', `${config.apiPrefix}/openapi.json`]) {
    app.get(path, { schema: { hide: true } }, async (_request, reply) => await reply.send(app.swagger()));
  }
}
