import { existsSync } from 'node:fs';
import { backUpDue } from '../src/backups/back-up-due.ts';
import { drill } from '../src/backups/drill.ts';
import { type BackupConfig, type MadeBackup, makeBackup } from '../src/backups/make-backup.ts';
import { type CommandRun, runAsProgram } from '../src/command.ts';
import { type Config, readConfig } from '../src/config.ts';

const USAGE = 'npm run backup [-- --drill | --due]';

async function make(config: BackupConfig, run: CommandRun): Promise<number> {
  if (!existsSync(config.databasePath))
    throw new Error(`There is no database at ${config.databasePath} yet, so there is nothing to back up.`);
  const made = await makeBackup(config, 'everywhere');
  if (!made) throw new Error('No backup was made.');
  run.print(`Database  ${config.databasePath}`);
  return tell(made, run);
}

/** Says nothing when nothing was due: a timer asks every minute. */
async function makeDue(config: Config, run: CommandRun): Promise<number> {
  const made = await backUpDue(config);
  return made ? tell(made, run) : 0;
}

function tell(made: MadeBackup, { print, complain }: CommandRun): number {
  const { name, bytes, manifest, places, removed, sendFailure } = made;
  print(`Backup    ${name}, ${bytes} bytes`);
  print(`SHA-256   ${manifest.sha256} of the database in it, ${manifest.bytes} bytes`);
  for (const place of places) print(`Kept in   ${place}`);
  print('Verified  read back, unpacked and compared');
  for (const each of removed) print(`Removed   ${each}, as newer ones have its place`);
  if (sendFailure !== null) complain(`It was not sent: ${sendFailure}`);
  return sendFailure === null ? 0 : 1;
}

async function prove(config: BackupConfig, { print, complain }: CommandRun): Promise<number> {
  let isProved = true;
  for (const { place, name, madeAt, figures, differences } of await drill(config)) {
    print(`Restored  ${name} of ${madeAt} UTC from ${place}, aside`);
    print(
      `Portfolio ${figures.holdings} held, ${figures.closed} closed; invested ${figures.invested}, withdrawn ${figures.withdrawn}`,
    );
    for (const difference of differences) complain(`Differs: ${difference}`);
    if (differences.length === 0) print('Proved    every figure is what it was when the backup was made');
    isProved &&= differences.length === 0;
  }
  return isProved ? 0 : 1;
}

const VERBS: Readonly<Record<string, (config: Config, run: CommandRun) => Promise<number>>> = {
  '': make,
  '--drill': prove,
  '--due': makeDue,
};

/** Makes a backup of the database that DATABASE_URL names, makes what is due, or proves that the newest can be restored. */
export async function backup(run: CommandRun): Promise<number> {
  const { args, environment, directory, complain } = run;
  const asked = args.join(' ');
  const verb = Object.hasOwn(VERBS, asked) ? VERBS[asked] : undefined;
  if (!verb) throw new Error(`"${asked}" is not --drill nor --due. Usage: ${USAGE}`);
  const { config, warnings } = readConfig(environment, directory);
  for (const warning of warnings) complain(warning);
  return await verb(config, run);
}

await runAsProgram(import.meta.url, backup);
