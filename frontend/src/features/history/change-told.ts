import type { Change } from '../../api/wire.ts';
import { changeLine } from './change-line.ts';
import { ACTIONS, subjectWords } from './change-words.ts';
import type { Reader } from './use-reader.ts';

/** A change in one line, for a message about it. */
export function changeTold(reader: Reader, change: Change): string {
  const parts = [
    reader.t(ACTIONS[change.action]),
    subjectWords(reader.t, change),
    changeLine(reader, change),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
