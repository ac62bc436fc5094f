import type { StackTemplate } from '../stacks/stack-template.ts';

type Json = null | string | number | boolean | Json[] | { [name: string]: Json };

const NOTHING = Symbol('AWS::NoValue');

/**
 * A value of a template as CloudFormation would put it in, as far as a distribution needs it: parameters and conditions are
 * decided, and what only an account knows stands there as `${Resource}` or `${Resource.Attribute}`.
 *
 * @throws for an intrinsic function that is not known here
 */
export function resolver(
  { Parameters = {}, Conditions = {} }: StackTemplate,
  given: Readonly<Record<string, string>>,
) {
  const isTrue = (name: string): boolean => decide(Conditions[name] as Json);
  const decide = (condition: Json): boolean => {
    const [name, operands] = functionOf(condition) ?? ['', []];
    if (name === 'Condition') return isTrue(textOf(operands[0]));
    if (name === 'Fn::Not') return !decide(operands[0] ?? null);
    if (name === 'Fn::And') return operands.every(decide);
    if (name === 'Fn::Or') return operands.some(decide);
    if (name === 'Fn::Equals') return resolve(operands[0] ?? null) === resolve(operands[1] ?? null);
    throw new Error(`No condition that is known here: ${JSON.stringify(condition)}`);
  };
  const reference = (name: string) => {
    if (name === 'AWS::NoValue') return NOTHING;
    if (name in Parameters) return given[name] ?? textOf(Parameters[name]?.['Default'] ?? `\${${name}}`);
    return `\${${name}}`;
  };
  const call = (name: string, operands: Json[]): unknown => {
    if (name === 'Ref') return reference(textOf(operands[0]));
    if (name === 'Fn::GetAtt') return `\${${operands.map(textOf).join('.')}}`;
    if (name === 'Fn::If') return resolve((isTrue(textOf(operands[0])) ? operands[1] : operands[2]) ?? null);
    if (name === 'Fn::Join') return (resolve(operands[1] ?? []) as unknown[]).join(textOf(operands[0]));
    throw new Error(`No function that is known here: ${name}`);
  };
  const resolve = (value: Json): unknown => {
    const called = functionOf(value);
    if (called) return call(...called);
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== NOTHING);
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([name, member]) => [name, resolve(member)] as const);
    return Object.fromEntries(members.filter(([, member]) => member !== NOTHING));
  };
  return (value: unknown): unknown => resolve(value as Json);
}

function functionOf(value: Json): [string, Json[]] | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const [[name, operand] = ['', null], ...others] = Object.entries(value);
  if (others.length > 0 || !/^(Ref|Condition|Fn::\w+)$/.test(name)) return null;
  return [name, Array.isArray(operand) ? operand : [operand]];
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return `${value}`;
  throw new Error(`No text: ${JSON.stringify(value)}`);
}
