import { type ReactNode, useState } from 'react'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { getDraft, listDrafts } from '../draft.contract.ts'
import { useDraft } from './draft.part.ts'

export interface Kept<T> {
  start: T
  seq: number
  savedAt?: string | undefined
}

/** A form with what was typed into it before, where a draft of it is kept under its name; else as it begins. */
export function WithDraft<T extends object>({
  clientRef,
  form,
  empty,
  children,
}: {
  clientRef: string
  form: string
  empty: T
  children: (kept: Kept<T>) => ReactNode
}) {
  const once = { staleTime: Number.POSITIVE_INFINITY }
  const drafts = useRead(listDrafts, { query: { form } }, once)
  const isKept = drafts.data?.items.some((each) => each.client_ref === clientRef) ?? false
  const draft = useRead(getDraft, { params: { client_ref: clientRef } }, { ...once, enabled: isKept })
  if (drafts.data && !isKept) return children({ start: empty, seq: 0 })
  if (draft.data)
    return children({
      start: { ...empty, ...(draft.data.content as Partial<T>) },
      seq: draft.data.seq,
      savedAt: draft.data.saved_at,
    })
  const error = drafts.error ?? draft.error
  return error ? (
    <ErrorNote error={error} onRetry={() => void (drafts.error ? drafts : draft).refetch()} />
  ) : (
    <TextSkeleton lines={6} />
  )
}

/**
 * A form in front of a page with what was typed into it before: the one draft kept under its form's own name (which holds the
 * record it belongs to), else as it begins under a new name.
 */
export function OneDraft<T extends object>({
  form,
  empty,
  children,
}: {
  form: string
  empty: T
  children: (kept: Kept<T>, clientRef: string) => ReactNode
}) {
  const [fresh] = useState(() => crypto.randomUUID())
  const drafts = useRead(listDrafts, { query: { form } }, { staleTime: Number.POSITIVE_INFINITY })
  const [clientRef, name] = useState<string>()
  if (clientRef === undefined && drafts.data) name(drafts.data.items[0]?.client_ref ?? fresh)
  if (drafts.error) return <ErrorNote error={drafts.error} onRetry={() => void drafts.refetch()} />
  if (clientRef === undefined) return null
  return (
    <WithDraft form={form} clientRef={clientRef} empty={empty}>
      {(kept) => children(kept, clientRef)}
    </WithDraft>
  )
}

/** What stands in such a form, and its draft: kept as soon as it is no longer what it began with. */
export function useKeptForm<T extends object>({
  clientRef,
  form,
  kept,
}: {
  clientRef: string
  /** Name of the draft's form. */
  form: string
  kept: Kept<T>
}) {
  const [content, setContent] = useState(kept.start)
  const draft = useDraft({
    ref: clientRef,
    form,
    content,
    isTouched: kept.seq > 0 || JSON.stringify(content) !== JSON.stringify(kept.start),
    taken: { seq: kept.seq, savedAt: kept.savedAt },
  })
  const set = (part: Partial<T>) => setContent((before) => ({ ...before, ...part }))
  return { form: content, set, draft }
}
