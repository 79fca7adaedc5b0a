/**
 * Writes src/kernel/database.types.ts from a migrated database: `npm run db:types`.
 * Starts an embedded PostgreSQL in a temporary folder, unless DATABASE_URL names a server.
 */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { startTestDatabase } from '#tests/support/cluster.ts'

const cluster = await startTestDatabase()
try {
  const url = cluster.ownerUrl
  execFileSync(
    path.resolve('node_modules/.bin/kysely-codegen'),
    [
      '--dialect',
      'postgres',
      '--url',
      url,
      '--out-file',
      'src/kernel/database.types.ts',
      '--include-pattern',
      '{public,audit}.*',
      '--exclude-pattern',
      '*.schema_migration',
      '--date-parser',
      'string',
      '--numeric-parser',
      'number',
      '--type-mapping',
      '{"int8":"number"}',
    ],
    { stdio: 'inherit' },
  )
} finally {
  await cluster.stop()
}
