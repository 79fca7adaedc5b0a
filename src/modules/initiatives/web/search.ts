import { call } from '#ui/call.ts'
import type { FoundItem } from '#ui/page-spec.ts'
import { listInitiativesContract } from '../initiative.contract.ts'

/** Models and clubs for the list of Ctrl+K. */
export default async function findInitiatives(
  question: string,
  signal: AbortSignal,
): Promise<readonly FoundItem[]> {
  const { items } = await call(listInitiativesContract, { query: { q: question, limit: 6 } }, { signal })
  return items.map((item) => ({ label: item.name, hint: item.place_name, to: `/initiatives/${item.id}` }))
}
