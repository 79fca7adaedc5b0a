import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form, FormFoot } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { type PlanPart, planParts } from '../plan.codes.ts'
import { makeSafetyPlanContract, type SafetyPlans } from '../plan.contract.ts'
import { type TakenDraft, useCaseDraft, useTakenDraft } from './case-draft.part.tsx'

interface Typed {
  parts: Partial<Record<PlanPart, string>>
  with_her: '' | 'yes' | 'no'
  review_by: string | null
}
interface Props {
  caseId: string
  newest: SafetyPlans['items'][number] | undefined
  onClose: () => void
}

/** Writes the next version, beginning with the words of the last one; what was left unfinished is taken up again. */
export function PlanForm(props: Props) {
  const start = useMemo<Typed>(
    () => ({ parts: props.newest?.parts ?? {}, with_her: '', review_by: null }),
    [props.newest],
  )
  const taken = useTakenDraft(`plan.${props.caseId}`, start)
  return taken ? <Parts {...props} taken={taken} /> : <TextSkeleton lines={8} />
}

function Parts({ caseId, newest, onClose, taken }: Props & { taken: TakenDraft<Typed> }) {
  const t = useText()
  const [typed, setTyped] = useState(taken.content)
  const [isTried, setTried] = useState(false)
  const draft = useCaseDraft(`plan.${caseId}`, taken, typed)
  const make = useAct(makeSafetyPlanContract, { onDone: onClose })
  const set = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }))
  const parts = Object.fromEntries(
    Object.entries(typed.parts).filter(([, words]) => words !== undefined && words.trim() !== ''),
  )
  const isEmpty = Object.keys(parts).length === 0
  const send = async () => {
    setTried(true)
    if (typed.with_her === '' || isEmpty || make.isPending) return
    await draft.finish()
    make.mutate(
      {
        params: { case_id: caseId },
        body: {
          instead_of: newest?.no ?? 0,
          with_her: typed.with_her === 'yes',
          parts,
          ...(typed.review_by ? { review_by: typed.review_by } : {}),
          client_ref: taken.ref,
        },
      },
      { onError: draft.reopen },
    )
  }
  return (
    <Form onSend={() => void send()}>
      <p className={layout.quiet}>{t('safety.plan.how')}</p>
      {planParts.map((part) => (
        <TextArea
          key={part}
          label={t(`safety.part.${part}`)}
          description={t(`safety.part.${part}.how`)}
          optional
          minRows={2}
          maxLength={4000}
          value={typed.parts[part] ?? ''}
          error={fieldError(make.error, `parts.${part}`)}
          onChange={(event) => set({ parts: { ...typed.parts, [part]: event.currentTarget.value } })}
        />
      ))}
      <ChoiceKeys
        label={t('safety.plan.ask_with_her')}
        columns={2}
        choices={[
          { value: 'yes', label: t('safety.plan.with_her') },
          { value: 'no', label: t('safety.plan.without_her') },
        ]}
        chosen={typed.with_her === '' ? [] : [typed.with_her]}
        onChange={([with_her]) => set({ with_her: with_her ?? '' })}
        error={isTried && typed.with_her === '' ? t('safety.missing.with_her') : undefined}
      />
      <DateField
        label={t('safety.plan.ask_review_by')}
        value={typed.review_by}
        onChange={(review_by) => set({ review_by })}
      />
      {isTried && isEmpty && <p role="alert">{t('safety.plan_empty')}</p>}
      <ErrorNote error={make.error} />
      <FormFoot>
        {draft.mark}
        <Button variant="default" onClick={onClose}>
          {t('ui.dialog.back')}
        </Button>
        <Button type="submit" aria-disabled={make.isPending}>
          {t('safety.plan.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
