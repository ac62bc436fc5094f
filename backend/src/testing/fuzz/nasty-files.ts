import type { Chance } from './chance.ts';
import { degiroFile, sampleTrades } from '../degiro-file.ts';
import { statementFile } from './statement-files.ts';

const SNAPSHOT_HEADER =
  'snapshot_date,asset_type,asset_detail,currency,value,exchange_rate,value_eur,created_at';

const NASTY_CELLS: readonly [string, ...string[]] = [
  '',
  '0',
  '-1',
  'Infinity',
  'NaN',
  '1e400',
  '9'.repeat(400),
  '0,0000000000001',
  '"1.234,56"',
  '"1,234.56"',
  "=1+1+cmd|' /C calc'!A0",
  '@SUM(A1)',
  '\u0001\u0002',
  '\u202e',
  '32-13-2024',
  '2024-02-30',
  '99-99-9999',
  '"unterminated',
  '"a""b"',
  'a"b',
  'CZK',
  'x'.repeat(3000),
];

function goodFile(chance: Chance): string {
  if (chance.once(3)) return statementFile(chance);
  if (chance.once(4))
    return `isin,date,close,currency\nIE00BK5BQT80,2024-01-${10 + chance.below(19)},101.25,EUR\n`;
  if (chance.once(5)) return `currency,date,rate\nUSD,2024-01-${10 + chance.below(19)},1.0850\n`;
  if (chance.once(2)) return degiroFile(sampleTrades(1 + chance.below(6), 5, chance.below(1_000_000)));
  const day = String(1 + chance.below(28)).padStart(2, '0');
  const minute = String(chance.below(60)).padStart(2, '0');
  return `${SNAPSHOT_HEADER}\n2023-06-${day}T21:${minute}:00,crypto,,EUR,100.50,25.00,100.50,\n`;
}

/** A file with some cells exchanged. */
function spoiled(chance: Chance): string {
  const lines = goodFile(chance).split(/\r?\n/);
  for (let round = 0; round <= chance.below(3); round += 1) {
    const at = chance.once(6) ? 0 : 1 + chance.below(lines.length - 1);
    const cells = (lines[at] ?? '').split(',');
    cells[chance.below(cells.length)] = chance.pick(NASTY_CELLS);
    lines[at] = cells.join(chance.once(20) ? ';' : ',');
  }
  return lines.join(chance.pick(['\n', '\r\n', '\r']));
}

const encoded = (text: string, encoding: BufferEncoding, mark: number[] = []) =>
  Buffer.concat([Buffer.from(mark), Buffer.from(text, encoding)]);

const FILES: readonly [(chance: Chance) => string | Buffer, ...((chance: Chance) => string | Buffer)[]] = [
  () => '',
  () => '\ufeff',
  () => '\n\n\n',
  () => ',,,,\n,,,,',
  () => '"',
  (chance) => chance.bytes(5000),
  () => Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]),
  () => 'x'.repeat(1024 * 1024),
  () => `${goodHeader}\n"${'y'.repeat(1024 * 1024)}`,
  () => Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',') + '\n' + ','.repeat(10_000),
  () => `${goodHeader}${',x'.repeat(10_000)}\n${'1,'.repeat(10_000)}`,
  (chance) => goodFile(chance).slice(0, chance.below(400)),
  (chance) => encoded(goodFile(chance), 'utf16le', [0xff, 0xfe]),
  (chance) => encoded(goodFile(chance), 'utf16le'),
  (chance) => encoded(goodFile(chance), 'utf16le', [0xfe, 0xff]),
  (chance) => encoded(goodFile(chance).replaceAll('SAMPLE', 'Ü\u00ff'), 'latin1'),
  (chance) => Buffer.concat([Buffer.from(goodFile(chance)), Buffer.from([0, 0, 0])]),
  (chance) => goodFile(chance).replaceAll(',', ';'),
  (chance) => goodFile(chance).replaceAll('SAMPLE', '\ud800'),
];
const goodHeader = degiroFile([]).trim();

const FILE_NAMES: readonly [string, ...string[]] = [
  'Transactions.csv',
  'flex.xml',
  'ghostfolio.json',
  'T.CSV',
  '../../../../etc/passwd.csv',
  '..\\..\\windows\\system32\\x.csv',
  'a\u0000.csv',
  '.csv',
  'noextension',
  'x.exe',
  `${'n'.repeat(5000)}.csv`,
  '%2e%2e%2f.csv',
  '💥.csv',
  'a"b.csv',
];

function part(name: string, fileName: string | null, content: string | Buffer): Buffer {
  const file = fileName === null ? '' : `; filename="${fileName}"`;
  const head = `--BB\r\nContent-Disposition: form-data; name="${name}"${file}\r\nContent-Type: text/csv\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')]);
}

export interface Upload {
  readonly payload: Buffer;
  readonly type: string;
}

/** A multipart form: usually with one spoiled file, sometimes no form at all. */
export function upload(chance: Chance): Upload {
  const type = chance.once(25)
    ? chance.pick([
        'multipart/form-data',
        'multipart/form-data; boundary=',
        'multipart/mixed; boundary=BB',
        'text/csv',
      ])
    : 'multipart/form-data; boundary=BB';
  const file = () =>
    chance.once(3) ? chance.pick(FILES)(chance) : chance.once(6) ? goodFile(chance) : spoiled(chance);
  const fileName = () => (chance.once(4) ? chance.pick(FILE_NAMES) : 'Transactions.csv');
  const one = () => part('file', fileName(), file());
  const parts = chance.pick([
    () => [one()],
    () => [one()],
    () => [one()],
    () => [one()],
    () => [part('file', null, 'a field in the place of a file')],
    () => [part('other', 'x.csv', file())],
    () => Array.from({ length: 5 }, one),
    () => Array.from({ length: 30 }, (_, index) => part(`f${index}`, null, 'x')),
    () => [part('field', null, 'z'.repeat(20_000)), one()],
    () => [part('__proto__', null, '1'), one()],
    () => [],
  ])();
  const end = chance.once(15) ? '' : '--BB--\r\n';
  const whole = Buffer.concat([...parts, Buffer.from(end)]);
  return { payload: chance.once(25) ? whole.subarray(0, chance.below(whole.length + 1)) : whole, type };
}
