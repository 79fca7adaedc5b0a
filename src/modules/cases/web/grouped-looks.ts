import type { CaseFileView } from '../case.contract.ts'

type Look = CaseFileView['looks'][number]

/** The same person doing the same again in a row is one line with a count, at the latest of its times. */
export function groupedLooks(looks: readonly Look[]): (Look & { times: number })[] {
  const groups: (Look & { times: number })[] = []
  for (const look of looks) {
    const last = groups.at(-1)
    if (last && last.name === look.name && last.act === look.act) last.times += 1
    else groups.push({ ...look, times: 1 })
  }
  return groups
}
