import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot } from '#ui/fields.tsx'
import { useGo, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { changeDialogueContract, type DialogueFile, readDialogueContract } from '../dialogue.contract.ts'
import { DialogueFields } from './DialogueFields.tsx'
import { bodyOf, formOf, missingOf } from './dialogue.form.ts'

/** Says anew what is planned, who came and what was concluded. */
export default function ChangeDialoguePage() {
  const t = useText()
  const id = useParam('id')
  const read = useRead(
    readDialogueContract,
    { params: { dialogue_id: id } },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  if (!read.data && !read.error) return <PageSkeleton />
  return (
    <Page title={t('dialogue.change.title')} scope={read.data?.title}>
      {read.data ? (
        <Change key={read.data.version} file={read.data} />
      ) : (
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      )}
    </Page>
  )
}

function Change({ file }: { file: DialogueFile }) {
  const t = useText()
  const go = useGo()
  const [form, setForm] = useState(() => formOf(file))
  const [isTried, setTried] = useState(false)
  const back = () => go({ to: '/dialogues/$id', params: { id: file.id } })
  const act = useAct(changeDialogueContract, { onDone: back })
  const missing = missingOf(form)
  const send = () => {
    setTried(true)
    const body = bodyOf(form, file)
    if (body && !act.isPending)
      act.mutate({ params: { dialogue_id: file.id }, body: { ...body, version: file.version } })
  }
  return (
    <Form onSend={send}>
      <Sheet>
        <DialogueFields
          form={form}
          set={(change) => setForm((now) => ({ ...now, ...change }))}
          missing={isTried ? missing : []}
          isHeld
        />
        <ErrorNote error={act.error} />
        <FormFoot missing={isTried && missing.length > 0 ? t('dialogue.form.some_needed') : undefined}>
          <Button variant="default" onClick={back}>
            {t('ui.dialog.back')}
          </Button>
          <Button type="submit" aria-disabled={act.isPending}>
            {t('dialogue.change.act')}
          </Button>
        </FormFoot>
      </Sheet>
    </Form>
  )
}
