import type { Body } from './golden-answers.ts';

/** Free texts under free names: a member more would be a fact more. */
const FREE = ['raw_data', 'before', 'after'];

const isList = (body: Body): body is readonly Body[] => Array.isArray(body);

/** The same facts with members in another order, and with members that this version does not know. */
export function estranged(body: Body): Body {
  if (isList(body)) return body.map(estranged);
  if (typeof body !== 'object' || body === null) return body;
  const members = Object.entries(body).map(([name, value]): [string, Body] => [
    name,
    FREE.includes(name) ? value : estranged(value),
  ]);
  return Object.fromEntries<Body>([
    ['a_later_member', { of: ['a later', 'version'] }],
    ...members.reverse(),
    ['another_later_member', null],
  ]);
}
