import type { CaseLook } from '../look.contract.ts'

type Look = Pick<CaseLook, 'at' | 'name' | 'act'>

/** The same person doing the same again in a row is one line with a count, at the latest of its times. */
export function groupedLooks<L extends Look>(looks: readonly L[]): (L & { times: number })[] {
  const groups: (L & { times: number })[] = []
  for (const look of looks) {
    const last = groups.at(-1)
    if (last && last.name === look.name && last.act === look.act) last.times += 1
    else groups.push({ ...look, times: 1 })
  }
  return groups
}
