import type { Deps } from '../deps.ts';
import type { Http } from '../http/create-http.ts';
import { Problem } from '../http/problem.ts';
import { detailSchema } from '../http/wire.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import { readState } from './backup-state.ts';
import { backupsSchema, madeSchema, wireBackups, wireMade } from './backups.schema.ts';

const tags = ['backups'];

export function backupRoutes(app: Http, { config }: Pick<Deps, 'config'>, keeper: BackupKeeper): void {
  app.get(
    '/backups',
    {
      schema: {
        tags,
        summary: 'List backups, and tell how old and how good the newest is',
        response: { 200: backupsSchema },
      },
    },
    async () => wireBackups(config, await keeper.kept(), await readState(config), keeper.isRunning()),
  );

  app.post(
    '/backups',
    {
      schema: {
        tags,
        summary: 'Make a backup now',
        description:
          'Answers when it is made, read back and compared. While one is being made, everybody who asks is answered with that one.',
        response: { 201: madeSchema, 503: detailSchema },
      },
    },
    async (_request, reply) => {
      try {
        return await reply.status(201).send(wireMade(await keeper.backUpNow()));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const detail = `No backup was made: ${reason} Those that there are were not touched.`;
        throw new Problem(503, 'backup_failed', detail, { reason });
      }
    },
  );
}
