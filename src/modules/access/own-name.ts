import type { Context } from '#kernel/context.ts'

/**
 * Whether what was typed into a search is the searcher's own name, in any spelling: told by keyed tokens, so that no name is
 * kept for it. A namesake helped here is possible; an overseer judges.
 */
export function isOwnName(ctx: Context, typed: string): boolean {
  const own = ctx.blindIndex.nameTokens(ctx.session.displayName)
  return ctx.blindIndex.nameTokens(typed).some((token) => own.some((each) => each.equals(token)))
}
