import { call } from '#ui/api.ts'
import type { FoundItem } from '#ui/page-spec.ts'
import { readCaseCode } from '../case.code.ts'
import { searchCasesContract } from '../case.contract.ts'

/**
 * Cases for the Ctrl+K list, by number only: a name half typed there must not become a recorded search for a
 * person. Names and phones are searched on the page of cases, on purpose.
 */
export default async function findCases(
  question: string,
  signal: AbortSignal,
): Promise<readonly FoundItem[]> {
  const code = readCaseCode(question)
  if (!code) return []
  const found = await call(searchCasesContract, { body: { q: code } }, { signal })
  return found.items.map((line) => ({ label: line.code, to: `/cases/${line.id}` }))
}
