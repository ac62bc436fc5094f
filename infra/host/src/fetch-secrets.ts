// fetch-secrets.mjs FOLDER: writes what the account keeps for this host as credentials, one file each.
import { GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { keepCredentials } from './keep-credentials.ts';

const PATH = '/etf-portfolio/';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: fetch-secrets.mjs FOLDER');

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
const names = keepCredentials(folder, found);
process.stderr.write(`Fetched   ${names.join(', ') || 'nothing: the account keeps nothing for this host'}\n`);
