import { Problem } from './problem.ts';

const UTF16_MARKS = [
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const;

/**
 * The text of a file: UTF-8 or UTF-16 by its byte-order mark, UTF-8 when it is valid, else Windows-1252.
 *
 * @throws Problem 400 for a file that holds NUL bytes: it is no text in any of these
 */
export function decodeText(bytes: Uint8Array): string {
  for (const { encoding, mark } of UTF16_MARKS) {
    if (bytes[0] === mark[0] && bytes[1] === mark[1]) return new TextDecoder(encoding).decode(bytes);
  }
  if (bytes.includes(0)) {
    throw new Problem(
      400,
      'file_not_text',
      'The file is not text in UTF-8 (or UTF-16 or Windows-1252). Export it as CSV and try again.',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
