import { type Decimal, parseDecimal } from '@portfolio/domain';

/** Reads a number with `,` or `.` before its fraction; spaces and apostrophes between digits are let go. */
export function readDecimal(text: string): Decimal | null {
  const bare = text.replace(/(?<=\d)[\s'’](?=\d)/gu, '');
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) {
    const [group, mark] = comma > point ? ['.', ','] : [',', '.'];
    return parseDecimal(bare.replaceAll(group, '').replace(mark, '.'));
  }
  return parseDecimal(bare.replace(',', '.'));
}
