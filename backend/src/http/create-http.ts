import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { logRequests } from './access-log.ts';
import { answerBrokenRequest, refuseNameless } from './answer-broken-request.ts';
import { answerBadAddress, answerErrors } from './answer-errors.ts';
import { answerWrongMethods } from './method-not-allowed.ts';
import { describeOperations } from './openapi.ts';
import { readJson } from './read-body.ts';
import { readQuery } from './read-query.ts';
import { LARGEST_FILE } from './read-upload.ts';
import { shareWithOrigins } from './share-with-origins.ts';
import { validateRequests } from './validate-requests.ts';

/** Longest JSON body, in bytes; files have a limit of their own. */
const LARGEST_BODY = 1024 * 1024;

/** How long the head of a request may take, and how often those that are slow are looked for, in milliseconds. */
const LONGEST_HEAD_MS = 20_000;
const SLOW_CHECK_MS = 1000;

/** Of answers that are data: whoever opens one as a page gets nothing that runs. Pages have policies of their own. */
const DATA_POLICY = {
  useDefaults: false,
  directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
};

/** An id that a caller may choose: what a log line or header can carry without escaping. */
const WELL_FORMED_ID = /^[A-Za-z0-9._-]{1,64}$/;

export type Http = ReturnType<typeof createFastify>;

function createFastify({ trustedProxy }: Pick<Config, 'trustedProxy'>) {
  const app = fastify({
    logger: false,
    bodyLimit: LARGEST_BODY,
    trustProxy: trustedProxy.length > 0 && [...trustedProxy],
    http: {
      connectionsCheckingInterval: SLOW_CHECK_MS,
      headersTimeout: LONGEST_HEAD_MS,
      // Node would refuse it without a word; see refuseNameless.
      requireHostHeader: false,
    },
    requestIdHeader: false,
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && WELL_FORMED_ID.test(given) ? given : randomUUID();
    },
    routerOptions: {
      ignoreTrailingSlash: true,
      maxParamLength: 1000,
      querystringParser: readQuery,
    },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerBrokenRequest,
    keepAliveTimeout: 65_000,
    requestTimeout: 120_000,
  });
  return app.withTypeProvider<ZodTypeProvider>();
}

export const JSON_TYPES = [/^application\/json/, /^application\/[\w.+-]+\+json/];

/** JSON keeps every digit of a number; any other type of body reaches validation as what it is: not an object. */
function readBodies(app: Http): void {
  app.removeAllContentTypeParsers();
  app.addHook('onRequest', (request, _reply, done) => {
    request.headers['content-type'] ??= 'application/json';
    done();
  });
  const read = (_request: unknown, body: unknown, done: (error: Error | null, value?: unknown) => void) => {
    try {
      done(null, readJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  };
  for (const type of JSON_TYPES) app.addContentTypeParser(type, { parseAs: 'buffer' }, read);
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body.toString('latin1').slice(0, 100)),
  );
}

/**
 * The HTTP edge without a single route: reading, validating, describing, logging, refusing.
 *
 * @param guard  adds the hooks that decide who is let in; those of every route, the documentation included
 */
export async function createHttp(config: Config, log: Log, guard: (app: Http) => void): Promise<Http> {
  const app = createFastify(config);
  logRequests(app, log);
  refuseNameless(app);
  validateRequests(app, log);
  readBodies(app);
  answerErrors(app, config, log);
  await app.register(helmet, { contentSecurityPolicy: DATA_POLICY, strictTransportSecurity: false });
  await shareWithOrigins(app, config);
  guard(app);
  // Answers are compressed; a compressed request is not unpacked, because a small one may hold gigabytes.
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], globalDecompression: false });
  await app.register(multipart, {
    limits: { fileSize: LARGEST_FILE, files: 1, fields: 10, fieldSize: 10_000, parts: 20 },
    throwFileSizeLimit: true,
  });
  await describeOperations(app, config);
  answerWrongMethods(app);
  return app;
}
