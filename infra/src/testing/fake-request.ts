import type { IncomingMessage } from 'node:http';

/** A call as it arrived, with what its signature says about it. */
export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Such as `s3` or `cloudformation`. */
  readonly service: string;
  readonly region: string;
  /** Name of the action, for the services that have names for them; else method and path. */
  readonly action: string;
}

export interface FakeResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** An error as AWS tells it; each service has its own way of writing it down. */
export class FakeError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Undoes the framing in which the SDK sends what it streams. */
function unframed(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let rest = body;
  for (;;) {
    const end = rest.indexOf('\r\n');
    const length = parseInt(rest.subarray(0, end).toString(), 16);
    if (end < 0 || !length) return Buffer.concat(parts);
    parts.push(rest.subarray(end + 2, end + 2 + length));
    rest = rest.subarray(end + 2 + length + 2);
  }
}

export async function readRequest(message: IncomingMessage): Promise<FakeRequest> {
  const raw: Buffer[] = [];
  for await (const part of message) raw.push(part as Buffer);
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://localhost');
  const scope = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(
    message.headers.authorization ??
      `Credential=${decodeURIComponent(searchParams.get('X-Amz-Credential') ?? '')}`,
  );
  const isFramed = (message.headers['content-encoding'] ?? '').includes('aws-chunked');
  const body = isFramed ? unframed(Buffer.concat(raw)) : Buffer.concat(raw);
  const target = message.headers['x-amz-target'] as string | undefined;
  const isForm = (message.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const query = isForm ? new URLSearchParams(body.toString()) : searchParams;
  const method = message.method ?? 'GET';
  return {
    method,
    path: decodeURIComponent(pathname),
    query,
    headers: message.headers,
    body,
    service: scope?.[2] ?? '',
    region: scope?.[1] ?? '',
    action: target?.replace(/^.*\./, '') ?? query.get('Action') ?? `${method} ${pathname}`,
  };
}
