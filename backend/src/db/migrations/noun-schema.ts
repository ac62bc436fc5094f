/** How a noun is kept: a table of versions, its indexes, and a view of the current rows. See ADR 0012. */

const instantText = (column: string) =>
  `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]'`;
const decimalText = (column: string) =>
  `(typeof(${column}) = 'text' AND ${column} GLOB '[0-9]*' AND ${column} NOT GLOB '*[^0-9.]*' AND ${column} NOT GLOB '*.*.*' AND ${column} NOT GLOB '*.')`;

/** Conditions on a column, for its CHECK. */
export const textForm = {
  /** A decimal of at least zero in plain notation. */
  decimal: decimalText,
  positive: (column: string) => `${decimalText(column)} AND ${column} GLOB '*[1-9]*'`,
  date: (column: string) => `${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`,
  instant: instantText,
};

export const stampColumns = `
  created_at TEXT NOT NULL CHECK (${instantText('created_at')}),
  updated_at TEXT NOT NULL CHECK (${instantText('updated_at')})`;

const MADE_BY_A_CHANGE = 'INTEGER NOT NULL REFERENCES changes (id)';

/**
 * Statements for table `<name>_versions`, its indexes, and the view `<name>` of the current rows.
 *
 * @param currentIndexes  over current rows only; `INDEX x ON (…)` becomes `<name>_x`
 * @param fromChange      type of the change that opened a version; some rows come with the program and name none
 */
export function nounSchema(
  name: string,
  columns: string,
  currentIndexes: readonly string[],
  viewColumns: string,
  fromChange = MADE_BY_A_CHANGE,
): string[] {
  const table = `${name}_versions`;
  const versionColumns = `
  version     INTEGER PRIMARY KEY AUTOINCREMENT,
  id          INTEGER NOT NULL,
  from_change ${fromChange},
  to_change   INTEGER REFERENCES changes (id)`;
  return [
    `CREATE TABLE ${table} (${versionColumns}, ${columns})`,
    `CREATE UNIQUE INDEX ${table}_current ON ${table} (id) WHERE to_change IS NULL`,
    `CREATE INDEX ${table}_history ON ${table} (id)`,
    // What a change did is counted and listed from these two alone, by id and without sorting.
    `CREATE INDEX ${table}_from ON ${table} (from_change, id, to_change)`,
    `CREATE INDEX ${table}_to ON ${table} (to_change, id, from_change) WHERE to_change IS NOT NULL`,
    ...currentIndexes.map(
      (index) =>
        index.replace('INDEX ', `INDEX ${name}_`).replace(' ON ', ` ON ${table} `) +
        ' WHERE to_change IS NULL',
    ),
    `CREATE VIEW ${name} AS SELECT id, ${viewColumns} FROM ${table} WHERE to_change IS NULL`,
  ];
}
