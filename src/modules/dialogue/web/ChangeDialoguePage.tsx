import { Button } from '@mantine/core'
import { useState } from 'react'
import { dropDraft } from '#modules/access/draft.contract.ts'
import { type Kept, useKeptForm, WithDraft } from '#modules/access/web/with-draft.part.tsx'
import { useAct, useRead } from '#ui/api.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { useGo, useParam } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { SavedMark } from '#ui/SavedMark.tsx'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import { changeDialogueContract, type DialogueFile, readDialogueContract } from '../dialogue.contract.ts'
import { DialogueFields } from './DialogueFields.tsx'
import { bodyOf, type DialogueForm, formOf, missingOf } from './dialogue.form.ts'

/** What is typed, and the version it was begun from. */
type Values = DialogueForm & { version: number }
const draftForm = 'dialogue-change'

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
        <WithDraft<Values>
          form={draftForm}
          clientRef={id}
          empty={{ ...formOf(read.data), version: read.data.version }}
        >
          {(kept) => <Change file={read.data} kept={kept} />}
        </WithDraft>
      ) : (
        <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
      )}
    </Page>
  )
}

function Change({ file, kept }: { file: DialogueFile; kept: Kept<Values> }) {
  const t = useText()
  const go = useGo()
  const { form, set, draft } = useKeptForm({ clientRef: file.id, form: draftForm, kept })
  const [isTried, setTried] = useState(false)
  const back = () => go({ to: '/dialogues/$id', params: { id: file.id } })
  const act = useAct(changeDialogueContract, { onDone: back })
  const drop = useAct(dropDraft)
  const missing = missingOf(form)
  const isOlder = form.version !== file.version
  const send = async () => {
    setTried(true)
    const body = bodyOf(form, file)
    if (!body || act.isPending) return
    await draft.finish()
    act.mutate(
      {
        params: { dialogue_id: file.id },
        body: { ...body, version: file.version, client_ref: file.id },
      },
      { onError: () => draft.reopen() },
    )
  }
  const afresh = async () => {
    await draft.finish()
    drop.mutate(
      { params: { client_ref: file.id } },
      {
        onSuccess: () => set({ ...formOf(file), version: file.version }),
        onSettled: () => draft.reopen(),
      },
    )
  }
  return (
    <Form onSend={() => void send()}>
      <Sheet>
        {isOlder && (
          <Section title={t('ui.draft.resumed')}>
            <div className={layout.stack} role="status">
              <p>{t('dialogue.change.since')}</p>
              <div>
                <Button variant="default" aria-disabled={drop.isPending} onClick={() => void afresh()}>
                  {t('dialogue.change.afresh')}
                </Button>
              </div>
              <ErrorNote error={drop.error} />
            </div>
          </Section>
        )}
        <DialogueFields form={form} set={set} missing={isTried ? missing : []} isHeld />
        <ErrorNote error={act.error} />
        <FormFoot missing={isTried && missing.length > 0 ? t('dialogue.form.some_needed') : undefined}>
          <SavedMark state={draft.state} {...(draft.savedAt ? { savedAt: draft.savedAt } : {})} />
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
