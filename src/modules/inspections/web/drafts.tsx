import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { dropDraft, getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import classes from './Inspections.module.css'

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

/** Forms of a kind that were begun and not finished. */
export function Unfinished({ form, onResume }: { form: string; onResume: (ref: string) => void }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const drafts = useRead(listDrafts, { query: { form } }, { staleTime: Number.POSITIVE_INFINITY })
  const drop = useAct(dropDraft, { refresh: [listDrafts] })
  if (!drafts.data || drafts.data.items.length === 0) return null
  return (
    <Sheet>
      <Section title={t('inspections.draft.unfinished')}>
        <ul className={classes.rows}>
          {drafts.data.items.map((each) => (
            <li key={each.client_ref}>
              <span className="figures">{formatWhen(each.saved_at, new Date(now), language)}</span>
              <span className={classes.acts}>
                <Button variant="default" onClick={() => onResume(each.client_ref)}>
                  {t('inspections.draft.resume')}
                </Button>
                <Button
                  variant="subtle"
                  color="gray"
                  onClick={() => drop.mutate({ params: { client_ref: each.client_ref } })}
                >
                  {t('inspections.draft.drop')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
        <ErrorNote error={drop.error} />
      </Section>
    </Sheet>
  )
}
