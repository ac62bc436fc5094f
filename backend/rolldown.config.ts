import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';

/** The programs of the backend: the server, the workers that read imports and make backups, and one command per verb. */
const PROGRAMS = [
  'src/server.ts',
  'src/import-worker.ts',
  'src/backup-worker.ts',
  'commands/migrate.ts',
  'commands/import-database.ts',
  'commands/export-portfolio.ts',
  'commands/import-portfolio.ts',
  'commands/set-password.ts',
  'commands/backup.ts',
  'commands/restore.ts',
  'commands/demo.ts',
  'commands/openapi.ts',
];

const here = import.meta.dirname;
const programs = PROGRAMS.map((program) => join(here, program)).filter((path) => existsSync(path));

/**
 * A single character such as Σ makes V8 keep the whole text of a program with two bytes for each character. Escaped, it is
 * the same in a string, a template, a regular expression and a name, and all that is left stands in those.
 */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle: (_options, bundle) => {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk')
        file.code = file.code.replace(
          /(?<!\\)[^\x00-\x7f]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
    }
  },
};

export default defineConfig({
  platform: 'node',
  checks: { bundlerTimings: false },
  plugins: [asciiOnly],
  input: Object.fromEntries(programs.map((path) => [basename(path, '.ts'), path])),
  // Libraries are bundled too: looking for their files is a third of a start. Four need their own: two are native
  // modules, one serves the files of the interactive documentation, and one is read only when a passkey is asked for.
  external: ['better-sqlite3', '@node-rs/argon2', '@fastify/swagger-ui', '@simplewebauthn/server'],
  output: {
    dir: join(here, 'dist'),
    format: 'esm',
    sourcemap: true,
    cleanDir: true,
    entryFileNames: '[name].js',
    // Beside the programs, so that import.meta.dirname is this one folder everywhere.
    chunkFileNames: '[name]-[hash].js',
    // Names stay, as errors tell them. V8 keeps the text of a program in memory: without its comments it is a quarter smaller.
    minify: { compress: false, mangle: false, codegen: true },
  },
});
