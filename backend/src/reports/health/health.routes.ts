import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
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

/** What a few hundred changes take, with the log that they are written to first. */
const LEAST_ROOM_BYTES = 16 * 1024 * 1024;

/** Why nothing could be recorded, though what is there can be read; null when it could. */
async function writeFault(path: string): Promise<string | null> {
  const { F_OK, W_OK, X_OK } = constants;
  const allows = async (what: string, mode: number) =>
    await access(what, mode).then(
      () => true,
      () => false,
    );
  // The connection goes on with a file that was taken away, and whatever is written to it is lost.
  if (!(await allows(path, F_OK))) return 'the database file is gone: put it back, and start anew';
  if (!(await allows(path, W_OK)))
    return 'the database file may not be written: mend its permissions, or make its disk writable';
  if (!(await allows(dirname(path), W_OK | X_OK)))
    return 'the folder of the database may not be written: mend its permissions';
  const { bavail, bsize } = await statfs(dirname(path));
  return bavail * bsize < LEAST_ROOM_BYTES
    ? 'the disk of the database is full: less than 16 MiB are left'
    : null;
}

async function readiness(deps: Deps): Promise<Readiness> {
  try {
    const { applied, pending, unknown } = await migrationStatus(deps.database.read);
    await deps.database.read.selectFrom('transactions').select('id').limit(1).execute();
    const schema = applied.at(-1) ?? null;
    if (pending.length > 0)
      return { status: 'not_ready', schema, reason: `migrations pending: ${pending.join(', ')}` };
    if (unknown.length > 0)
      return { status: 'not_ready', schema, reason: `schema is newer: ${unknown.join(', ')}` };
    const fault = await writeFault(deps.database.path);
    return { status: fault === null ? 'ready' : 'not_ready', schema, reason: fault };
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
        summary: 'Whether the database answers, has the schema of this version and can be written',
        description:
          'Asks the database, the list of migrations, and the file system whether there is leave and room to write. Answers anybody.',
        response: { 200: readySchema, 503: readySchema },
      },
    },
    async (_request, reply) => {
      const state = await readiness(deps);
      return await reply.status(state.status === 'ready' ? 200 : 503).send(state);
    },
  );
}
