import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { OpenHouse } from './house.ts'
import { readMeters } from './meters.ts'

const loopback = /^(127\.|::1$|::ffff:127\.)/

/** Is it alive, is it ready, and how does it fare: `/healthz`, `/readyz`, and `/metrics` for this machine only. */
export function serveHealth(app: FastifyInstance, house: OpenHouse, isReady: () => Promise<boolean>): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await isReady().catch(() => false)
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!loopback.test(request.ip) || !loopback.test(request.socket.remoteAddress ?? ''))
      return reply.callNotFound()
    for (const { name, help, value } of await readMeters(house)) {
      const gauge =
        (registry.getSingleMetric(name) as Gauge) ?? new Gauge({ name, help, registers: [registry] })
      gauge.set(value)
    }
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
