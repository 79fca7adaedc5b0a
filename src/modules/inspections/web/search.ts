import { call } from '#ui/call.ts'
import type { FoundItem } from '#ui/page-spec.ts'
import { listVisitsContract } from '../visit.contract.ts'

/** Visits for the list of Ctrl+K. */
export default async function findInspections(
  question: string,
  signal: AbortSignal,
): Promise<readonly FoundItem[]> {
  const { items } = await call(listVisitsContract, { query: { q: question, limit: 6 } }, { signal })
  return items.map((item) => ({
    label: item.unit_name,
    hint: item.round_title,
    to: `/inspections/${item.id}`,
  }))
}
