import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Where `vite build` puts the staff app. */
export const webFolder = path.resolve(import.meta.dirname, '../../dist/web')

/** Serves the staff app at `/app`: its files as they are, and one page for every address below it. */
export async function serveStaffApp(app: FastifyInstance): Promise<void> {
  const page = await readFile(path.join(webFolder, 'index.html'), 'utf8').catch(() => undefined)
  await app.register(fastifyStatic, {
    root: path.join(webFolder, 'assets'),
    prefix: '/app/assets/',
    decorateReply: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'public, max-age=31536000, immutable'), // names carry a hash
  })
  const answer = async (_request: unknown, reply: import('fastify').FastifyReply) => {
    if (!page)
      return reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('Trang làm việc chưa được dựng. Hãy chạy: npm start')
    const nonce = randomBytes(16).toString('base64')
    return reply
      .header('content-security-policy', staffPolicy(nonce))
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__CSP_NONCE__', nonce))
  }
  app.get('/app', { schema: { hide: true } }, answer)
  app.get('/app/*', { schema: { hide: true } }, answer)
}

function staffPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'", // Mantine sets sizes on elements
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}
