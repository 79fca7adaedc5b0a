import { useState } from 'react'
import { Begun, TakenUp } from '#modules/access/web/begun.part.tsx'
import { useAddress } from '#ui/links.tsx'
import { useText } from '#ui/text.ts'
import { IncidentForm } from './IncidentForm.tsx'
import { newForm, type IncidentForm as Values } from './incident.form.ts'

export const draftForm = 'commune-incident'

/** Writes an incident down; the address holds the id of a draft and nothing else. */
export default function NewIncidentPage() {
  const [{ draft }] = useAddress()
  const [ref] = useState(() => crypto.randomUUID())
  const [start] = useState(() => newForm())
  if (draft) return <Resumed clientRef={draft} />
  return <IncidentForm clientRef={ref} start={start} seq={0} before={<Begun form={draftForm} ownSheet />} />
}

function Resumed({ clientRef }: { clientRef: string }) {
  const t = useText()
  return (
    <TakenUp clientRef={clientRef} title={t('book.new.title')}>
      {(draft) => (
        <IncidentForm
          clientRef={clientRef}
          start={{ ...newForm(), ...(draft.content as Partial<Values>) }}
          seq={draft.seq}
          savedAt={draft.saved_at}
        />
      )}
    </TakenUp>
  )
}
