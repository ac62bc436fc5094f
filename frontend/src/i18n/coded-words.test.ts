import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { REASON_FIELDS } from '../ui/use-reason-words.ts';
import { codedWords } from './coded-words.ts';
import { errorWords } from './error-words.ts';
import providerFailures from './messages/en/provider-failures.json';
import reasons from './messages/en/reasons.json';
import refusals from './messages/en/refusals.json';
import { ENGLISH, loadTranslator, withMessages } from './translator.ts';

interface Codes {
  readonly enum: readonly string[];
}

interface FilledCodes extends Codes {
  readonly 'x-values': Readonly<Record<string, readonly string[]>>;
}

interface Document {
  readonly components: {
    readonly schemas: {
      readonly ProblemCode: FilledCodes;
      readonly ProviderFailureCode: FilledCodes;
      readonly RowReason: { readonly properties: { readonly field: Codes; readonly code: Codes } };
      readonly ImportReport: {
        readonly properties: {
          readonly skipped: {
            readonly items: { readonly properties: { readonly reason_code: Codes } };
          };
        };
      };
    };
  };
}

const path = join(import.meta.dirname, '..', '..', '..', 'backend', 'openapi.json');
const { ProblemCode, ProviderFailureCode, RowReason, ImportReport } = (
  JSON.parse(readFileSync(path, 'utf8')) as Document
).components.schemas;

beforeAll(async () => {
  await withMessages(Promise.resolve());
});

describe('the words for codes of the server', () => {
  test('are there for every refusal, and none is for a code that it does not know', () => {
    expect(Object.keys(refusals).sort()).toEqual([...ProblemCode.enum, 'unexplained'].sort());
  });

  test('are there for every reason about a row of a file, and for every member that one is about', () => {
    const skipped = ImportReport.properties.skipped.items.properties.reason_code.enum;
    expect(Object.keys(reasons).sort()).toEqual([...RowReason.properties.code.enum, ...skipped].sort());
    expect(Object.keys(REASON_FIELDS).sort()).toEqual([...RowReason.properties.field.enum].sort());
  });

  test('are there for every failure of a provider', () => {
    expect(Object.keys(providerFailures).sort()).toEqual([...ProviderFailureCode.enum].sort());
  });

  test.each(Object.entries(ProviderFailureCode['x-values']))(
    'of %s are filled in with what the provider told: %s',
    (code, names) => {
      const values = Object.fromEntries(names.map((name) => [name, '2']));
      const words = codedWords(ENGLISH, 'provider-failures', { code, values, message: '?' });
      expect(words).not.toMatch(/^\?$|[{}]|undefined/);
    },
  );

  test.each(Object.entries(ProblemCode['x-values']))(
    'of %s are filled in with what it tells: %s',
    (code, names) => {
      const values = Object.fromEntries(names.map((name) => [name, '2']));
      const words = codedWords(ENGLISH, 'refusals', { code, values, message: '?' });
      expect(words).not.toMatch(/^\?$|[{}]|undefined/);
      const used = [...refusals[code as keyof typeof refusals].matchAll(/\{(\w+)[,}]/g)].map(
        ([, name]) => name,
      );
      expect(used.filter((name) => !names.includes(name ?? ''))).toEqual([]);
    },
  );
});

test('a refusal is told in the language of the reader, counted as that language counts', async () => {
  const t = await loadTranslator('cs');
  const told = {
    code: 'account_has_assets',
    values: { name: 'Wise', count: '2' },
    message: '2 assets are in it',
  };
  const error = Object.assign(new Error(told.message), { told });
  expect(errorWords(t, error)).toBe('Účet Wise zůstává: jsou na něm ještě 2 položky majetku.');
});

test('a code that is not known is told in the words of the server', () => {
  const told = { code: 'not_on_a_sunday', values: {}, message: 'Not on a Sunday.' };
  expect(errorWords(ENGLISH, Object.assign(new Error(told.message), { told }))).toBe('Not on a Sunday.');
  expect(codedWords(ENGLISH, 'reasons', told)).toBe('Not on a Sunday.');
});
