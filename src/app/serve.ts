import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Installation } from './boot.ts'
import { InstallationProblem } from './boot.ts'
import { startJobs } from './jobs.ts'
import { modules } from './modules.ts'
import { createServer } from './server.ts'
import type { Settings } from './settings.ts'

/** Listens and works until it is asked to stop; then finishes what it has begun, in order. */
export async function serve(
  settings: Settings,
  installation: Installation,
): Promise<{ app: FastifyInstance; url: string; stop(): Promise<void> }> {
  const { house } = installation
  const app = await createServer(house, modules, {
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    tls: settings.tls,
    log: true,
    isReady: async () => {
      const found = await sql<{
        ready: boolean
      }>`select not demo or demo_ready_at is not null as ready from installation`.execute(house.db)
      return found.rows[0]?.ready ?? false
    },
  })
  await app.listen({ port: settings.port, host: settings.host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') {
      throw new InstallationProblem(
        `Cổng ${settings.port} đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc chọn cổng khác: PORT=4301 npm start`,
        `Port ${settings.port} is taken. Stop the other program, or choose another port: PORT=4301 npm start`,
      )
    }
    if (error.code === 'EACCES') {
      throw new InstallationProblem(
        `Không được phép mở cổng ${settings.port}. Hãy chọn cổng từ 1024 trở lên.`,
        `Port ${settings.port} may not be opened. Choose 1024 or above.`,
      )
    }
    throw error
  })
  const jobs = await startJobs(installation, settings)
  return {
    app,
    url: settings.publicUrl.href,
    async stop() {
      await app.close()
      await jobs.stop()
      await installation.stop()
    },
  }
}

/** Stops in order on the first signal; a second one ends at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      stop().then(
        () => process.exit(0),
        (error) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}
