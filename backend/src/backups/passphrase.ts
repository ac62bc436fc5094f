import { readFileSync } from 'node:fs';

/** The first line of the file that BACKUP_PASSPHRASE_FILE names; null when it names none. */
export function passphraseIn(file: string | null): string | null {
  if (file === null) return null;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new Error(`BACKUP_PASSPHRASE_FILE names ${file}, which cannot be read: ${reason}.`, {
      cause: error,
    });
  }
  const [passphrase = ''] = text.split(/\r?\n/);
  if (passphrase.trim() === '')
    throw new Error(
      `BACKUP_PASSPHRASE_FILE names ${file}, whose first line is empty: write the passphrase there.`,
    );
  return passphrase;
}
