import { defineConfig } from 'vitest/config'

/** Two projects, so that the gate runs the quick ones first: everything beside the code, then the walks in a real browser. */
export default defineConfig({
  test: {
    globalSetup: ['test/house-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'house', include: ['src/**/*.test.{ts,tsx}', 'test/*.test.ts'] } },
      { extends: true, test: { name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 180_000, fileParallelism: false } },
    ],
  },
})
