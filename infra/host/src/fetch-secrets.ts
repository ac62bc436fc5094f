// fetch-secrets.mjs [--compare] FOLDER: writes what the account keeps for this host as credentials, one file each. With --compare
// it writes nothing, and ends with 1 when these are others than the files that are there.
import { parseArgs } from 'node:util';
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { areKept, keepCredentials } from './keep-credentials.ts';

const PATH = '/etf-portfolio/';

const { values: options, positionals } = parseArgs({
  options: { compare: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Usage: fetch-secrets.mjs [--compare] FOLDER');

const client = new SSMClient({ maxAttempts: 5 });
const found = new Map<string, string>();
let next: string | undefined;
do {
  const page = await client.send(
    new GetParametersByPathCommand({ Path: PATH, WithDecryption: true, ...(next && { NextToken: next }) }),
  );
  for (const { Name = '', Value = '' } of page.Parameters ?? []) found.set(Name.slice(PATH.length), Value);
  next = page.NextToken;
} while (next !== undefined);
if (options.compare) {
  process.exitCode = areKept(folder, found) ? 0 : 1;
} else {
  const names = keepCredentials(folder, found);
  process.stderr.write(
    `Fetched   ${names.join(', ') || 'nothing: the account keeps nothing for this host'}\n`,
  );
}
