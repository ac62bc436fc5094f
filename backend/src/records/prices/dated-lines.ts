import type { Close } from '@portfolio/domain';
import type { Deps } from '../../deps.ts';
import { csvLine } from '../../http/csv-lines.ts';
import type { DatedNoun } from './dated-noun.ts';
import { type KnownFilter, knownCloses } from './dated-values.service.ts';

/** Known prices or rates as a file, part by part: a part for each instrument or currency. */
export async function* datedLines<const Column extends string>(
  deps: Pick<Deps, 'database'>,
  of: DatedNoun,
  filter: KnownFilter,
  columns: readonly Column[],
  wire: (name: string, close: Close, enteredAt: null) => Readonly<Record<Column, string>>,
): AsyncGenerator<string> {
  yield csvLine(columns);
  for await (const { name, closes } of knownCloses(deps, of, filter)) {
    const lines = closes.map((close) => {
      const told = wire(name, close, null);
      return csvLine(columns.map((column) => told[column]));
    });
    if (lines.length > 0) yield lines.join('');
  }
}
