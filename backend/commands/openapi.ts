import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApp } from '../src/app.ts';
import { type CommandRun, runAsProgram } from '../src/command.ts';
import { readConfig } from '../src/config.ts';
import { migrateUp } from '../src/db/migrate.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { createLog } from '../src/log.ts';

/** The document of an application with default settings, whatever the environment says. */
async function openApiDocument(folder: string): Promise<string> {
  const { config } = readConfig({ LOG_LEVEL: 'ERROR' }, folder);
  const database = openDatabase(join(folder, 'portfolio.db'));
  try {
    await migrateUp(database);
    const app = await createApp(config, database, createLog(config));
    try {
      await app.ready();
      return `${JSON.stringify(app.swagger(), null, 2)}\n`;
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
}

/** Writes the OpenAPI document to the path given, or else to backend/openapi.json. */
export async function openapi({ args, directory, print }: CommandRun): Promise<number> {
  const [target, ...rest] = args;
  if (rest.length > 0) throw new Error('Usage: openapi [PATH]');
  const path =
    target === undefined ? join(import.meta.dirname, '..', 'openapi.json') : resolve(directory, target);
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    writeFileSync(path, await openApiDocument(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
  print(`Wrote ${path}`);
  return 0;
}

await runAsProgram(import.meta.url, openapi);
