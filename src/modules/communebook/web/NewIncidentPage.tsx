import { Button } from '@mantine/core'
import { useState } from 'react'
import { dropDraft, getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import classes from './Book.module.css'
import { IncidentForm } from './IncidentForm.tsx'
import { newForm, type IncidentForm as Values } from './incident.form.ts'

export const draftForm = 'commune-incident'

/** Writes an incident down; the address holds the id of a draft and nothing else. */
export default function NewIncidentPage() {
  const [{ draft }] = useAddress()
  const [ref] = useState(() => crypto.randomUUID())
  const [start] = useState(() => newForm())
  if (draft) return <Resumed clientRef={draft} />
  return <IncidentForm clientRef={ref} start={start} seq={0} before={<Unfinished />} />
}

function Resumed({ clientRef }: { clientRef: string }) {
  const t = useText()
  const draft = useRead(
    getDraft,
    { params: { client_ref: clientRef } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  if (draft.data)
    return (
      <IncidentForm
        clientRef={clientRef}
        start={{ ...newForm(), ...(draft.data.content as Partial<Values>) }}
        seq={draft.data.seq}
        savedAt={draft.data.saved_at}
      />
    )
  return (
    <Page title={t('book.new.title')}>
      <Sheet>
        <Section title={t('book.new.resumed')}>
          {draft.error ? (
            <ErrorNote error={draft.error} onRetry={() => void draft.refetch()} />
          ) : (
            <TextSkeleton lines={6} />
          )}
        </Section>
      </Sheet>
    </Page>
  )
}

/** Incidents begun and not finished; what is in them is read when one is taken up. */
function Unfinished() {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [, change] = useAddress()
  const drafts = useRead(listDrafts, { query: { form: draftForm } }, { staleTime: Number.POSITIVE_INFINITY })
  const drop = useAct(dropDraft, { refresh: [listDrafts] })
  if (!drafts.data || drafts.data.items.length === 0) return null
  return (
    <Sheet>
      <Section title={t('book.new.unfinished')}>
        <ul className={classes.rows}>
          {drafts.data.items.map((each) => (
            <li key={each.client_ref}>
              <span className="figures">
                {t('book.new.saved_at', { when: formatWhen(each.saved_at, new Date(now), language) })}
              </span>
              <span className={classes.narrow}>
                <Button variant="default" onClick={() => change({ draft: each.client_ref })}>
                  {t('book.new.resume')}
                </Button>
                <Button
                  variant="subtle"
                  color="gray"
                  onClick={() => drop.mutate({ params: { client_ref: each.client_ref } })}
                >
                  {t('book.new.drop')}
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
