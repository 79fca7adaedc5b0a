import { call } from '#ui/call.ts'
import type { FoundItem } from '#ui/page-spec.ts'
import { listEntriesContract } from '../entry.contract.ts'

/** Services by a few letters, for the Ctrl+K list. */
export default async function findEntries(
  question: string,
  signal: AbortSignal,
): Promise<readonly FoundItem[]> {
  const { items } = await call(listEntriesContract, { query: { q: question, limit: 8 } }, { signal })
  return items.map((entry) => ({
    label: entry.name,
    hint: entry.place_name,
    to: `/directory/${entry.id}`,
  }))
}
