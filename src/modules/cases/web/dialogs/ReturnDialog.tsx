import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { CheckField } from '#ui/fields.tsx'
import { dayKey } from '#ui/format.ts'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { dangers } from '../../case.shapes.ts'
import { checkReturnContract } from '../../follow-up.contract.ts'
import { type ReturnWay, returnWays } from '../../return-check.codes.ts'
import { choicesOf, type DangerCode } from '../labels.tsx'

interface ReturnForm {
  how: ReturnWay | null
  returned_on: string | null
  danger: DangerCode | null
  plan_reviewed: boolean
  word_renewed: boolean
  words: string
}

interface Props {
  file: CaseFileView
  onClose: () => void
}

/** She goes back or is taken back: nobody argues; her words, today's danger, plan and code word, and the calls to come. */
export function ReturnDialog(props: Props) {
  return (
    <Kept<ReturnForm>
      form={`care.return.${props.file.id}`}
      start={{
        how: null,
        returned_on: dayKey(new Date()),
        danger: null,
        plan_reviewed: false,
        word_renewed: false,
        words: '',
      }}
    >
      {(kept) => <ReturnFields {...props} kept={kept} />}
    </Kept>
  )
}

function ReturnFields({ file, onClose, kept }: Props & { kept: KeptForm<ReturnForm> }) {
  const t = useText()
  const [isTried, setTried] = useState(false)
  const { content: form, setContent } = kept
  const set = (change: Partial<ReturnForm>) => setContent({ ...form, ...change })
  const act = useAct(checkReturnContract, {
    onDone: () => {
      kept.done()
      onClose()
    },
  })
  const send = () => {
    setTried(true)
    const { how, returned_on, danger, words } = form
    if (!how || !returned_on || !danger || words.trim() === '') return
    act.mutate({
      params: { case_id: file.id },
      body: {
        version: file.version,
        how,
        returned_on,
        danger,
        words,
        plan_reviewed: form.plan_reviewed,
        word_renewed: form.word_renewed,
      },
    })
  }
  const missing = (is: boolean) => (isTried && is ? t('cases.missing.choose') : undefined)
  return (
    <FormDialog
      title={t('cases.return.act')}
      actLabel={t('cases.return.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      <p>{t('cases.return.means')}</p>
      <ChoiceKeys
        label={t('cases.return.how')}
        columns={3}
        choices={choicesOf(returnWays, 'cases.return', t)}
        chosen={form.how ? [form.how] : []}
        onChange={([how]) => set({ how: how ?? null })}
        error={missing(!form.how)}
      />
      <DateField
        label={t('cases.return.on')}
        value={form.returned_on}
        max={dayKey(new Date())}
        onChange={(returned_on) => set({ returned_on })}
        error={missing(!form.returned_on)}
      />
      <TextArea
        label={t('cases.return.words')}
        minRows={4}
        maxLength={8000}
        value={form.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
        error={isTried && form.words.trim() === '' ? t('cases.missing.text') : undefined}
      />
      <ChoiceKeys
        label={t('cases.return.danger')}
        columns={3}
        choices={choicesOf(dangers, 'cases.danger', t)}
        chosen={form.danger ? [form.danger] : []}
        onChange={([danger]) => set({ danger: danger ?? null })}
        error={missing(!form.danger)}
      />
      <CheckField
        label={t('cases.return.plan_reviewed')}
        checked={form.plan_reviewed}
        onChange={(event) => set({ plan_reviewed: event.currentTarget.checked })}
      />
      <CheckField
        label={t('cases.return.word_renewed')}
        checked={form.word_renewed}
        onChange={(event) => set({ word_renewed: event.currentTarget.checked })}
      />
      {kept.mark}
    </FormDialog>
  )
}
