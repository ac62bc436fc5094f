import { putPasswordHash, removeSessions } from '../src/access/access.repository.ts';
import { hashPassword, passwordFault } from '../src/access/password-hash.ts';
import { type CommandRun, runAsProgram } from '../src/command.ts';
import { readConfig } from '../src/config.ts';
import { now } from '../src/db/instant.ts';
import { migrateUp } from '../src/db/migrate.ts';
import { openDatabase } from '../src/db/open-database.ts';

const USAGE = 'npm run set-password [-- --print]';
const PRINT = '--print';

async function askPassword({ askSecrets }: CommandRun): Promise<string> {
  const [password = '', again = ''] = await askSecrets(['New password', 'The same once more']);
  const fault = passwordFault(password);
  if (fault !== null) throw new Error(fault);
  if (password !== again) throw new Error('The two passwords differ; nothing was changed.');
  return password;
}

/** Keeps the hash of a new password in the database and logs everybody out, or prints it for PASSWORD_HASH. */
export async function setPassword(run: CommandRun): Promise<number> {
  const { args, environment, directory, print, complain } = run;
  const [word, ...rest] = args;
  if (rest.length > 0 || (word !== undefined && word !== PRINT))
    throw new Error(`"${args.join(' ')}" means nothing here. Usage: ${USAGE}`);
  if (word === PRINT) {
    print(`PASSWORD_HASH='${await hashPassword(await askPassword(run))}'`);
    return 0;
  }
  const { config, warnings } = readConfig(environment, directory);
  for (const warning of warnings) complain(warning);
  if (config.passwordHash !== null)
    throw new Error(
      'PASSWORD_HASH is set and would win over the database. Replace it: npm run set-password -- --print',
    );
  const hash = await hashPassword(await askPassword(run));
  const database = openDatabase(config.databasePath);
  try {
    await migrateUp(database);
    const ended = await database.write.transaction().execute(async (trx) => {
      await putPasswordHash(trx, hash, now());
      return await removeSessions(trx, null);
    });
    print(`Database  ${config.databasePath}`);
    print(
      `The password is set; ${ended} browsers were logged out. API tokens and passkeys are as they were.`,
    );
  } finally {
    await database.close();
  }
  return 0;
}

await runAsProgram(import.meta.url, setPassword);
