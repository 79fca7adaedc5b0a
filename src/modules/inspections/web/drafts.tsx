import type { ReactNode } from 'react'
import { getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'

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
