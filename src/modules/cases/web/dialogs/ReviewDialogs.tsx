import { useState } from 'react'
import { Kept, type KeptForm } from '#modules/access/web/kept.part.tsx'
import { useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey } from '#ui/format.ts'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../../case.contract.ts'
import { reviewAttention, reviewChanges, reviewPeriods } from '../../review.codes.ts'
import { holdReviewContract, superviseContract, writeHandOverContract } from '../../review.contract.ts'
import { choicesOf } from '../labels.tsx'

interface ReviewForm {
  period: (typeof reviewPeriods)[number]
  changed: (typeof reviewChanges)[number][]
  attention: (typeof reviewAttention)[number][]
  next_on: string | null
  words: string
}

interface Props {
  file: CaseFileView
  kind: 'review' | 'supervise'
  onClose: () => void
}

/** A review: by the worker what changed; by the supervisor, without a name and a word of hers, where more is needed. */
export function ReviewDialog(props: Props) {
  return (
    <Kept<ReviewForm>
      form={`care.${props.kind}.${props.file.id}`}
      start={{ period: 'monthly', changed: [], attention: [], next_on: null, words: '' }}
    >
      {(kept) => <ReviewFields {...props} kept={kept} />}
    </Kept>
  )
}

function ReviewFields({ file, kind, onClose, kept }: Props & { kept: KeptForm<ReviewForm> }) {
  const t = useText()
  const [isTried, setTried] = useState(false)
  const { content: form, setContent } = kept
  const set = (change: Partial<ReviewForm>) => setContent({ ...form, ...change })
  const onDone = () => {
    kept.done()
    onClose()
  }
  const hold = useAct(holdReviewContract, { onDone })
  const supervise = useAct(superviseContract, { onDone })
  const isMine = kind === 'review'
  const send = () => {
    setTried(true)
    const next = form.next_on ? { next_on: form.next_on } : {}
    const params = { case_id: file.id }
    if (isMine && form.changed.length > 0)
      hold.mutate({
        params,
        body: {
          kind: form.period,
          changed: form.changed,
          ...next,
          ...(form.words.trim() ? { words: form.words } : {}),
        },
      })
    if (!isMine && form.words.trim())
      supervise.mutate({ params, body: { attention: form.attention, words: form.words, ...next } })
  }
  return (
    <FormDialog
      title={t(isMine ? 'cases.reviews.write' : 'cases.reviews.supervise')}
      actLabel={t('cases.act.save')}
      isBusy={hold.isPending || supervise.isPending}
      error={hold.error ?? supervise.error}
      onAct={send}
      onClose={onClose}
      wide
    >
      {isMine ? (
        <>
          <ChoiceKeys
            label={t('cases.reviews.period')}
            columns={3}
            required
            choices={choicesOf(reviewPeriods, 'cases.review_kind', t)}
            chosen={[form.period]}
            onChange={([period]) => period && set({ period })}
          />
          <ChoiceKeys
            label={t('cases.reviews.changed')}
            several
            columns={3}
            choices={choicesOf(reviewChanges, 'cases.changed', t)}
            chosen={form.changed}
            onChange={(changed) => set({ changed })}
            error={isTried && form.changed.length === 0 ? t('cases.missing.choose') : undefined}
          />
        </>
      ) : (
        <>
          <p>{t('cases.reviews.supervise_means')}</p>
          <ChoiceKeys
            label={t('cases.reviews.attention')}
            several
            columns={3}
            choices={choicesOf(reviewAttention, 'cases.attention', t)}
            chosen={form.attention}
            onChange={(attention) => set({ attention })}
          />
        </>
      )}
      <TextArea
        label={t(isMine ? 'cases.reviews.words' : 'cases.reviews.note_back')}
        minRows={4}
        maxLength={8000}
        value={form.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
        error={isTried && !isMine && !form.words.trim() ? t('cases.missing.text') : undefined}
      />
      <DateField
        label={t('cases.reviews.next_on')}
        value={form.next_on}
        min={dayKey(new Date())}
        onChange={(next_on) => set({ next_on })}
      />
      {kept.mark}
    </FormDialog>
  )
}

/** What the next worker must know. */
export function HandOverDialog({ file, onClose }: { file: CaseFileView; onClose: () => void }) {
  return (
    <Kept form={`care.hand_over.${file.id}`} start={{ words: '' }}>
      {(kept) => <HandOverFields file={file} onClose={onClose} kept={kept} />}
    </Kept>
  )
}

function HandOverFields(props: {
  file: CaseFileView
  onClose: () => void
  kept: KeptForm<{ words: string }>
}) {
  const { file, onClose, kept } = props
  const t = useText()
  const [isTried, setTried] = useState(false)
  const act = useAct(writeHandOverContract, {
    onDone: () => {
      kept.done()
      onClose()
    },
  })
  const { words } = kept.content
  return (
    <FormDialog
      title={t('cases.hand_over.write')}
      actLabel={t('cases.act.save')}
      isBusy={act.isPending}
      error={act.error}
      onAct={() => {
        setTried(true)
        if (words.trim()) act.mutate({ params: { case_id: file.id }, body: { words } })
      }}
      onClose={onClose}
      wide
    >
      <TextArea
        label={t('cases.hand_over.words')}
        minRows={8}
        maxLength={8000}
        value={words}
        onChange={(event) => kept.setContent({ words: event.currentTarget.value })}
        error={isTried && !words.trim() ? t('cases.missing.text') : undefined}
        data-autofocus
      />
      {kept.mark}
    </FormDialog>
  )
}
