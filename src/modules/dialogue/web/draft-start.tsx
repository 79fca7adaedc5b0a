import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { dropDraft, getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import classes from './Dialogue.module.css'

/** Where a form begins: anew, or with what a draft kept. */
export interface Start<T> {
  clientRef: string
  content: T
  seq: number
  savedAt?: string
}

/** Takes a form up where it was left off (`?draft=`), or begins it anew, offering what was begun before. */
export function FromDraft<T extends object>({
  form,
  fresh,
  children,
}: {
  form: string
  fresh: () => T
  children: (start: Start<T>, begun: ReactNode) => ReactNode
}) {
  const [{ draft }] = useAddress()
  const [clientRef] = useState(() => crypto.randomUUID())
  const [content] = useState(fresh)
  const read = useRead(
    getDraft,
    { params: { client_ref: draft ?? clientRef } },
    { enabled: draft !== undefined, staleTime: Number.POSITIVE_INFINITY },
  )
  if (!draft) return children({ clientRef, content, seq: 0 }, <Begun form={form} />)
  if (read.data)
    return children(
      {
        clientRef: draft,
        content: { ...content, ...(read.data.content as Partial<T>) },
        seq: read.data.seq,
        savedAt: read.data.saved_at,
      },
      null,
    )
  return read.error ? <ErrorNote error={read.error} onRetry={() => void read.refetch()} /> : <PageSkeleton />
}

function Begun({ form }: { form: string }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [, change] = useAddress()
  const drafts = useRead(listDrafts, { query: { form } }, { staleTime: Number.POSITIVE_INFINITY })
  const drop = useAct(dropDraft, { refresh: [listDrafts] })
  const begun = drafts.data?.items ?? []
  if (begun.length === 0) return null
  return (
    <Sheet>
      <Section title={t('dialogue.draft.title')}>
        <ul className={classes.rows}>
          {begun.map((each) => (
            <li key={each.client_ref}>
              <span>
                {t('dialogue.draft.begun', { when: formatWhen(each.saved_at, new Date(now), language) })}
              </span>
              <span className={classes.narrow}>
                <Button variant="default" onClick={() => change({ draft: each.client_ref })}>
                  {t('dialogue.draft.resume')}
                </Button>
                <Button
                  variant="subtle"
                  color="gray"
                  onClick={() => drop.mutate({ params: { client_ref: each.client_ref } })}
                >
                  {t('dialogue.draft.drop')}
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
