import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useDraft } from '#modules/access/web/draft.part.ts'
import { useAct } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot } from '#ui/fields.tsx'
import { useGo } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import { planDialogueContract } from '../dialogue.contract.ts'
import { DialogueFields } from './DialogueFields.tsx'
import { bodyOf, type DialogueForm, missingOf, newForm } from './dialogue.form.ts'
import { FromDraft, type Start } from './draft-start.tsx'

/** Plans a dialogue; what is typed is kept as a draft. */
export default function NewDialoguePage() {
  const t = useText()
  return (
    <Page title={t('dialogue.new.title')} opening={t('dialogue.new.opening')}>
      <FromDraft form="dialogue" fresh={newForm}>
        {(start, begun) => <NewDialogue key={start.clientRef} start={start} begun={begun} />}
      </FromDraft>
    </Page>
  )
}

function NewDialogue({ start, begun }: { start: Start<DialogueForm>; begun: ReactNode }) {
  const t = useText()
  const go = useGo()
  const [form, setForm] = useState(start.content)
  const [isTried, setTried] = useState(false)
  const act = useAct(planDialogueContract, {
    onDone: ({ id }) => go({ to: '/dialogues/$id', params: { id } }, { replace: true }),
  })
  const draft = useDraft({
    ref: start.clientRef,
    form: 'dialogue',
    content: form,
    isTouched: start.seq > 0 || JSON.stringify(form) !== JSON.stringify(start.content),
    taken: { seq: start.seq, savedAt: start.savedAt },
  })
  const missing = missingOf(form)
  const send = async () => {
    setTried(true)
    const body = bodyOf(form)
    if (!body || act.isPending) return
    await draft.finish()
    act.mutate({ body: { ...body, client_ref: start.clientRef } }, { onError: () => draft.reopen() })
  }
  return (
    <>
      {begun}
      <Form onSend={() => void send()}>
        <Sheet>
          <DialogueFields
            form={form}
            set={(change) => setForm((now) => ({ ...now, ...change }))}
            missing={isTried ? missing : []}
          />
          <ErrorNote error={act.error} />
          <FormFoot missing={isTried && missing.length > 0 ? t('dialogue.form.some_needed') : undefined}>
            <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
            <Button type="submit" aria-disabled={act.isPending}>
              {t('dialogue.new.act')}
            </Button>
          </FormFoot>
        </Sheet>
      </Form>
    </>
  )
}
