import { expect, test } from 'vitest';
import { loadTranslator } from '../../i18n/translator.ts';
import { assetKind } from '../../testing/asset-bodies.ts';
import { kindName } from './kind-name.ts';

test('a kind of the program is called in the language of the reader until its owner names it', async () => {
  const german = await loadTranslator('de');
  const kinds = [
    assetKind({ code: 'crypto', name: 'Crypto' }),
    assetKind({ code: 'pension_fund', name: 'Third pillar' }),
    assetKind({ code: 'art', name: 'Art', is_builtin: false }),
  ];
  expect(['crypto', 'pension_fund', 'art', 'gone'].map((code) => kindName(german, code, kinds))).toEqual([
    'Krypto',
    'Third pillar',
    'Art',
    'gone',
  ]);
});
