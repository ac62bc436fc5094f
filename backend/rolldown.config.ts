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
  // Libraries are bundled too: looking for their files is a third of a start. Two need their own: one is a native
  // module, the other serves the files of the interactive documentation.
  external: ['better-sqlite3', '@fastify/swagger-ui'],
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
