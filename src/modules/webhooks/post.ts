import { createHmac } from 'node:crypto'
import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { type BlockList, isIP, type LookupFunction } from 'node:net'
import { mayBeAsked, mayGoTo } from './address.ts'

/** What a try came to: told, or a short code of what went wrong. What the other side wrote is never kept. */
export interface Answer {
  ok: boolean
  code: string
}

/** The header by which the other side knows that the word is ours: the moment, and a keyed digest over it and the bytes. */
export function signatureOf(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${digest}`
}

/** Names are looked up here, and every address a name leads to must be one we may go to: the one checked is the one called. */
const lookupWithin =
  (opened: BlockList): LookupFunction =>
  (host, options, done) => {
    dns.lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0)
      const [first] = found
      if (!first || found.some((each) => !mayGoTo(each.address, opened)))
        return done(Object.assign(new Error('not allowed'), { code: 'not_allowed' }), '', 0)
      if (options.all) return done(null, found)
      return done(null, first.address, first.family)
    })
  }

/** Sends one signed word; follows no redirect, reads no more than the status, and gives up after `timeoutMs`. */
export function post(
  url: string,
  word: { eventId: string; body: string; secret: string; at: Date },
  { opened, timeoutMs = 10_000 }: { opened: BlockList; timeoutMs?: number },
): Promise<Answer> {
  if (!mayBeAsked(url, opened)) return Promise.resolve({ ok: false, code: 'not_allowed' })
  const target = new URL(url)
  const { request } = target.protocol === 'https:' ? https : http
  const host = target.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const asked = request(
      target,
      {
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        ...(isIP(host) === 0 ? { lookup: lookupWithin(opened) } : {}),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(word.body),
          'user-agent': 'nang-mai',
          'nangmai-event': word.eventId,
          'nangmai-signature': signatureOf(word.secret, word.body, word.at),
        },
      },
      (answer) => {
        const status = answer.statusCode ?? 0
        answer.destroy()
        resolve({ ok: status >= 200 && status < 300, code: String(status) })
      },
    )
    asked.on('error', (error: Error & { code?: string }) => {
      const code =
        error.name === 'AbortError' || error.name === 'TimeoutError' ? 'too_slow' : (error.code ?? 'broken')
      resolve({ ok: false, code: code.slice(0, 40) })
    })
    asked.end(word.body)
  })
}
