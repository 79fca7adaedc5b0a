import { defineConfig } from 'vitest/config'

/** `NM_FAULTS=1` adds the long fault matrix; journeys in a browser are a project of their own. */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['tests/journeys/**', ...(process.env.NM_FAULTS ? [] : ['tests/faults/long/**'])],
          globalSetup: ['tests/support/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          fileParallelism: false,
        },
      },
    ],
    testTimeout: 180_000, // ends what hangs; a machine that does much else at once is only slow
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
