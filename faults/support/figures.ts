/** What a fault came to. */
export interface Figures {
  runs: number;
  kills: number;
  /** Changes that were answered as stored. */
  acknowledged: number;
  /** Of those, how many were not there afterwards, or were overwritten silently. */
  lost: number;
  /** Imports of which some rows were stored and others were not. */
  halfImports: number;
  integrityChecks: number;
  integrityFailures: number;
  /** Answers of 500 and above, but for those that the fault is about. */
  serverErrors: number;
  /** From the end of the fault to the first good answer, in milliseconds. */
  readonly recoveries: number[];
  /** Sentences on what was seen. */
  readonly notes: string[];
  /** Sentences on what does not hold; none when the fault was survived. */
  readonly failures: string[];
  /** Why it could not be tried here; null when it was. */
  skipped: string | null;
}

export function noFigures(): Figures {
  return {
    ...{ runs: 0, kills: 0, acknowledged: 0, lost: 0, halfImports: 0 },
    ...{ integrityChecks: 0, integrityFailures: 0, serverErrors: 0 },
    ...{ recoveries: [], notes: [], failures: [], skipped: null },
  };
}

export function isSurvived(figures: Figures): boolean {
  const { lost, halfImports, integrityFailures, serverErrors, failures } = figures;
  return lost + halfImports + integrityFailures + serverErrors + failures.length === 0;
}

const HEADINGS = [
  'fault',
  'runs',
  'kills',
  'acknowledged',
  'lost',
  'half-imports',
  'integrity ok',
  '5xx',
  'slowest recovery',
  '',
];

function verdictOf(figures: Figures): string {
  if (figures.skipped !== null) return 'SKIPPED';
  return isSurvived(figures) ? 'ok' : 'FAILED';
}

function cellsOf(name: string, figures: Figures): string[] {
  const { runs, kills, acknowledged, lost, halfImports, integrityChecks, integrityFailures } = figures;
  const slowest = figures.recoveries.length === 0 ? '–' : `${Math.round(Math.max(...figures.recoveries))} ms`;
  const integrity = `${integrityChecks - integrityFailures} of ${integrityChecks}`;
  const counts = [runs, kills, acknowledged, lost, halfImports].map(String);
  return [name, ...counts, integrity, String(figures.serverErrors), slowest, verdictOf(figures)];
}

/** One line a fault, below their headings. */
export function tableOf(all: ReadonlyMap<string, Figures>): string {
  const rows = [HEADINGS, ...[...all].map(([name, figures]) => cellsOf(name, figures))];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
