import { useEffect, useState } from 'react'
import { getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { useRead } from '#ui/api.ts'
import { SavedMark } from '#ui/SavedMark.tsx'

export interface TakenDraft<T> {
  ref: string
  content: T
  seq: number
  savedAt?: string | undefined
}

/**
 * Where a long form of a case begins: with what was left unfinished in it, else with `start`. Undefined while that is
 * being looked up; settled once, so that nothing typed is ever taken away by a later look.
 */
export function useTakenDraft<T extends object>(form: string, start: T): TakenDraft<T> | undefined {
  const [taken, setTaken] = useState<TakenDraft<T>>()
  const drafts = useRead(listDrafts, { query: { form } }, { enabled: !taken })
  const newest = drafts.data?.items[0]
  const draft = useRead(
    getDraft,
    { params: { client_ref: newest?.client_ref ?? '' } },
    { enabled: !taken && newest !== undefined },
  )
  useEffect(() => {
    if (taken) return
    const isNothingThere = (drafts.data && !newest) || drafts.error || draft.error
    if (isNothingThere) setTaken({ ref: crypto.randomUUID(), content: start, seq: 0 })
    else if (draft.data)
      setTaken({
        ref: draft.data.client_ref,
        content: draft.data.content as T,
        seq: draft.data.seq,
        savedAt: draft.data.saved_at,
      })
  }, [taken, drafts.data, drafts.error, newest, draft.data, draft.error, start])
  return taken
}

/** Keeps a long form of a case as a sealed draft while it is written, and says so in its corner. */
export function useCaseDraft<T extends object>(form: string, taken: TakenDraft<T>, content: T) {
  const draft = useDraft({
    ref: taken.ref,
    form,
    content,
    isTouched: taken.seq > 0 || JSON.stringify(content) !== JSON.stringify(taken.content),
    taken: { seq: taken.seq, savedAt: taken.savedAt },
  })
  const savedAt = draft.savedAt ?? taken.savedAt
  return { ...draft, mark: <SavedMark state={draft.state} {...(savedAt ? { savedAt } : {})} /> }
}
