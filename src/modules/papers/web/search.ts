import { call } from '#ui/call.ts'
import type { FoundItem } from '#ui/page-spec.ts'
import { listPapersContract } from '../paper.contract.ts'

/** Papers for the list of Ctrl+K. */
export default async function findPapers(
  question: string,
  signal: AbortSignal,
): Promise<readonly FoundItem[]> {
  const { items } = await call(listPapersContract, { query: { q: question, limit: 6 } }, { signal })
  return items.map((item) => ({
    label: item.subject,
    hint: item.number ?? item.issuer,
    to: `/papers/${item.id}`,
  }))
}
