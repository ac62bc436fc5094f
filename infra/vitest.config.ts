import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'infra',
    include: ['src/**/*.test.ts', 'host/**/*.test.ts', 'drill/**/*.test.ts'],
    globalSetup: ['src/testing/synthesize-once.ts'],
    testTimeout: 60_000,
    // Templates take seconds to be made, and the deployer's tests all want the same ones.
    globalSetup: ['src/testing/make-blueprint.ts'],
  },
});
