import { gzipSync } from 'node:zlib';

/** An answer as bytes, ready to be sent again and again. */
export interface PrintedAnswer {
  readonly etag: string;
  readonly body: Buffer;
  /** The same compressed, made when first asked for. */
  zipped(): Buffer;
}

/** @param answer already in the shape of the wire */
export function printAnswer(etag: string, answer: object): PrintedAnswer {
  const body = Buffer.from(JSON.stringify(answer));
  let zipped: Buffer | null = null;
  return { etag, body, zipped: () => (zipped ??= gzipSync(body, { level: 1 })) };
}
