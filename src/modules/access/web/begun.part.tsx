import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ReplyOf } from '#kernel/contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useAddress } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { dropDraft, getDraft, listDrafts } from '../draft.contract.ts'
import classes from './begun.module.css'

type Draft = ReplyOf<typeof getDraft>

/** A form that is taken up again, by the id of its draft in the address; what was typed is read here and nowhere before. */
export function TakenUp(props: { clientRef: string; title: string; children: (draft: Draft) => ReactNode }) {
  const t = useText()
  const draft = useRead(
    getDraft,
    { params: { client_ref: props.clientRef } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  if (draft.data) return props.children(draft.data)
  return (
    <Page title={props.title}>
      <Sheet>
        <Section title={t('ui.draft.resumed')}>
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

/** Forms of this kind that their writer left unfinished: a section, on a sheet of its own if asked, or nothing where there are none. */
export function Begun({ form, ownSheet }: { form: string; ownSheet?: boolean }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [, change] = useAddress()
  const drafts = useRead(listDrafts, { query: { form } }, { staleTime: Number.POSITIVE_INFINITY })
  const drop = useAct(dropDraft, { refresh: [listDrafts] })
  if (!drafts.data || drafts.data.items.length === 0) return null
  const section = (
    <Section title={t('ui.draft.begun')} note={t('ui.draft.begun_note')}>
      <ul className={classes.rows}>
        {drafts.data.items.map(({ client_ref, saved_at }) => (
          <li key={client_ref}>
            <span className="figures">
              {t('ui.draft.saved_at', { when: formatWhen(saved_at, new Date(now), language) })}
            </span>
            <span className={layout.acts}>
              <Button
                variant="default"
                onClick={() => change({ draft: client_ref, contact: undefined, copy: undefined })}
              >
                {t('ui.draft.resume')}
              </Button>
              <Button variant="subtle" color="gray" onClick={() => drop.mutate({ params: { client_ref } })}>
                {t('ui.draft.drop')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <ErrorNote error={drop.error} />
    </Section>
  )
  return ownSheet ? <Sheet>{section}</Sheet> : section
}
