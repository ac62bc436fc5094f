import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { newestIn } from '../src/backups/drill.ts';
import type { ObjectStore } from '../src/backups/object-store.ts';
import { passphraseIn } from '../src/backups/passphrase.ts';
import { restoreBackup } from '../src/backups/restore-backup.ts';
import { storesOf } from '../src/backups/stores-of.ts';
import { type CommandRun, runAsProgram } from '../src/command.ts';
import { type Config, readConfig } from '../src/config.ts';

const USAGE =
  'npm run restore -- FILE, where FILE is a path, the name of a backup, or "newest". The names: npm run restore -- list';

interface Found {
  readonly from: string;
  readonly open: () => Promise<Readable>;
}

/** A file of this machine, or else an object of the folder or the store beside it. */
async function find(
  asked: string,
  path: string,
  config: Config,
  stores: readonly ObjectStore[],
): Promise<Found> {
  if (asked !== 'newest' && existsSync(path) && statSync(path).isFile())
    return { from: path, open: async () => await Promise.resolve(createReadStream(path)) };
  for (const store of stores) {
    const name = asked === 'newest' ? (await newestIn(store, config.databasePath))?.name : basename(asked);
    const isThere = name !== undefined && (await store.list()).some((each) => each.name === name);
    if (isThere) return { from: `${name} in ${store.place}`, open: async () => await store.get(name) };
  }
  const places = stores.map(({ place }) => place).join(' or ');
  throw new Error(
    `There is no ${asked === 'newest' ? 'backup' : asked} here nor in ${places}. Usage: ${USAGE}`,
  );
}

async function list(stores: readonly ObjectStore[], print: CommandRun['print']): Promise<void> {
  for (const store of stores) {
    print(store.place);
    for (const { name, bytes } of await store.list())
      if (/\.db\.gz(\.enc)?$/.test(name)) print(`  ${name}  ${bytes} bytes`);
  }
}

/** Puts a backup in the place of the database that DATABASE_URL names, after it was verified. */
export async function restore({
  args,
  environment,
  directory,
  print,
  complain,
}: CommandRun): Promise<number> {
  const [asked, ...rest] = args;
  if (asked === undefined || rest.length > 0) throw new Error(`Usage: ${USAGE}`);
  const { config, warnings } = readConfig(environment, directory);
  for (const warning of warnings) complain(warning);
  const { folder, beside } = await storesOf(config);
  const stores = beside ? [folder, beside] : [folder];
  try {
    if (asked === 'list') {
      await list(stores, print);
      return 0;
    }
    const { from, open } = await find(asked, resolve(directory, asked), config, stores);
    const passphrase = passphraseIn(config.backupPassphraseFile);
    const { manifest, applied, safetyCopy } = await restoreBackup(config.databasePath, open, passphrase);
    print(`Restored  ${from}`);
    print(`Made      ${manifest.madeAt} UTC`);
    print(`Database  ${config.databasePath}`);
    for (const name of applied) print(`Applied   ${name}`);
    if (safetyCopy !== null) print(`Before    the database as it was is kept as ${safetyCopy}`);
    return 0;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\nNothing was changed.`, { cause: error });
  } finally {
    beside?.close();
  }
}

await runAsProgram(import.meta.url, restore);
