import { defineConfig } from 'vitest/config'

/** Files that stand in for a library or a part of ours: what they put there must not be found by any other. */
const alone = [
  'tests/faults/public-receipt.test.ts',
  'tests/faults/public-flood.test.ts',
  'tests/journeys/public-clips.test.ts',
]

/**
 * `NM_FAULTS=1` adds the long fault matrix; journeys in a browser are a project of their own. Files share what their process has
 * loaded, as requests share it in the running house: whatever is kept there belongs to one database or to none.
 */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [
            'tests/journeys/**',
            ...alone,
            ...(process.env.NM_FAULTS ? [] : ['tests/faults/long/**']),
          ],
          globalSetup: ['tests/support/global-setup.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone, globalSetup: ['tests/support/global-setup.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: alone,
          globalSetup: ['tests/support/global-setup.ts'],
          isolate: false,
          fileParallelism: false,
          sequence: { groupOrder: 1 }, // after the others: a browser wants the machine for itself
        },
      },
    ],
    testTimeout: 180_000, // ends what hangs; a machine that does much else at once is only slow
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
