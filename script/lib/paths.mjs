import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder; every other path starts here, wherever the command was called from. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const at = (...parts) => join(root, ...parts);

/** Notes of the scripts themselves (what is installed, what is built); gone whenever node_modules is. */
export const notes = at('node_modules', '.cache', 'portfolio');
