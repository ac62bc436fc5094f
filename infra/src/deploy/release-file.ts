import { readFileSync, statSync } from 'node:fs';
import { DeployError } from './deploy-error.ts';
import type { Architecture, ReleaseFile } from './workshop.ts';

/** The path of an archive in what `npm run release` says, and the release's name in that of the archive. */
const ARCHIVE = /(?:^|\s)(\S*etf-portfolio-([0-9A-Za-z.-]{1,64})-(arm64|x64)\.tar\.gz)(?=[\s,]|$)/gm;

/**
 * Finds the archive that was made, with the sum that was written beside it.
 *
 * @param said  what `npm run release` said
 * @throws DeployError when it names no archive for this processor
 */
export function releaseIn(said: string, architecture: Architecture): ReleaseFile {
  const found = [...said.matchAll(ARCHIVE)].find(([, , , made]) => made === architecture);
  const [, path, id] = found ?? [];
  if (path === undefined || id === undefined)
    throw new DeployError(`\`npm run release\` made no archive for ${architecture}:\n${said}`);
  const sha256 = /^[0-9a-f]{64}/.exec(readFileSync(`${path}.sha256`, 'utf8'))?.[0];
  if (sha256 === undefined) throw new DeployError(`${path}.sha256 holds no SHA-256. Make the release again.`);
  return { id, path, bytes: statSync(path).size, sha256 };
}
