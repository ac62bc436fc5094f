import { z } from 'zod';
import { migrationStatus } from '../../db/migrate.ts';
import type { Deps } from '../../deps.ts';
import type { Http } from '../../http/create-http.ts';

const healthSchema = z.object({ status: z.literal('healthy') }).meta({ id: 'Health' });
const readySchema = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    schema: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Readiness' });

type Readiness = z.output<typeof readySchema>;

async function readiness(deps: Deps): Promise<Readiness> {
  try {
    const { applied, pending, unknown } = await migrationStatus(deps.database.read);
    await deps.database.read.selectFrom('transactions').select('id').limit(1).execute();
    const schema = applied.at(-1) ?? null;
    if (pending.length > 0)
      return { status: 'not_ready', schema, reason: `migrations pending: ${pending.join(', ')}` };
    if (unknown.length > 0)
      return { status: 'not_ready', schema, reason: `schema is newer: ${unknown.join(', ')}` };
    return { status: 'ready', schema, reason: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'the database does not answer';
    deps.log.error('database not ready', { error_message: reason });
    return { status: 'not_ready', schema: null, reason };
  }
}

export function healthRoutes(app: Http, deps: Deps): void {
  const schema = {
    tags: ['service'],
    summary: 'Whether the process serves',
    response: { 200: healthSchema },
  };
  const config = { entry: 'anybody' } as const;
  const alive = { status: 'healthy' } as const;
  app.get('/health', { config, schema }, () => alive);
  app.get(`${deps.config.apiPrefix}/health`, { config, schema }, () => alive);
  app.get(
    `${deps.config.apiPrefix}/health/ready`,
    {
      config,
      schema: {
        tags: ['service'],
        summary: 'Whether the database answers and has the schema of this version',
        response: { 200: readySchema, 503: readySchema },
      },
    },
    async (_request, reply) => {
      const state = await readiness(deps);
      return await reply.status(state.status === 'ready' ? 200 : 503).send(state);
    },
  );
}
