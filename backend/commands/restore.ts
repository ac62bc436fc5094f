import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { newestIn } from '../src/backups/drill.ts';
import type { ObjectStore } from '../src/backups/object-store.ts';
import { passphraseIn } from '../src/backups/passphrase.ts';
import { restoreBackup } from '../src/backups/restore-backup.ts';
import { storesOf } from '../src/backups/stores-of.ts';
import { type CommandRun, runAsProgram } from '../src/command.ts';
import { readConfig } from '../src/config.ts';

const USAGE =
  'npm run restore -- FILE, where FILE is a path, the name of a backup, or "newest". The names: npm run restore -- list';

const NEWEST = 'newest';

const ACCESS = {
  'as before': 'as before: password, browsers, passkeys and API tokens are not taken from a backup',
  'of the backup': 'of the backup: its password, passkeys and API tokens; every browser is logged out',
} as const;

interface Found {
  readonly from: string;
  readonly open: () => Promise<Readable>;
}

/** The newest of all places: within a day, the store beside the folder has newer ones than the folder. */
async function findNewest(
  databasePath: string,
  stores: readonly ObjectStore[],
  complain: CommandRun['complain'],
): Promise<Found | null> {
  let newest: { readonly madeAt: string; readonly found: Found } | null = null;
  for (const store of stores) {
    const there = await newestIn(store, databasePath).catch((error: unknown) => {
      complain(`${(error as Error).message}. A newer backup may be there.`);
      return null;
    });
    if (!there || (newest !== null && there.madeAt <= newest.madeAt)) continue;
    const { name, madeAt } = there;
    newest = {
      madeAt,
      found: { from: `${name} in ${store.place}`, open: async () => await store.get(name) },
    };
  }
  return newest?.found ?? null;
}

/** A file of this machine, or else an object of the folder or the store beside it. */
async function find(asked: string, path: string, stores: readonly ObjectStore[]): Promise<Found | null> {
  if (existsSync(path) && statSync(path).isFile())
    return { from: path, open: async () => await Promise.resolve(createReadStream(path)) };
  const name = basename(asked);
  for (const store of stores)
    if ((await store.list()).some((each) => each.name === name))
      return { from: `${name} in ${store.place}`, open: async () => await store.get(name) };
  return null;
}

function refusalOf(asked: string, stores: readonly ObjectStore[]): Error {
  const places = stores.map(({ place }) => place).join(' or ');
  return new Error(
    `There is no ${asked === NEWEST ? 'backup' : asked} here nor in ${places}. Usage: ${USAGE}`,
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
    const found =
      asked === NEWEST
        ? await findNewest(config.databasePath, stores, complain)
        : await find(asked, resolve(directory, asked), stores);
    if (!found) throw refusalOf(asked, stores);
    const { from, open } = found;
    const passphrase = passphraseIn(config.backupPassphraseFile);
    const restored = await restoreBackup(config.databasePath, open, passphrase);
    const { manifest, applied, safetyCopy, access } = restored;
    print(`Restored  ${from}`);
    print(`Made      ${manifest.madeAt} UTC`);
    print(`Database  ${config.databasePath}`);
    for (const name of applied) print(`Applied   ${name}`);
    print(`Access    ${ACCESS[access]}`);
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
