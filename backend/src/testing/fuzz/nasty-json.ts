import type { Chance } from './chance.ts';

/** JSON texts (not values: some can only be said in text) that no member of any request expects. */
export const NASTY_JSON: readonly [string, ...string[]] = [
  'null',
  'true',
  '[]',
  '{}',
  '[[[]]]',
  '{"toString":1}',
  '""',
  '" "',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\u202e\\u200b"',
  '"💥💥💥💥💥💥💥💥💥💥💥💥"',
  '"ßßßßßßßßßßßß"',
  '"../../../../etc/passwd"',
  `"'; DROP TABLE transactions_versions; --"`,
  '"=cmd|calc!A1"',
  '"NaN"',
  '"Infinity"',
  '"-inf"',
  '"0x10"',
  '"1_000"',
  '"١٢٣"',
  '"1e1000000000"',
  '"1e-1000000000"',
  '"-0"',
  '"0.00000000001"',
  '"1000000000000000"',
  '"9999999999999999999999999"',
  '1e400',
  '-1e400',
  '1e-400',
  '-0',
  '0',
  '-1',
  '0.1',
  '1e308',
  '9007199254740993',
  '123456789012345.12345678901',
  '9223372036854775808',
  '"2026-02-30"',
  '"0000-00-00"',
  '"9999-12-31"',
  '"-1-01-01"',
  '"2024-01-01T25:00:00"',
  '"2024-01-01T10:00:00+99:99"',
  '"IE00BK5BQT81"',
  '"IE00BK5BQT8\\u0660"',
  '9'.repeat(400),
  `"${'9'.repeat(400)}"`,
  `0.${'0'.repeat(400)}1`,
  `"${'A'.repeat(100_000)}"`,
];

/** Members that a careless program would take for its own. */
const FOREIGN_MEMBERS: readonly [string, ...string[]] = [
  '"__proto__":{"units":"1","isAdmin":true}',
  '"constructor":{"prototype":{"x":1}}',
  '"id":999999999999999999999',
  '"hasOwnProperty":1',
  '"\\ud800":1',
  '"":null',
];

function membersOf(body: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(body).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
}

/** A body with one or two members exchanged, left out, doubled or added. */
function mutated(chance: Chance, body: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  const members = membersOf(body);
  for (let round = 0; round <= chance.below(2); round += 1) {
    const name = names[chance.below(names.length)] ?? 'units';
    const index = members.findIndex((member) => member.startsWith(`"${name}":`));
    const replacement = `${JSON.stringify(name)}:${chance.pick(NASTY_JSON)}`;
    if (index >= 0 && chance.once(6)) members.splice(index, 1);
    else if (index >= 0 && !chance.once(8)) members[index] = replacement;
    else members.push(chance.once(2) ? replacement : chance.pick(FOREIGN_MEMBERS));
  }
  return `{${members.join(',')}}`;
}

const DEEP = 100_000;
/** Whole bodies that are no body at all. */
const WHOLE: readonly [() => string, ...(() => string)[]] = [
  () => '',
  () => ' ',
  () => '{',
  () => '{"a":1',
  () => '{"a":01}',
  () => '[1,2',
  () => '[]',
  () => '"text"',
  () => '12',
  () => 'null',
  () => 'undefined',
  () => '\ufeff{}',
  () => '{}{}',
  () => "{'a':1}",
  () => '{"a":NaN}',
  () => '\u0000',
  () => '['.repeat(DEEP) + ']'.repeat(DEEP),
  () => '{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP),
  () => `{"units":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`,
  () => `{${Array.from({ length: 20_000 }, (_, index) => `"m${index}":1`).join(',')}}`,
];

/**
 * A JSON body for an operation: valid, nearly valid, or nothing of the kind.
 *
 * @param valid  a body that would be accepted; empty for an operation without one
 * @param names  the members that the operation knows
 */
export function jsonBody(
  chance: Chance,
  valid: Readonly<Record<string, unknown>>,
  names: readonly string[],
): string | Buffer {
  if (chance.once(8)) return JSON.stringify(valid);
  if (chance.once(12)) return chance.pick(WHOLE)();
  if (chance.once(30)) return chance.bytes(1 + chance.below(60));
  if (chance.once(30))
    return Buffer.concat([Buffer.from('{"broker":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]);
  if (chance.once(400)) return `{"broker":"${'x'.repeat(20 * 1024 * 1024)}"}`;
  return mutated(chance, valid, names);
}
