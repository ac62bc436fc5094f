import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { z } from 'zod';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { migrateUp } from '../db/migrate.ts';
import { type Database, openDatabase } from '../db/open-database.ts';
import type { Http } from '../http/create-http.ts';
import { createLog } from '../log.ts';
import { createProviders } from '../providers/providers.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The real application on a real, freshly migrated database in a folder of its own. */
export interface TestApi {
  readonly app: Http;
  readonly database: Database;
  /** Absolute path of the database file. */
  readonly path: string;
  /** Lines of the log at ERROR. */
  readonly errors: readonly string[];
  /** Sends one request; the path is relative to `/api/v1`, an object is sent as JSON. */
  call(method: Method, path: string, body?: object): Promise<Answer>;
  /** Sends one file as the part named `file`. */
  upload(path: string, fileName: string, bytes: Uint8Array | string): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  /** The change that was made, if any. */
  readonly changeId: number | null;
  /** `detail` of a refusal; empty for any other answer. */
  readonly detail: string;
  /** What a refusal says beside `detail`, for a program that tells it in another language. */
  readonly told: {
    readonly code?: string | undefined;
    readonly values?: Readonly<Record<string, string>> | undefined;
  };
  readonly headers: LightMyRequestResponse['headers'];
  readonly text: string;
  /** The body, read with the schema that the operation answers by. */
  as<S extends z.ZodType>(schema: S): z.output<S>;
}

const refusal = z.object({
  detail: z.unknown(),
  code: z.string().optional(),
  values: z.record(z.string(), z.string()).optional(),
});

function answerOf(response: LightMyRequestResponse): Answer {
  const changeId = response.headers['x-change-id'];
  const { detail: refused = null, ...told } = response.statusCode < 400 ? {} : refusal.parse(response.json());
  return {
    status: response.statusCode,
    changeId: typeof changeId === 'string' ? Number(changeId) : null,
    detail: typeof refused === 'string' ? refused : refused === null ? '' : JSON.stringify(refused),
    told,
    headers: response.headers,
    text: response.body,
    as: (schema) => {
      if (response.statusCode >= 400)
        throw new Error(`${response.statusCode}: ${response.body.slice(0, 500)}`);
      return schema.parse(response.json());
    },
  };
}

const BOUNDARY = 'boundary-of-the-test';

/** A multipart body with one file in the part named `file`. */
export function formWithFile(
  fileName: string,
  bytes: Uint8Array | string,
): Pick<InjectOptions, 'payload' | 'headers'> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: text/csv\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}

/** A database of its own, migrated, in a folder that `close` removes. */
export async function testDatabase(): Promise<{
  database: Database;
  path: string;
  close: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'portfolio '));
  const path = join(folder, 'portfolio.db');
  const database = openDatabase(path);
  await migrateUp(database);
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { database, path, close };
}

/**
 * No provider is asked for anything unless the environment says so.
 *
 * @param seenBy       lets a test watch what the application asks the database
 * @param environment  settings of the application
 */
export async function testApi(
  seenBy = (database: Database): Database => database,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestApi> {
  const { database, path, close } = await testDatabase();
  const { config } = readConfig(
    { LOG_LEVEL: 'ERROR', PRICE_REFRESH: 'off', DATABASE_URL: `sqlite:///${path}`, ...environment },
    path.replace(/[^/\\]+$/, ''),
  );
  const errors: string[] = [];
  const app = await createApp(
    config,
    seenBy(database),
    createLog(config, (line) => errors.push(line)),
    null,
    createProviders(config, { backOffMs: 1, timeoutMs: 2000 }),
  );
  await app.ready();
  const send = async (method: Method, route: string, options: InjectOptions) =>
    answerOf(await app.inject({ ...options, method, url: `/api/v1${route}` }));
  return {
    app,
    database,
    path,
    errors,
    call: async (method, route, body) =>
      await send(method, route, body === undefined ? {} : { payload: body }),
    upload: async (route, fileName, bytes) => await send('POST', route, formWithFile(fileName, bytes)),
    close: async () => {
      await app.close();
      await close();
    },
  };
}
