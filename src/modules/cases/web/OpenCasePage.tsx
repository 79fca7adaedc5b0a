import { Button } from '@mantine/core'
import { useState } from 'react'
import { dropDraft, getDraft, listDrafts } from '#modules/access/draft.contract.ts'
import { getContact } from '#modules/hotline/contact.contract.ts'
import { useAct, useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import { PageLink, useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import classes from './Cases.module.css'
import { formOfContact } from './form-of-contact.ts'
import { OpenCaseForm } from './OpenCaseForm.tsx'
import type { OpenCaseForm as Form } from './open-case.form.ts'

const draftForm = 'case'

/** Opens a case from a contact; the address holds ids of the contact and of the draft, and nothing else. */
export default function OpenCasePage() {
  const [{ contact, draft }] = useAddress()
  if (draft) return <ResumedCase clientRef={draft} />
  if (contact) return <CaseOfContact contactId={contact} />
  return <NoContact />
}

function CaseOfContact({ contactId }: { contactId: string }) {
  const t = useText()
  const may = useMay()
  // Made once: a reload begins with the draft, which is offered on this very page.
  const [ref] = useState(() => crypto.randomUUID())
  const contact = useRead(getContact, { params: { id: contactId } }, { staleTime: Number.POSITIVE_INFINITY })
  if (contact.data)
    return (
      <OpenCaseForm
        clientRef={ref}
        draftForm={draftForm}
        start={formOfContact(contact.data)}
        seq={0}
        contact={may('contact.read') ? contact.data : undefined}
        before={<Unfinished contactId={contactId} />}
      />
    )
  return (
    <Page title={t('cases.new.title')}>
      <Sheet>
        <Section title={t('cases.new.from_contact')}>
          {contact.error ? (
            <ErrorNote error={contact.error} onRetry={() => void contact.refetch()} />
          ) : (
            <TextSkeleton lines={6} />
          )}
        </Section>
      </Sheet>
    </Page>
  )
}

function ResumedCase({ clientRef }: { clientRef: string }) {
  const t = useText()
  const draft = useRead(
    getDraft,
    { params: { client_ref: clientRef } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  if (draft.data)
    return (
      <OpenCaseForm
        clientRef={clientRef}
        draftForm={draftForm}
        start={draft.data.content as unknown as Form}
        seq={draft.data.seq}
        savedAt={draft.data.saved_at}
      />
    )
  return (
    <Page title={t('cases.new.title')}>
      <Sheet>
        <Section title={t('cases.new.resumed')}>
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

/** A case grows out of a contact; without one, the way to it, and whatever was left unfinished. */
function NoContact() {
  const t = useText()
  return (
    <Page title={t('cases.new.title')} opening={t('cases.new.needs_contact')}>
      <Sheet>
        <Section title={t('cases.new.choose_contact')}>
          <p>
            {t('cases.new.choose_contact_how')}{' '}
            <PageLink to="/contacts">{t('cases.new.to_contacts')}</PageLink>
          </p>
        </Section>
        <Unfinished />
      </Sheet>
    </Page>
  )
}

/** Forms left unfinished. What is in them is not read until one is taken up. */
function Unfinished({ contactId }: { contactId?: string }) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [, change] = useAddress()
  const drafts = useRead(listDrafts, { query: { form: draftForm } }, { staleTime: Number.POSITIVE_INFINITY })
  const drop = useAct(dropDraft, { refresh: [listDrafts] })
  if (!drafts.data || drafts.data.items.length === 0) return null
  return (
    <Section title={t('cases.new.unfinished')} note={t('cases.new.unfinished_note')}>
      <ul className={classes.rows}>
        {drafts.data.items.map((each) => (
          <li key={each.client_ref} className={classes.between}>
            <span className="figures">
              {t('cases.new.saved_at', { when: formatWhen(each.saved_at, new Date(now), language) })}
            </span>
            <span className={classes.badges}>
              <Button
                variant="default"
                size="sm"
                onClick={() => change({ draft: each.client_ref, contact: contactId && undefined })}
              >
                {t('cases.new.resume')}
              </Button>
              <Button
                variant="subtle"
                color="gray"
                size="sm"
                onClick={() => drop.mutate({ params: { client_ref: each.client_ref } })}
              >
                {t('cases.new.drop')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <ErrorNote error={drop.error} />
    </Section>
  )
}
