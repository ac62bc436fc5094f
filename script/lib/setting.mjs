import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { at } from './paths.mjs';

/**
 * A setting as the server reads it: from the environment, else from .env, in any case of its name, else the fallback.
 *
 * @param {string} name
 * @param {string} fallback
 */
export function setting(name, fallback, environment = process.env, file = at('.env')) {
  const inFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  for (const source of [environment, inFile]) {
    const found = Object.entries(source).find(([key]) => key.toUpperCase() === name);
    if (found?.[1] !== undefined) return found[1];
  }
  return fallback;
}
