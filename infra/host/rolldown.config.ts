import { join } from 'node:path';
import { defineConfig } from 'rolldown';

const here = import.meta.dirname;

/** The programs that a host runs beside the server, each in one file with its libraries. */
export default defineConfig({
  platform: 'node',
  input: {
    'fetch-secrets': join(here, 'src/fetch-secrets.ts'),
    health: join(here, 'src/health.ts'),
    'send-logs': join(here, 'src/send-logs.ts'),
  },
  output: {
    dir: join(here, 'dist'),
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  },
});
