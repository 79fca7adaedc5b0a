import { useState } from 'react'
import { Begun, TakenUp } from '#modules/access/web/begun.part.tsx'
import { getContact } from '#modules/hotline/contact.contract.ts'
import { useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { PageLink, useAddress } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
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
        before={<Begun form={draftForm} />}
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
  return (
    <TakenUp clientRef={clientRef} title={t('cases.new.title')}>
      {(draft) => (
        <OpenCaseForm
          clientRef={clientRef}
          draftForm={draftForm}
          start={draft.content as unknown as Form}
          seq={draft.seq}
          savedAt={draft.saved_at}
        />
      )}
    </TakenUp>
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
        <Begun form={draftForm} />
      </Sheet>
    </Page>
  )
}
