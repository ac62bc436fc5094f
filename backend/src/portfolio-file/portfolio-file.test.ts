import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { goldenPortfolio } from '../testing/golden/golden-portfolio.ts';
import { testApi, type TestApi } from '../testing/test-api.ts';

let golden: TestApi;
let empty: TestApi;
beforeEach(async () => {
  golden = await goldenPortfolio();
  empty = await testApi();
});
afterEach(async () => { await golden.close(); await empty.close(); });
test('smoke', async () => {
  const exported = await golden.call('GET', '/export/portfolio.json');
  console.log(exported.text.slice(0, 3000));
  const dry = await empty.upload('/import/portfolio-json?dry_run=true', 'x.json', exported.text);
  console.log(dry.text);
  const done = await empty.upload('/import/portfolio-json', 'x.json', exported.text);
  console.log(done.text);
  const again = await empty.call('GET', '/export/portfolio.json');
  expect(again.text).toBe(exported.text);
  const zip = await golden.call('GET', '/export/portfolio.zip');
  console.log(zip.headers);
});
