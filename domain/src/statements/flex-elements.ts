import { ownRow, ownTable } from './own-rows.ts';
import { flexName, type FlexFile, type FlexRow, type FlexSection } from './flex-rows.ts';
import type { StatementContext } from './statement.ts';
import type { Table } from './table.ts';

/** An XML element as whoever read the file gives it. */
export interface FlexElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const SECTIONS: ReadonlyMap<string, FlexSection> = new Map([
  ['Trade', 'trade'],
  ['Order', 'trade'],
  ['CashTransaction', 'cash'],
  ['CorporateAction', 'action'],
  ['Transfer', 'transfer'],
]);

/** The transactions of a Flex query as XML; rows are numbered from 1 over these elements. */
export function flexOfElements(elements: readonly FlexElement[], context: StatementContext): FlexFile {
  const rows: FlexRow[] = [];
  const bases = new Map<string, string>();
  const tables = new Map<string, Table>();
  for (const { name, attributes } of elements) {
    const section = SECTIONS.get(name);
    if (name === 'AccountInformation') bases.set(attributes['accountId'] ?? '', attributes['currency'] ?? '');
    if (section === undefined) continue;
    const header = Object.keys(attributes);
    const key = header.join();
    const table = tables.get(key) ?? ownTable(header, header.map(flexName));
    tables.set(key, table);
    const reading = ownRow(rows.length + 1, table, Object.values(attributes), context);
    rows.push({ section, reading, openLine: null });
  }
  return { layout: 'xml', rows, bases };
}
