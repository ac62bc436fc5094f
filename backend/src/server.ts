import { once } from 'node:events';
import { createServer } from 'node:net';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { accessBook } from './access/access-book.ts';
import { requirePassword } from './access/require-password.ts';
import { createApp } from './app.ts';
import { passphraseIn } from './backups/passphrase.ts';
import { refusalOfDamage } from './backups/refuse-damage.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { holdDatabase } from './db/database-lock.ts';
import { makeFolderOf } from './db/make-folder-of.ts';
import { migrateUp } from './db/migrate.ts';
import { discardLeftBehind } from './db/arriving-rows.ts';
import { openDatabase } from './db/open-database.ts';
import type { Http } from './http/create-http.ts';
import { databaseProblem } from './http/database-problem.ts';
import { drainOnClose } from './http/drain.ts';
import { createLog, type Log } from './log.ts';
import { handedSocket } from './supervisor/handed-socket.ts';
import { createNotices, type Notices } from './supervisor/notices.ts';

/** The process: configuration, database, listening, and a stop that loses nothing. */

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function findWebApp(): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  const folder = join(here, '..', '..', 'frontend', 'dist');
  return existsSync(join(folder, 'index.html')) ? folder : null;
}

function addressOf(host: string, port: number): string {
  const isHere = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host);
  return `http://${isHere ? 'localhost' : host}:${port}`;
}

function listenFailure(error: NodeJS.ErrnoException, { host, port }: Config): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is in use. Stop the program that uses it, or choose another port: PORT=${port + 1} npm start`;
  }
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this user. Choose a port above 1023, such as PORT=8000.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `HOST is "${host}", but this machine has no such address.`;
  return `The server cannot listen on ${host}:${port}: ${error.message}`;
}

/** Asked before the database is touched: whoever holds the port may be an older version that is using it. */
async function refuseTakenPort(config: Config): Promise<void> {
  const probe = createServer();
  try {
    probe.listen({ host: config.host, port: config.port });
    await once(probe, 'listening');
  } catch (error) {
    fail(listenFailure(error as NodeJS.ErrnoException, config));
  }
  probe.close();
  await once(probe, 'close');
}

/** Until this process ends, nobody puts another database in the place of this one. */
function holdForServing(path: string): void {
  makeFolderOf(path);
  if (!holdDatabase(path, 'together'))
    fail(`A backup is being put in the place of ${path}. Start the server when that has ended.`);
}

/** How long a stop waits for requests in flight, in milliseconds. */
const LONGEST_STOP_MS = 15_000;

function stopGracefully(app: Http, closeDatabase: () => Promise<void>, notices: Notices, log: Log): void {
  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info('stopping', { signal });
    notices.stopping();
    setTimeout(
      () => fail('Requests were still running after 15 seconds; stopped without them.'),
      LONGEST_STOP_MS,
    ).unref();
    void app
      .close()
      .then(async () => await closeDatabase())
      .then(() => {
        log.info('stopped');
        process.exit(0);
      });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
}

/**
 * Where requests wait in a socket for the next process, open connections are listened to for so long before they are
 * closed, in milliseconds: clients that ask again and again lose nothing. Elsewhere they are refused anyway.
 */
const HANDED_GRACE_MS = 1000;

/** Listens at the socket that was handed over, or else at the configured address. @returns where */
async function listen(app: Http, config: Config, handed: number | null): Promise<string> {
  const { host, port } = config;
  // With a descriptor the host stands for nothing, but "localhost" would be looked up.
  const where = handed === null ? { host, port } : { fd: handed, host: '0.0.0.0' };
  await app.listen(where);
  const bound = app.server.address();
  if (typeof bound !== 'object' || bound === null) return addressOf(host, port);
  return addressOf(handed === null ? host : bound.address, bound.port);
}

/** For measurements only: every answer is worked out when it is first asked for. */
const UNPREPARED = '--unprepared';

/** How long listening waits for the answers of the first page: a portfolio of 50 instruments is ready by then. */
const LONGEST_PREPARATION_MS = 300;

/** The first page finds its answers ready, or joins the work. What cannot be read now is refused when it is asked for. */
async function prepare(app: Http, log: Log): Promise<void> {
  try {
    await app.prepareAnswers();
  } catch (error) {
    log.warn('the portfolio could not be read at the start', { reason: String(error) });
  }
}

async function main(): Promise<void> {
  const { config, warnings } = readConfig(process.env, process.cwd());
  const log = createLog(config);
  for (const warning of warnings) log.warn(warning);
  const { projectName, debug, logLevel, logFormat } = config;
  log.info('starting', { project_name: projectName, debug, log_level: logLevel, log_format: logFormat });
  // Else the first backup would fail, a day later and unseen.
  passphraseIn(config.backupPassphraseFile);
  const handed = handedSocket(process.env, process.pid);
  if (handed === null) await refuseTakenPort(config);
  holdForServing(config.databasePath);
  const refusal = await refusalOfDamage(config);
  if (refusal !== null) fail(refusal);
  const database = openDatabase(config.databasePath);
  const { applied, backup } = await migrateUp(database);
  if (applied.length > 0) log.info('database migrated', { applied, backup });
  await requirePassword(config, accessBook(database, config.passwordHash), handed !== null);
  const app = await createApp(config, database, log, findWebApp());
  drainOnClose(app, handed === null ? 0 : HANDED_GRACE_MS);
  if (!process.argv.includes(UNPREPARED))
    await Promise.race([prepare(app, log), pause(LONGEST_PREPARATION_MS, undefined, { ref: false })]);
  let address: string;
  try {
    address = await listen(app, config, handed);
  } catch (error) {
    await database.close();
    fail(listenFailure(error as NodeJS.ErrnoException, config));
  }
  process.stderr.write(
    `\n  ${projectName}\n  Address   ${address}\n  Database  ${config.databasePath}\n  Stop      Ctrl+C\n\n`,
  );
  const notices = createNotices(process.env, process.pid, log);
  stopGracefully(app, async () => await database.close(), notices, log);
  void discardLeftBehind(database).catch((error: unknown) => {
    log.warn('rows of an import that never ended were not removed', { reason: String(error) });
  });
  notices.ready(`Answering at ${address}`);
}

try {
  await main();
} catch (error) {
  if (error instanceof ConfigError) fail(error.message);
  const { databasePath } = readConfig(process.env, process.cwd()).config;
  const unusable = databaseProblem(error, databasePath);
  if (unusable !== null)
    fail(`The server did not start with ${databasePath}, which DATABASE_URL names. ${unusable.message}`);
  const reason = error instanceof Error ? error.message : String(error);
  fail(`The server did not start: ${reason}`);
}
