import type { Writer } from '#kernel/database.ts'

/** Something of a case that is not finished, by the word of the module that keeps it: `child_path`, `referral`. */
export interface OpenThing {
  kind: string
  n: number
}

type Teller = (trx: Writer, caseId: string) => Promise<readonly OpenThing[]>

const tellers: Teller[] = []

/**
 * Subscribes a later module, once, when its manifest is loaded: before a case is closed it is asked what still stands
 * open there. The page shows it in the words `cases.open.<kind>`; closing in spite of it wants a reason.
 */
export function onClosing(teller: Teller): void {
  tellers.push(teller)
}

/** What later modules keep open of a case. */
export async function openElsewhere(trx: Writer, caseId: string): Promise<OpenThing[]> {
  const told: OpenThing[] = []
  for (const teller of tellers) told.push(...(await teller(trx, caseId)).filter((each) => each.n > 0))
  return told
}
