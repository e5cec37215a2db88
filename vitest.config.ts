import { defineConfig } from 'vitest/config'

/** Two projects, so that the gate runs the quick one first: what stands beside the code, then the walks in a real browser. */
export default defineConfig({
  test: {
    // A test of ours waits for its database more than it computes: one worker a core less one, the default, leaves a small machine idle.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'house',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/*.test.ts', 'test/*.test.ts'],
          globalSetup: ['test/house-setup.ts'],
          // A house is hundreds of modules: a worker loads them once, not for each file. Who spoils a module resets them when he is done.
          isolate: false,
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        // `npm run soak`: real processes killed, disks of their own cut off and filled. No part of `npm test`.
        test: { name: 'soak', include: ['test/soak/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 120_000, fileParallelism: false },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/house-setup.ts', 'test/browser/chromium-setup.ts'],
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 300_000,
          hookTimeout: 180_000,
          // Two at once: while one page waits for its server the other is drawn. A third only makes all three wait.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
