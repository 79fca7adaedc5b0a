import { readFile } from 'node:fs/promises'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { answerErrors } from '#kernel/answers.ts'
import { bindModules } from '#kernel/bind.ts'
import type { Module } from '#kernel/module.ts'
import { Refusal } from '#kernel/refusal.ts'
import { refuseBrokenText } from '#kernel/well-formed.ts'
import program from '../../package.json' with { type: 'json' }
import { serveHealth } from './health.ts'
import type { OpenHouse } from './house.ts'
import { doorPath, serveDoors } from './site/door.ts'
import { readReleased } from './site/published.ts'
import { servePublicSite } from './site/site.ts'
import { villagePath } from './site/village.ts'
import { serveStaffApp } from './staff-app.ts'

/** Pages with a form for people without an account. */
const publicPaths = [doorPath, villagePath]

export interface ServerSettings {
  publicUrl: URL
  trustProxy: boolean
  tls?: { certFile: string; keyFile: string }
  /** Says whether everything a user would expect is there: schema, reference data, and in a demo its world. */
  isReady(): Promise<boolean>
  /** To the standard output, into what a test reads, or nowhere. */
  log: boolean | { write(line: string): void }
  /** Serves however late the event loop turns: a test works on the same loop, and its machine may be stopped for a while. */
  neverBusy?: boolean
}

/** The whole HTTP side: API, staff app, public site, health. Listens to nothing yet. */
export async function createServer(
  house: OpenHouse,
  modules: readonly Module[],
  settings: ServerSettings,
): Promise<FastifyInstance> {
  const https = settings.tls
    ? { cert: await readFile(settings.tls.certFile), key: await readFile(settings.tls.keyFile) }
    : null
  const secure = settings.publicUrl.protocol === 'https:'
  const app: FastifyInstance = Fastify({
    ...(https ? { https } : {}),
    trustProxy: settings.trustProxy,
    bodyLimit: 262_144,
    requestTimeout: 180_000, // 25 MB over the slow line of a mountain commune
    logController: new Fastify.LogController({ disableRequestLogging: true }), // an address may hold an id; what happens is in the audit
    logger: settings.log
      ? {
          level: 'info',
          redact: ['req.headers.cookie', 'req.headers.authorization'],
          ...(settings.log === true ? {} : { stream: settings.log }),
        }
      : false,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 120 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  await app.register(multipart, { throwFileSizeLimit: false }) // told by our own refusal
  if (!settings.neverBusy)
    await app.register(underPressure, { maxEventLoopDelay: 2_000, retryAfter: 2, exposeStatusRoute: false })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Nắng Mai',
        version: program.version,
        description:
          'Every write carries an Idempotency-Key (a UUID). Refusals answer {error: {code, message, fields?, facts?}}.',
      },
    },
    transform: jsonSchemaTransform,
  })

  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    // The public page has no session another site could use, and its forms say no origin, since they send no referrer.
    const isPublicForm =
      request.url === '/' || publicPaths.some((path) => request.url.toLowerCase().startsWith(path))
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isPublicForm)
      refuseForeignOrigin(request.headers, settings.publicUrl)
  })
  refuseBrokenText(app)
  answerErrors(app, house, modules)
  bindModules(app, house, { secure }, modules)
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  serveHealth(app, house, settings.isReady)
  await serveStaffApp(app)
  await servePublicSite(app, house, settings.publicUrl, readReleased)
  await serveDoors(app, house)
  return app
}

/** A write that another site made the browser send is refused before anything is read. Programs send no Origin. */
function refuseForeignOrigin(
  headers: { origin?: string; host?: string; 'sec-fetch-site'?: string | string[] },
  publicUrl: URL,
): void {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') throw new Refusal('origin.foreign')
  if (origin && origin !== publicUrl.origin && origin !== `${publicUrl.protocol}//${host}`)
    throw new Refusal('origin.foreign')
}
