import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { palettePng as untyped } from './lib/palette-png.mjs';

const palettePng = untyped as (png: Buffer) => Buffer;

function part(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A picture in true colour from rows that begin with their filter. */
function trueColour(width: number, rows: readonly number[][]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(rows.length, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    part('IHDR', head),
    part('IDAT', deflateSync(Buffer.from(rows.flat()))),
    part('IEND', Buffer.alloc(0)),
  ]);
}

/** Colours of all pixels of a picture with a palette. */
function pixelsOf(png: Buffer, width: number): string[] {
  const dataOf = (name: string) => {
    const at = png.indexOf(name, 0, 'latin1');
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
  };
  const palette = dataOf('PLTE');
  const rows = [...inflateSync(dataOf('IDAT'))].filter((_, at) => at % (width + 1) !== 0);
  return rows.map((index) => palette.subarray(index * 3, index * 3 + 3).toString('hex'));
}

test('a picture of few colours keeps each of them, whatever the filters of its rows', () => {
  const rows = [
    [0, 10, 20, 30, 40, 50, 60], // as they are
    [1, 10, 20, 30, 30, 30, 30], // what the pixel to the left lacks: 10 + 30, …
    [2, 0, 0, 0, 1, 0, 0], // what the pixel above lacks
    [3, 5, 10, 15, 15, 15, 15], // above and left, halved: 5 + 10 ÷ 2, …; 15 + (10 + 41) ÷ 2 = 40
    [4, 0, 0, 0, 0, 0, 1], // the nearest of left, above, corner to left + above − corner
  ];
  expect(pixelsOf(palettePng(trueColour(2, rows)), 2)).toEqual([
    ...['0a141e', '28323c'],
    ...['0a141e', '28323c'],
    ...['0a141e', '29323c'],
    ...['0a141e', '28323c'],
    ...['0a141e', '28323d'],
  ]);
});

test('of many colours the frequent ones stay and the others become near ones', () => {
  const blends = Array.from({ length: 600 }, (_, index) => [index % 256, index >> 8, 7]);
  const row = [0, ...Array.from({ length: 400 }, () => [200, 100, 50]).flat(), ...blends.flat()];
  const png = palettePng(trueColour(1000, [row]));
  const pixels = pixelsOf(png, 1000);
  expect(new Set(pixels).size).toBeLessThanOrEqual(256);
  expect(new Set(pixels.slice(0, 400))).toEqual(new Set(['c86432']));
  const far = blends.filter(([red = 0, green = 0, blue = 0], index) => {
    const [r = 0, g = 0, b = 0] = Buffer.from(pixels[400 + index] ?? '', 'hex');
    return (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2 > 12;
  });
  expect(far).toEqual([]);
});

test('a picture that has a palette already stays as it is', () => {
  const once = palettePng(trueColour(1, [[0, 1, 2, 3]]));
  expect(palettePng(once)).toBe(once);
});
