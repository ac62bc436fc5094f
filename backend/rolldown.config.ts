import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'rolldown';

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

export default defineConfig({
  platform: 'node',
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
  },
});
