import type { Context } from '#kernel/context.ts'

interface RespondentToken {
  purpose: 'name' | 'phone'
  token: Buffer
}

/**
 * Tokens by which a person who used violence is found again. Of a space of their own: whoever steals the tables cannot lay
 * them beside those of the people in cases, where he may stand as well.
 */
export function tokensOf(
  ctx: Context,
  { name, phone }: { name?: string | undefined; phone?: string | undefined },
): RespondentToken[] {
  const number = phone && ctx.blindIndex.phoneToken(phone)
  const found: RespondentToken[] = [
    ...(name ? ctx.blindIndex.nameTokens(name) : []).map((token) => ({ purpose: 'name' as const, token })),
    ...(number ? [{ purpose: 'phone' as const, token: number }] : []),
  ]
  return found.map(({ purpose, token }) => ({
    purpose,
    token: ctx.mac('respondent-token', token.toString('hex')),
  }))
}
