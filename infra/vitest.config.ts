import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'infra',
    include: ['src/**/*.test.ts', 'host/**/*.test.ts', 'drill/**/*.test.ts'],
    globalSetup: ['src/testing/synthesize-once.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
