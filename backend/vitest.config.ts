import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'backend',
    include: ['src/**/*.test.ts', 'commands/**/*.test.ts'],
    setupFiles: ['../script/lib/property-seed.mjs'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'commands/**/*.ts'],
      exclude: ['**/*.test.ts', 'src/testing/**'],
      thresholds: { lines: 90, branches: 90 },
    },
  },
});
