import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { MissingKey } from '#kernel/bind.ts'
import { entered, type House } from '#kernel/context.ts'
import { messages as kernelMessages } from '#kernel/kernel.messages.ts'
import type { Module } from '#kernel/module.ts'
import { kernelRefusals, Refusal } from '#kernel/refusal.ts'
import { MissingFile } from '#kernel/upload.ts'
import { NotText } from '#kernel/well-formed.ts'

type Language = 'vi' | 'en'
type Field = { path: string; message: string }

/** Turns every way of not succeeding into one shape: `{ error: { code, message, fields?, facts? } }`. */
export function answerErrors(app: FastifyInstance, house: House, modules: readonly Module[]): void {
  const statuses: Record<string, number> = Object.assign(
    {},
    kernelRefusals,
    ...modules.map((module) => module.refusals),
  )
  const sentences = {
    vi: Object.assign({}, ...modules.map((module) => module.messages.vi), kernelMessages.vi) as Record<
      string,
      string
    >,
    en: Object.assign({}, ...modules.map((module) => module.messages.en), kernelMessages.en) as Record<
      string,
      string
    >,
  }

  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const language = languageOf(request)
    const say = (code: string, values: Record<string, unknown> = {}) =>
      fill(sentences[language][code] ?? code, values)

    if (error instanceof Refusal) {
      const status = statuses[error.code]
      if (!status) return fault(request, reply, new Error(`refusal without a status: ${error.code}`), say)
      if (status === 403 || status === 404) await noteDenial(house, request, error)
      if (status === 429) reply.header('retry-after', String(error.facts.wait_seconds ?? 1))
      return reply
        .code(status)
        .send({ error: { code: error.code, message: say(error.code, error.facts), facts: error.facts } })
    }
    const fields = badFields(error, say)
    if (fields)
      return reply.code(400).send({ error: { code: 'input.invalid', message: say('input.invalid'), fields } })
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      return reply
        .code(413)
        .send({ error: { code: 'input.body_too_large', message: say('input.body_too_large') } })
    }
    const away = diskFull.has(error.code)
      ? 'server.disk_full'
      : isOutOfReach(error)
        ? 'server.busy'
        : undefined
    if (away) {
      request.log.warn({ code: error.code }, away)
      return reply
        .code(503)
        .header('retry-after', away === 'server.busy' ? '2' : '30')
        .send({ error: { code: away, message: say(away) } })
    }
    return fault(request, reply, error, say)
  })

  app.setNotFoundHandler((request, reply) => {
    const language = languageOf(request)
    return reply
      .code(404)
      .send({ error: { code: 'route.unknown', message: sentences[language]['route.unknown'] } })
  })
}

/** The language of one reader: the person's own when signed in, else the browser's, Vietnamese if it asks for neither. */
function languageOf(request: FastifyRequest): Language {
  const asked = request.headers['accept-language']?.toLowerCase()
  if (asked?.startsWith('en')) return 'en'
  if (asked?.startsWith('vi')) return 'vi'
  return request.session?.language ?? 'vi'
}

function fill(sentence: string, values: Record<string, unknown>): string {
  return sentence.replace(/\{(\w{1,20})\}/g, (whole, name) => (name in values ? String(values[name]) : whole))
}

type Say = (code: string, values?: Record<string, unknown>) => string

function badFields(error: FastifyError, say: Say): Field[] | undefined {
  if (error instanceof MissingKey) return [{ path: 'headers.idempotency-key', message: say('input.not_key') }]
  if (error instanceof MissingFile) return [{ path: 'body.file', message: say('input.missing') }]
  if (error instanceof NotText) return [{ path: error.path, message: say('input.not_text') }]
  if (hasZodFastifySchemaValidationErrors(error)) {
    const part = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'body')
    return error.validation.map((issue) => ({
      path: [part, ...issue.instancePath.split('/').filter(Boolean)].join('.'),
      message: sentenceOf(issue, say),
    }))
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return [{ path: 'headers.content-type', message: say('input.not_this_type') }]
  if (error.statusCode === 400) return [{ path: 'body', message: say('input.not_json') }]
  return undefined
}

interface Issue {
  keyword: string
  message?: string
  params: Record<string, unknown>
}

/** One sentence for one issue: the schema's own code where it gives one, else by the kind of issue. */
function sentenceOf(issue: Issue, say: Say): string {
  const { params } = issue
  const limits = { min: params.minimum, max: params.maximum, ...(params.params as object | undefined) }
  if (issue.message && issue.message in kernelMessages.vi) return say(issue.message, limits)
  if (issue.message?.startsWith('input.')) return say('input.wrong')
  switch (issue.keyword) {
    case 'invalid_type':
      return say(
        params.input === undefined && issue.message?.endsWith('undefined')
          ? 'input.missing'
          : 'input.wrong_type',
      )
    case 'unrecognized_keys':
      return say('input.unknown_field', {
        keys: (params.keys as string[]).map((key) => key.slice(0, 60)).join(', '),
      })
    case 'invalid_value':
    case 'invalid_union':
      return say('input.not_offered')
    case 'too_small':
      return say(
        params.origin === 'array'
          ? 'input.too_few'
          : params.origin === 'string'
            ? 'input.too_short'
            : 'input.too_small',
        limits,
      )
    case 'too_big':
      return say(
        params.origin === 'array'
          ? 'input.too_many'
          : params.origin === 'string'
            ? 'input.too_long'
            : 'input.too_big',
        limits,
      )
    default:
      return say('input.wrong')
  }
}

/** No room on the disk of the database, or on ours: somebody has to make some. */
const diskFull = new Set(['53100', 'ENOSPC', 'EDQUOT'])
const outOfReach = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '53300',
  '25P03',
  '40001',
  '40P01',
  '08006',
  '08003',
])

/** The database is restarting, gone, over its limits, or has let one of two go that waited for each other: nothing was committed, and a try later may succeed. */
function isOutOfReach(error: FastifyError): boolean {
  return (
    outOfReach.has(error.code) ||
    error.code === 'FST_UNDER_PRESSURE' ||
    /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/.test(
      error.message,
    )
  )
}

function fault(request: FastifyRequest, reply: FastifyReply, error: Error, say: Say): FastifyReply {
  request.log.error({ name: error.name, code: (error as FastifyError).code, stack: error.stack }, 'fault')
  return reply.code(500).send({ error: { code: 'server.fault', message: say('server.fault') } })
}

/** A denial is written in a transaction of its own, since what was refused has rolled back. */
async function noteDenial(house: House, request: FastifyRequest, refusal: Refusal): Promise<void> {
  const { session } = request
  if (!session) return
  const detail = JSON.stringify({
    code: refusal.code,
    route: `${request.method} ${request.routeOptions.url}`,
    ...refusal.facts,
  })
  await entered(house.db, session.tokenHash, (trx) =>
    sql`select audit.note('denied', 'route', null, ${detail}::jsonb)`.execute(trx),
  )
}
