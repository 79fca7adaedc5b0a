import { Button } from '@mantine/core'
import { useState } from 'react'
import { saveDraft } from '#modules/access/draft.contract.ts'
import { call, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import layout from '#ui/layout.module.css'
import { useGo } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { useText } from '#ui/text.ts'
import { type Leaving, leavings } from '../dialogue.codes.ts'
import { leaveVoiceContract } from '../question.contract.ts'

/** Drafts of the pages that take a report, and where these begin: words go there from the page, past every table of dialogues. */
const desks = [
  { permit: 'contact.take', form: 'contact', to: '/contacts/new', field: 'notes' },
  { permit: 'book.record', form: 'commune-incident', to: '/commune-book/new', field: 'story' },
] as const

/** Something that does not belong to a dialogue: where it belongs is told, and its words leave. */
export function LeaveDialog({
  voiceId,
  words,
  onClose,
}: {
  voiceId: string
  words: string
  onClose: () => void
}) {
  const t = useText()
  const go = useGo()
  const may = useMay()
  const [why, setWhy] = useState<Leaving>('violence')
  const [failed, setFailed] = useState<unknown>()
  const desk = desks.find((each) => may(each.permit))
  const act = useAct(leaveVoiceContract, { onDone: onClose })
  const leave = () => act.mutate({ params: { voice_id: voiceId }, body: { why } })
  const handOver = async () => {
    if (!desk) return
    const ref = crypto.randomUUID()
    try {
      await call(saveDraft, {
        params: { client_ref: ref },
        body: { form: desk.form, seq: 1, content: { [desk.field]: words } },
      })
    } catch (refused) {
      return setFailed(refused) // the words stay where they are until the desk has them
    }
    act.mutate(
      { params: { voice_id: voiceId }, body: { why } },
      { onSuccess: () => go({ to: desk.to, search: { draft: ref } }) },
    )
  }
  return (
    <FormDialog
      title={t('dialogue.leave.title')}
      actLabel={t('dialogue.leave.act')}
      danger
      isBusy={act.isPending}
      error={act.error}
      onAct={leave}
      onClose={onClose}
    >
      <ChoiceKeys
        label={t('dialogue.leave.why')}
        columns={1}
        required
        choices={leavings.map((value) => ({ value, label: t(`dialogue.leave.${value}`) }))}
        chosen={[why]}
        onChange={([next]) => next && setWhy(next)}
      />
      <p className={layout.words}>{t(`dialogue.leave.where_${why}`)}</p>
      {why === 'violence' && desk && (
        <Button variant="default" onClick={() => void handOver()}>
          {t('dialogue.leave.hand_over')}
        </Button>
      )}
      <ErrorNote error={failed} />
      <p className={layout.quiet}>{t('dialogue.leave.what_stays')}</p>
    </FormDialog>
  )
}
