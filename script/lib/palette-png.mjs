import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Screenshots come in true colour, two thirds of which are for nothing: a page has few colours and their blends. */
const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const COLOURS = 256;
/** Bytes of a pixel by the colour type of its picture: true colour without and with alpha. */
const PIXEL_BYTES = { 2: 3, 6: 4 };

/** The same picture with a palette of 256 colours; one that is not in 8-bit true colour is answered as it is. */
export function palettePng(png) {
  const parts = partsOf(png);
  const head = parts.find(({ name }) => name === 'IHDR').data;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const pixelBytes = PIXEL_BYTES[head[9]];
  if (head[8] !== 8 || !pixelBytes) return png;
  const packed = Buffer.concat(parts.filter(({ name }) => name === 'IDAT').map(({ data }) => data));
  const pixels = coloursOf(
    unfiltered(inflateSync(packed), width * pixelBytes, height, pixelBytes),
    pixelBytes,
  );
  const { palette, indexOf } = paletteOf(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  pixels.forEach((colour, at) => (rows[at + Math.floor(at / width) + 1] = indexOf.get(colour)));
  const newHead = Buffer.from(head);
  newHead[9] = 3;
  return Buffer.concat([
    SIGNATURE,
    part('IHDR', newHead),
    part('PLTE', Buffer.from(palette.flatMap((colour) => channelsOf(colour)))),
    part('IDAT', deflateSync(rows, { level: 9 })),
    part('IEND', Buffer.alloc(0)),
  ]);
}

function partsOf(png) {
  const parts = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const data = png.subarray(at + 8, at + 8 + length);
    parts.push({ name: png.toString('latin1', at + 4, at + 8), data });
    at += length + 12;
  }
  return parts;
}

function part(name, data) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** Bytes of all rows, without the filters that each row begins with; see section 9 of the PNG specification. */
function unfiltered(filtered, rowBytes, height, pixelBytes) {
  const rows = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = filtered[y * (rowBytes + 1)];
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      const left = x < pixelBytes ? 0 : rows[at - pixelBytes];
      const above = y === 0 ? 0 : rows[at - rowBytes];
      const corner = y === 0 || x < pixelBytes ? 0 : rows[at - rowBytes - pixelBytes];
      rows[at] = filtered[y * (rowBytes + 1) + 1 + x] + predicted(filter, left, above, corner);
    }
  }
  return rows;
}

function predicted(filter, left, above, corner) {
  if (filter === 4) {
    const guess = left + above - corner;
    const [a, b, c] = [left, above, corner].map((value) => Math.abs(guess - value));
    return a <= b && a <= c ? left : b <= c ? above : corner;
  }
  return [0, left, above, (left + above) >> 1][filter];
}

/** One number per pixel; screenshots are opaque. */
function coloursOf(rows, pixelBytes) {
  return Array.from({ length: rows.length / pixelBytes }, (_, pixel) =>
    rows.readUIntBE(pixel * pixelBytes, 3),
  );
}

const channelsOf = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function distance(one, other) {
  const [a, b] = [channelsOf(one), channelsOf(other)];
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

/** The most frequent colours that stand far enough apart to be at most 256, and which of them each colour becomes. */
function paletteOf(pixels) {
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b);
  let palette = byCount;
  for (let apart = 2; palette.length > COLOURS; apart *= 1.5) palette = spread(byCount, apart);
  const nearest = (colour) =>
    palette.reduce(
      (best, one, index) => (distance(one, colour) < distance(palette[best], colour) ? index : best),
      0,
    );
  return { palette, indexOf: new Map(byCount.map((colour) => [colour, nearest(colour)])) };
}

function spread(colours, apart) {
  const chosen = [];
  for (const colour of colours)
    if (chosen.length <= COLOURS && chosen.every((one) => distance(one, colour) >= apart))
      chosen.push(colour);
  return chosen;
}
