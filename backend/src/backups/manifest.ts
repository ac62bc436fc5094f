import { crc32 } from 'node:zlib';
import { z } from 'zod';

/** What a backup says about the database in it. */
export const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  /** The newest migration. */
  schema: z.string(),
  bytes: z.int(),
  /** Of the database file, in hexadecimal. */
  sha256: z.string(),
  /** The figures of the portfolio, as the program answered them of this copy; see figures-of.ts. */
  figures: z.record(z.string(), z.string()),
});

export type Manifest = z.output<typeof manifestSchema>;

/** The fixed part of a gzip member that has a comment and nothing else; see RFC 1952. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0x10, 0, 0, 0, 0, 0, 0xff]);
const BEGIN = 'etf-portfolio-backup ';
/** A member without content: an empty last block, its sum and its length. */
const EMPTY = Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
/** What a reader looks through at most. */
const LONGEST = 64 * 1024;

/** The manifest as a gzip member of its own, empty but for its comment: `gunzip` reads on to the database behind it. */
export function manifestMember(manifest: Manifest): Buffer {
  const text = JSON.stringify(manifest);
  const sum = crc32(text).toString(16).padStart(8, '0');
  return Buffer.concat([HEAD, Buffer.from(`${BEGIN}${sum} ${text}\0`), EMPTY]);
}

/** The manifest at the beginning of a file; null when there is none, or none that can be relied on. */
export function manifestOf(beginning: Buffer): Manifest | null {
  const end = beginning.subarray(0, LONGEST).indexOf(0, HEAD.length);
  if (!beginning.subarray(0, HEAD.length).equals(HEAD) || end < 0) return null;
  const comment = beginning.toString('utf8', HEAD.length, end);
  const [sum, text] = [comment.slice(BEGIN.length, BEGIN.length + 8), comment.slice(BEGIN.length + 9)];
  if (!comment.startsWith(BEGIN) || crc32(text) !== parseInt(sum, 16)) return null;
  const read = manifestSchema.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}
