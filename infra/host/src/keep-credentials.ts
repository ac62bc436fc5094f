import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the server's name for a setting is another than the account's for the parameter. */
const RENAMED: Readonly<Record<string, string>> = { 'origin-secret': 'proxy-secret' };

const credentialsOf = (values: ReadonlyMap<string, string>) =>
  new Map(
    [...values]
      .filter(([name]) => /^[a-z][a-z-]*$/.test(name))
      .map(([name, value]) => [RENAMED[name] ?? name, value]),
  );

/** Whether a folder holds these very values, as keepCredentials would write them, and nothing else. */
export function areKept(folder: string, values: ReadonlyMap<string, string>): boolean {
  const wanted = credentialsOf(values);
  const names = readdirSync(folder);
  return (
    names.length === wanted.size &&
    names.every((name) => readFileSync(join(folder, name), 'utf8') === wanted.get(name))
  );
}

/**
 * Writes values as files that their owner alone can read, each whole or not at all, and removes what is no longer among
 * them.
 *
 * @param values  by the name of the parameter; a name that is no plain word is passed over
 * @returns the names of the files, sorted
 */
export function keepCredentials(folder: string, values: ReadonlyMap<string, string>): string[] {
  const kept = credentialsOf(values);
  for (const [name, value] of kept) {
    const path = join(folder, name);
    writeFileSync(`${path}.new`, value, { mode: 0o600, flush: true });
    renameSync(`${path}.new`, path);
  }
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name));
  return [...kept.keys()].sort();
}
