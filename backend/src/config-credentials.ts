import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** systemd puts this before the names of what it loads from a folder: `LoadCredential=settings:/etc/…/credentials`. */
const PREFIX = 'settings_';

/** Of the file whose first line is the passphrase of backups; the setting names the file and not what is in it. */
const PASSPHRASE_FILE = 'backup-passphrase';

/**
 * Settings that a service manager hands over in files, one each, so that they stand in no environment: the file
 * `password-hash` is PASSWORD_HASH. See systemd.exec(5), `LoadCredential=`.
 *
 * @param folder  what systemd names CREDENTIALS_DIRECTORY; undefined when there are none
 */
export function readCredentials(folder: string | undefined): Record<string, string> {
  if (folder === undefined) return {};
  const settings = readdirSync(folder).map((file) => {
    const name = file.startsWith(PREFIX) ? file.slice(PREFIX.length) : file;
    const path = join(folder, file);
    if (name === PASSPHRASE_FILE) return ['BACKUP_PASSPHRASE_FILE', path];
    return [name.toUpperCase().replaceAll('-', '_'), readFileSync(path, 'utf8').trim()];
  });
  return Object.fromEntries(settings) as Record<string, string>;
}
