import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { House } from '#kernel/context.ts'

const loopback = /^(127\.|::1$|::ffff:127\.)/

/** Is it alive, is it ready, and how does it fare: `/healthz`, `/readyz`, and `/metrics` for this machine only. */
export function serveHealth(app: FastifyInstance, house: House, isReady: () => Promise<boolean>): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'nangmai_audit_unsealed_entries',
    help: 'Audit entries that no seal covers yet',
    registers: [registry],
    async collect() {
      const found = await sql<{ n: number }>`select audit.unsealed() as n`.execute(house.db)
      this.set(found.rows[0]?.n ?? 0)
    },
  })

  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await isReady().catch(() => false)
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!loopback.test(request.ip) || !loopback.test(request.socket.remoteAddress ?? ''))
      return reply.callNotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
