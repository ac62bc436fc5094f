import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

/**
 * A stream that only the passphrase opens; the format is written down in docs/spec/backups.md.
 *
 *   head   "ETFBOX1\n"  log₂N  r  p  salt[16]  check[16]
 *   body   chunks of 65,536 bytes and a last, shorter one, each AES-256-GCM with its tag of 16 bytes behind it
 *
 * The nonce of a chunk is its number and whether it is the last; the head is authenticated with each. So no chunk can be
 * changed, moved, left out or added, and the end cannot be cut off, without the reader noticing.
 */
const MAGIC = Buffer.from('ETFBOX1\n', 'latin1');
const SALT_BYTES = 16;
const TAG_BYTES = 16;
const CHUNK_BYTES = 65_536;
const HEAD_BYTES = MAGIC.length + 3 + SALT_BYTES + TAG_BYTES;

/** Of scrypt. */
interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MB and about a third of a second for each guess. */
const COST: Cost = { logN: 17, r: 8, p: 1 };
/** What a file may ask of the machine that opens it. */
const MOST_LOG_N = 20;

/** Of the check in the head; no chunk has this number. */
const CHECK_NUMBER = 0xff_ff_ff_ff;

export class WrongPassphraseError extends Error {
  constructor() {
    super(
      'The passphrase does not open this backup. It takes the passphrase that was in BACKUP_PASSPHRASE_FILE when the backup was made.',
    );
    this.name = 'WrongPassphraseError';
  }
}

/** What is read was changed or cut off since it was written. */
export class DamagedBackupError extends Error {
  constructor(reason: string) {
    super(`The backup is damaged: ${reason}.`);
    this.name = 'DamagedBackupError';
  }
}

async function keyOf(passphrase: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const cost = { N: 2 ** logN, r, p, maxmem: 2 ** logN * r * 128 + 64 * 1024 * 1024 };
  const key = Promise.withResolvers<Buffer>();
  scrypt(passphrase.normalize('NFC'), salt, 32, cost, (error, derived) =>
    error ? key.reject(error) : key.resolve(derived),
  );
  return await key.promise;
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(isLast ? 1 : 0, 7);
  nonce.writeUInt32BE(number, 8);
  return nonce;
}

function sealed(key: Buffer, number: number, isLast: boolean, head: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast)).setAAD(head);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Null when the tag does not hold. */
function opened(key: Buffer, number: number, isLast: boolean, head: Buffer, box: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast)).setAAD(head);
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Cuts a stream into pieces of one size, and tells of each whether it is the last; there is always a last one. */
async function* inPieces(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<[Buffer, boolean]> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const part of source) {
    held.push(part);
    length += part.length;
    if (length <= size) continue;
    let rest: Buffer = Buffer.concat(held);
    for (; rest.length > size; rest = rest.subarray(size)) yield [rest.subarray(0, size), false];
    held = [rest];
    length = rest.length;
  }
  yield [Buffer.concat(held), true];
}

/** Encrypts what passes through. @param cost what a guess at the passphrase takes */
export function seal(passphrase: string, cost: Cost = COST) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const salt = randomBytes(SALT_BYTES);
    const key = await keyOf(passphrase, salt, cost);
    const begin = Buffer.concat([MAGIC, Buffer.from([cost.logN, cost.r, cost.p]), salt]);
    const head = Buffer.concat([begin, sealed(key, CHECK_NUMBER, false, begin, Buffer.alloc(0))]);
    yield head;
    let number = 0;
    for await (const [plain, isLast] of inPieces(source, CHUNK_BYTES)) {
      yield sealed(key, number, isLast, head, plain);
      number += 1;
    }
  };
}

async function keyFor(head: Buffer, passphrase: string): Promise<Buffer> {
  const begin = head.subarray(0, -TAG_BYTES);
  const [logN = 0, r = 0, p = 0] = begin.subarray(MAGIC.length);
  if (logN < 1 || logN > MOST_LOG_N || r < 1 || r > 16 || p < 1 || p > 4)
    throw new DamagedBackupError('its head asks for more than this program ever writes');
  const key = await keyOf(passphrase, begin.subarray(MAGIC.length + 3), { logN, r, p });
  if (!opened(key, CHECK_NUMBER, false, begin, head.subarray(-TAG_BYTES))) throw new WrongPassphraseError();
  return key;
}

/**
 * Decrypts what passes through.
 *
 * @throws WrongPassphraseError, or DamagedBackupError as soon as a chunk is not what was written
 */
export function open(passphrase: string) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const parts = source[Symbol.asyncIterator]();
    let begun: Buffer = Buffer.alloc(0);
    while (begun.length < HEAD_BYTES) {
      const next = await parts.next();
      if (next.done === true) throw new DamagedBackupError('it ends within its head');
      begun = Buffer.concat([begun, next.value]);
    }
    const head = begun.subarray(0, HEAD_BYTES);
    const key = await keyFor(head, passphrase);
    const body = (async function* () {
      yield begun.subarray(HEAD_BYTES);
      for (let next = await parts.next(); next.done !== true; next = await parts.next()) yield next.value;
    })();
    let number = 0;
    for await (const [box, isLast] of inPieces(body, CHUNK_BYTES + TAG_BYTES)) {
      const plain = box.length < TAG_BYTES ? null : opened(key, number, isLast, head, box);
      if (plain === null) throw new DamagedBackupError(`part ${number + 1} of it was changed or cut off`);
      yield plain;
      number += 1;
    }
  };
}

/** Whether a file that begins so is such a stream. */
export function isSealed(beginning: Buffer): boolean {
  return beginning.subarray(0, MAGIC.length).equals(MAGIC);
}
