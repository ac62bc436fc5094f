import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROBLEM_WORDS, problemWords } from './problem-words.ts';
import { ENGLISH } from './translator.ts';

interface Described {
  readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
}

/** The codes that the OpenAPI document of the server lists for an entry of a 422. */
function codesOfTheServer(): string[] {
  const path = join(import.meta.dirname, '..', '..', '..', 'backend', 'openapi.json');
  const document = JSON.parse(readFileSync(path, 'utf8')) as {
    components: { schemas: { ValidationProblem: { properties: { detail: { items: Described } } } } };
  };
  const { type, code } = document.components.schemas.ValidationProblem.properties.detail.items.properties;
  return [...(type?.enum ?? []), ...(code?.enum ?? [])];
}

test('every code of the server has words, and no words are for a code that it does not know', () => {
  expect(codesOfTheServer().length).toBeGreaterThan(40);
  expect(Object.keys(PROBLEM_WORDS).sort()).toEqual(codesOfTheServer().sort());
});

test('words are filled in with what the server told', () => {
  const told = { code: 'isin_check_digit', values: { expected: '0' }, message: 'check digit' };
  expect(problemWords(ENGLISH, told)).toBe('The check digit does not match: a valid ISIN here ends in 0.');
});

test('a code that is not known is told in the words of the server', () => {
  expect(problemWords(ENGLISH, { code: 'new_rule', values: {}, message: 'Not on a Sunday' })).toBe(
    'Not on a Sunday',
  );
});
