import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';
import { detailSchema } from './wire.ts';

/** The pages set styles on their elements. Nothing is upgraded to https: at home there may be none. */
const DOCUMENTATION_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

type Transform = ReturnType<typeof createJsonSchemaTransform>;

const FILE_FORM = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary', description: 'A CSV file, at most 50 MB' } },
};

/** Files are read outside of the schemas that validate; here they get their place in the document. */
function describeUploads(transform: Transform): Transform {
  return (route) => {
    const described = transform(route);
    const isUpload = described.schema.consumes?.includes('multipart/form-data') ?? false;
    return isUpload ? { ...described, schema: { ...described.schema, body: FILE_FORM } } : described;
  };
}

type TransformObject = ReturnType<typeof createJsonSchemaTransformObject>;

/** Each named shape is described as an input and as an output; the one that nothing refers to is left out. */
function withoutUnused(transform: TransformObject): TransformObject {
  return (documents) => {
    let described = transform(documents);
    for (;;) {
      if (!('components' in described) || !described.components.schemas) return described;
      const all = Object.entries(described.components.schemas);
      const text = JSON.stringify(described);
      const used = all.filter(([name]) => text.includes(`"#/components/schemas/${name}"`));
      if (used.length === all.length) return described;
      const components = { ...described.components, schemas: Object.fromEntries(used) };
      described = { ...described, components } as typeof described;
    }
  };
}

/** A body that is too large is refused whatever is asked, even where a body means nothing. */
function documentLargestBody({ method, schema }: RouteOptions): void {
  const isRead = [method].flat().every((name) => name === 'GET' || name === 'HEAD');
  if (isRead || typeof schema?.response !== 'object') return;
  schema.response = { 413: detailSchema, ...schema.response };
}

/** Who may not come in is told so whatever is asked, and so is who came another way than the configured one. */
function documentRefusals({ schema }: RouteOptions): void {
  if (typeof schema?.response !== 'object') return;
  schema.response = { 401: detailSchema, 403: detailSchema, ...schema.response };
}

/** OpenAPI 3.1 from the schemas that validate, and pages to try it on. */
export async function describeOperations(app: FastifyInstance, config: Config): Promise<void> {
  app.addHook('onRoute', documentLargestBody);
  app.addHook('onRoute', documentRefusals);
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
        { name: 'notes', description: 'What the owner writes about an instrument' },
        { name: 'targets', description: 'Which part of the portfolio everything is to be' },
        { name: 'savings-plans', description: 'Purchases that come again and again' },
        { name: 'settings', description: 'The exchange rate CZK per EUR, the base currency' },
        { name: 'snapshots', description: 'Wealth as it stood at given moments' },
        { name: 'changes', description: 'Everything that was changed, and undoing it' },
        { name: 'access', description: 'Who gets in: sessions, passkeys, API tokens' },
        { name: 'service', description: 'Health, metrics and documentation' },
      ],
    },
    transform: describeUploads(createJsonSchemaTransform({ skipList: [] })),
    transformObject: withoutUnused(createJsonSchemaTransformObject({})),
  });
  for (const path of ['/docs', `${config.apiPrefix}/docs`]) {
    await app.register(async (pages) => {
      await pages.register(swaggerUi, {
        routePrefix: path,
        // Without this the address of the document would be sent to a checker on the internet.
        uiConfig: { validatorUrl: null },
        staticCSP: DOCUMENTATION_POLICY,
        logLevel: 'silent',
      });
    });
  }
  // Where the first version had a second kind of documentation.
  app.get('/redoc', { schema: { hide: true } }, async (_request, reply) => await reply.redirect('/docs'));
  for (const path of ['/openapi.json', `${config.apiPrefix}/openapi.json`]) {
    app.get(path, { schema: { hide: true } }, async (_request, reply) => await reply.send(app.swagger()));
  }
}
