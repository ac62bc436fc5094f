import { wireInstant } from '../db/instant.ts';
import { type ComparedFigure, type Comparison, unexplained } from './compare-figures.ts';
import { counted } from './counted.ts';
import { EARLIER_NOUNS } from './earlier-noun.ts';
import type { Imported } from './import-earlier-database.ts';
import type { Outcome, Remark } from './outcome.ts';
import { SOURCES } from './read-earlier-rows.ts';
import { textTable } from './text-table.ts';

function counts({ outcomes }: Imported): string[] {
  const rows = EARLIER_NOUNS.map((noun) => {
    const { found, brought, alreadyThere, left } = outcomes[noun];
    return [
      SOURCES[noun].table,
      ...[found, brought.length, alreadyThere.length, left.length].map(String),
    ] as const;
  });
  return textTable(
    [['Table', 'found', 'brought', 'here before', 'left'], ...rows],
    ['left', 'right', 'right', 'right', 'right'],
  );
}

/** Rows whose number changed are worth a line; so are the EARLIER_NOUNS whose rows have kept theirs. */
function ids({ outcomes }: Imported): string[] {
  if (EARLIER_NOUNS.every((noun) => outcomes[noun].brought.length === 0)) return [];
  const renumbered = EARLIER_NOUNS.filter(
    (noun) => !outcomes[noun].idsKept && outcomes[noun].brought.length > 0,
  );
  if (renumbered.length === 0) return ['Every row has kept its id.'];
  const names = renumbered.map((noun) => SOURCES[noun].table).join(', ');
  return [`New ids were given in ${names}, where ids of the earlier database are or were in use here.`];
}

function section(title: string, remarks: readonly Remark[]): string[] {
  if (remarks.length === 0) return [];
  return ['', title, ...remarks.map(({ label, text }) => `  ${label}: ${text}`)];
}

const each = (
  { outcomes }: Imported,
  remarksOf: (outcome: Outcome) => readonly Remark[],
): readonly Remark[] => EARLIER_NOUNS.flatMap((noun) => remarksOf(outcomes[noun]));

/** Of snapshots, whose values were divided by a rate and then cut off by the binary float, one stands for all. */
const rounded = ({ noun, brought }: Outcome): readonly Remark[] => {
  const remarks = brought
    .filter((row) => row.roundings.length > 0)
    .map(({ label, roundings }) => ({ label, text: roundings.join(', ') }));
  const [first, ...others] = remarks;
  if (noun !== 'snapshots' || !first || others.length === 0) return remarks;
  return [{ label: `${counted(remarks.length, noun)}, to ten digits; ${first.label}`, text: first.text }];
};

const noted = ({ brought }: Outcome) =>
  brought
    .filter((row) => row.notes.length > 0)
    .map(({ label, notes }) => ({ label, text: notes.join('; ') }));

const left = (outcome: Outcome) =>
  outcome.left.map(({ row, reason }) => ({ label: row.label, text: reason }));

function moved({ moved: sets, outcomes }: Imported): readonly Remark[] {
  const brought = new Set(outcomes.snapshots.brought.map((row) => row.columns.snapshot_date));
  return sets
    .filter(({ to }) => brought.has(to))
    .map(({ from, to, rowCount }) => ({
      label: `the second snapshot of ${wireInstant(from)}`,
      text: `${counted(rowCount, 'snapshots')}, now at ${wireInstant(to)}, so that no total counts twice`,
    }));
}

const verdict = ({ agrees, reasons }: ComparedFigure) =>
  agrees ? 'equal' : `differs: ${reasons.length > 0 ? reasons.join('; ') : 'NOTHING EXPLAINS IT'}`;

/** How many of a list agree; those that do not are shown. */
function list(name: string, compared: readonly ComparedFigure[]): string[] {
  if (compared.length === 0) return [];
  const apart = compared.filter((figure) => !figure.agrees);
  const lines = apart.flatMap((figure) => [
    `  ${figure.name}: ${figure.earlier}`,
    `    here ${figure.here}, ${verdict(figure)}`,
  ]);
  return [`${name}: ${compared.length - apart.length} of ${compared.length} are equal.`, ...lines];
}

function comparison({ totals, positions, snapshots }: Comparison): string[] {
  const rows = totals.map((figure) => [figure.name, figure.earlier, figure.here, verdict(figure)] as const);
  return [
    '',
    ...textTable([['Totals', 'earlier', 'here', ''], ...rows], ['left', 'right', 'right', 'left']),
    ...list('Positions (units, purchases, proceeds, fees, trades)', positions),
    ...list('Snapshots (total value)', snapshots),
  ];
}

function ending({ changeId, comparison: compared }: Imported): string[] {
  const strange = unexplained(compared);
  return [
    '',
    ...(strange.length === 0
      ? ['Every difference is explained above.']
      : [`Nothing explains why these differ: ${strange.map(({ name }) => name).join(', ')}.`]),
    changeId === null
      ? 'Nothing was brought: everything that can be brought is here already.'
      : `All of it is change ${changeId}; undo it in the app under History, or with POST /api/v1/changes/${changeId}/undo.`,
  ];
}

/** The whole report: what was brought, rounded, moved, left and why, and how the totals compare. */
export function printReport(imported: Imported): string {
  return [
    ...counts(imported),
    ...ids(imported),
    ...section('Rounded', each(imported, rounded)),
    ...section('Moved', moved(imported)),
    ...section('To be known', each(imported, noted)),
    ...section('Left', each(imported, left)),
    ...comparison(imported.comparison),
    ...ending(imported),
  ].join('\n');
}
