import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A store that speaks as much of S3 as backups need, over real HTTP: path style, conditions, sums, pages of a list. */
export interface S3Fake {
  /** For BACKUP_S3_URL. */
  readonly url: string;
  /** By key, with the bucket before it. */
  readonly objects: Map<string, Buffer>;
  /** Requests answered so far, as `METHOD key`. */
  readonly asked: string[];
  /** Answers every request with this status until it is null again. */
  refuse(status: number | null): void;
  close(): Promise<void>;
}

/** So few that a list of three needs a second page. */
const PAGE = 2;

/** The body of a request whose sum comes behind it: `size;…\r\n bytes \r\n … 0\r\n name:value\r\n`. */
function unchunked(body: Buffer): { bytes: Buffer; trailer: string } {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = parseInt(body.toString('latin1', at, end), 16);
    if (size === 0) return { bytes: Buffer.concat(parts), trailer: body.toString('latin1', end + 2) };
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 4 + size;
  }
}

type Failure = readonly [status: number, code: string];

function fail(response: ServerResponse, [status, code]: Failure): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function listed(objects: ReadonlyMap<string, Buffer>, bucket: string, query: URLSearchParams): string {
  const [prefix, from] = [query.get('prefix') ?? '', query.get('continuation-token') ?? ''];
  const keys = [...objects.keys()].map((key) => key.slice(bucket.length + 1)).sort();
  const left = keys.filter((key) => key.startsWith(prefix) && key > from);
  const page = left.slice(0, PAGE);
  const more =
    left.length > PAGE ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : '';
  const contents = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><Size>${objects.get(`${bucket}/${key}`)?.length ?? 0}</Size></Contents>`,
  );
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${String(more !== '')}</IsTruncated>${contents.join('')}${more}</ListBucketResult>`;
}

/** The refusal of an object, or null when it was stored. */
async function stored(
  objects: Map<string, Buffer>,
  key: string,
  request: IncomingMessage,
): Promise<Failure | null> {
  const raw = await buffer(request);
  const isChunked = String(request.headers['content-encoding']).includes('aws-chunked');
  const { bytes, trailer } = isChunked ? unchunked(raw) : { bytes: raw, trailer: '' };
  if (request.headers['if-none-match'] === '*' && objects.has(key)) return [412, 'PreconditionFailed'];
  const sum =
    request.headers['x-amz-checksum-sha256'] ?? /x-amz-checksum-sha256:(\S+)/.exec(trailer)?.[1] ?? null;
  if (sum !== null && sum !== createHash('sha256').update(bytes).digest('base64')) return [400, 'BadDigest'];
  objects.set(key, bytes);
  return null;
}

export async function s3Fake(): Promise<S3Fake> {
  const objects = new Map<string, Buffer>();
  const asked: string[] = [];
  let refused: number | null = null;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const key = decodeURIComponent(url.pathname.slice(1));
    asked.push(`${String(request.method)} ${key}`);
    const isSigned = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') === true;
    if (!isSigned) fail(response, [403, 'AccessDenied']);
    else if (refused !== null) fail(response, [refused, 'Refused']);
    else if (request.method === 'PUT') {
      const refusal = await stored(objects, key, request);
      if (refusal) fail(response, refusal);
      else response.writeHead(200, { etag: '"etag"' }).end();
    } else if (request.method === 'DELETE') {
      objects.delete(key);
      response.writeHead(204).end();
    } else if (url.searchParams.has('list-type')) {
      response.end(listed(objects, key.replace(/\/$/, ''), url.searchParams));
    } else if (objects.has(key)) response.end(objects.get(key));
    else fail(response, [404, 'NoSuchKey']);
  };
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `s3://bucket/etf?region=eu-central-1&endpoint=http://127.0.0.1:${port}`,
    objects,
    asked,
    refuse: (status) => (refused = status),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
