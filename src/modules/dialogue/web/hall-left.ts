import { getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { call } from '#ui/api.ts'
import { keptHere } from '#ui/kept-here.ts'
import type { HallNote } from './use-hall-queue.ts'

/** What a page of the hall left behind when it was closed. */
export interface Left {
  ref: string
  queue: readonly HallNote[]
  typed: string
}
interface Waiting {
  queue?: readonly HallNote[]
  typed?: string
}

/**
 * What earlier pages of mine left: the sealed draft, and what this browser kept under the draft's key after the line had gone.
 * The later one holds what is typed; notes of both count, each once by its name.
 */
export async function leftBehind(form: string, except: string): Promise<Left[]> {
  const { items } = await call(listDrafts, { query: { form } })
  const found: Left[] = []
  for (const { client_ref: ref } of items.filter((each) => each.client_ref !== except)) {
    const { content } = await call(getDraft, { params: { client_ref: ref } })
    const draft = content as Waiting & { key?: string }
    const here = draft.key ? ((await keptHere(ref, draft.key)) as Waiting | undefined) : undefined
    const notes = [...(draft.queue ?? []), ...(here?.queue ?? [])]
    found.push({
      ref,
      queue: [...new Map(notes.map((note) => [note.client_ref, note])).values()],
      typed: here?.typed ?? draft.typed ?? '',
    })
  }
  return found
}
