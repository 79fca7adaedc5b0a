import type { FastifyInstance } from 'fastify'

/** Text that no field can take, wherever it stands: told with the path of the first one. */
export class NotText extends Error {
  readonly path: string
  constructor(path: string) {
    super('not text')
    this.path = path
  }
}

const deepest = 24

/**
 * Refuses NUL and lone surrogates in any string or key, and nesting no form has, before a schema looks at the
 * request: one rule for every field of every route, also for those that are kept as they are.
 */
export function refuseBrokenText(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    for (const [part, value] of [
      ['params', request.params],
      ['query', request.query],
      ['body', request.body],
    ] as const) {
      const broken = findBroken(value, part)
      if (broken) throw new NotText(broken)
    }
  })
}

/** Path of the first broken string below a value; walks without recursion, since the sender chooses the depth. */
export function findBroken(value: unknown, path: string): string | undefined {
  const open: { value: unknown; path: string; depth: number }[] = [{ value, path, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value === 'string' && !isWhole(next.value)) return next.path
    if (next.value === null || typeof next.value !== 'object') continue
    if (next.depth >= deepest) return next.path
    for (const [key, inner] of Object.entries(next.value)) {
      if (!isWhole(key)) return next.path
      open.push({ value: inner, path: `${next.path}.${key.slice(0, 60)}`, depth: next.depth + 1 })
    }
  }
  return undefined
}

// More marks on one letter than any script stacks: such a pile makes normalising take seconds.
const pile = /\p{M}{31}/u

function isWhole(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000') && !pile.test(text)
}
