import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import staticFiles from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { acceptsGzip } from './accepts-gzip.ts';
import type { Http } from './create-http.ts';
import type { CodedDetail } from './problem.ts';
import { varyBy } from './vary-by.ts';

const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** File names that carry a hash of their content never change. */
const HASHED_FILES_MAX_AGE_S = 31_536_000;

function wantsPage(request: FastifyRequest): boolean {
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  return isReading && (request.headers.accept ?? '').includes('text/html');
}

function describeService(config: Config) {
  const { projectName, apiPrefix } = config;
  return {
    message: projectName,
    version: '1.0.0',
    docs: `${apiPrefix}/docs`,
    redoc: `${apiPrefix}/docs`,
    openapi: `${apiPrefix}/openapi.json`,
  };
}

/**
 * The built web app: its files as they are, and its page for every other address that a browser opens, so that deep
 * links and reload work. Addresses of the API never answer a page.
 *
 * @param folder  of the build, or null to serve the API alone
 */
export async function serveWebApp(app: Http, config: Config, folder: string | null): Promise<void> {
  const indexFile = folder === null ? '' : join(folder, 'index.html');
  const page = existsSync(indexFile) ? readFileSync(indexFile) : null;
  const zipped = page && gzipSync(page);
  const sendPage = async (request: FastifyRequest, reply: FastifyReply) => {
    reply
      .header('Content-Security-Policy', POLICY)
      .header('Cache-Control', 'no-cache')
      .type('text/html; charset=utf-8');
    varyBy(reply, 'Accept', 'Accept-Encoding');
    if (!acceptsGzip(request.headers['accept-encoding']))
      return await reply.header('x-no-compression', '1').send(page);
    return await reply.header('Content-Encoding', 'gzip').send(zipped);
  };

  if (page !== null && folder !== null) {
    await app.register(async (files) => {
      // The app itself is no secret: it holds no figure, and the page that logs in is part of it.
      files.addHook('onRoute', (route) => {
        route.config = { ...route.config, entry: 'anybody' };
      });
      await files.register(staticFiles, {
        root: folder,
        wildcard: false,
        index: false,
        preCompressed: true,
        setHeaders: (reply, path) => {
          const isHashed = /[\\/]assets[\\/]/.test(path);
          // The page is one of the files, and a worker obeys the policy of its own file.
          reply.header('Content-Security-Policy', POLICY);
          reply.header(
            'Cache-Control',
            isHashed ? `public, max-age=${HASHED_FILES_MAX_AGE_S}, immutable` : 'no-cache',
          );
        },
      });
    });
  }

  app.get('/', { config: { entry: 'anybody' }, schema: { hide: true } }, async (request, reply) => {
    if (page !== null && wantsPage(request)) return await sendPage(request, reply);
    varyBy(reply, 'Accept');
    return await reply.send(describeService(config));
  });

  app.setNotFoundHandler(async (request, reply) => {
    const isApi = request.url.startsWith(`${config.apiPrefix}/`);
    if (page !== null && !isApi && wantsPage(request)) return await sendPage(request, reply);
    return await reply.status(404).send({ detail: 'Not Found', code: 'not_found' } satisfies CodedDetail);
  });
}
