import { gzipSync } from 'node:zlib';

const BLOCK = 512;

/** One moment for every file, so that the same files make the same archive: 1 January 2000, UTC. */
const MOMENT_S = 946_684_800;

const octal = (value, length) => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** A path of up to 255 characters in the two fields that ustar has for it; it is cut at a slash. */
function fieldsOf(path) {
  if (Buffer.byteLength(path) <= 100) return { name: path, prefix: '' };
  const cut = path.indexOf('/', path.length - 101);
  const [prefix, name] = [path.slice(0, cut), path.slice(cut + 1)];
  if (cut < 0 || Buffer.byteLength(prefix) > 155 || Buffer.byteLength(name) > 100)
    throw new Error(`The path ${path} is too long for the archive.`);
  return { name, prefix };
}

function headOf({ path, mode, bytes }) {
  const { name, prefix } = fieldsOf(path);
  const head = Buffer.alloc(BLOCK);
  head.write(name, 0);
  head.write(octal(mode, 8), 100);
  head.write(octal(0, 8), 108);
  head.write(octal(0, 8), 116);
  head.write(octal(bytes.length, 12), 124);
  head.write(octal(MOMENT_S, 12), 136);
  head.write('        ', 148);
  head.write('0', 156);
  head.write('ustar\x0000', 257);
  head.write('root', 265);
  head.write('root', 297);
  head.write(prefix, 345);
  head.write(
    octal(
      head.reduce((sum, byte) => sum + byte, 0),
      7,
    ) + ' ',
    148,
  );
  return head;
}

/**
 * A gzipped tar archive of files in the given order. The same files make the same bytes, on any machine.
 *
 * @param {readonly {path: string, mode: number, bytes: Buffer}[]} files  paths with forward slashes, at most 255 characters
 */
export function tarGz(files) {
  const parts = files.flatMap((file) => [
    headOf(file),
    file.bytes,
    Buffer.alloc((BLOCK - (file.bytes.length % BLOCK)) % BLOCK),
  ]);
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]), { level: 9 });
}
