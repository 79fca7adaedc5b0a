import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type Danger, dangersUp, worseDanger } from '#modules/cases/danger.rule.ts'
import { choicesOf } from '#modules/cases/web/fields.part.ts'
import { fieldError, useAct } from '#ui/api.ts'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { CheckField, Form, FormFoot } from '#ui/fields.tsx'
import layout from '#ui/layout.module.css'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { assessRiskContract, type Instrument, type RiskView } from '../risk.contract.ts'
import { dangerOf, type RiskAnswer, scoreOf } from '../risk.rule.ts'
import { type TakenDraft, useCaseDraft, useTakenDraft } from './case-draft.part.tsx'
import classes from './safety.module.css'

interface Typed {
  answers: Record<string, RiskAnswer>
  judged: Danger | ''
  reason: string
  lower: boolean
}
interface Props {
  risk: RiskView
  instrument: Instrument
  onClose: () => void
}
const blank: Typed = { answers: {}, judged: '', reason: '', lower: false }

/** A look at the danger; what was left unfinished is taken up again. */
export function AssessForm(props: Props) {
  const taken = useTakenDraft<Typed>(`risk.${props.risk.case_id}`, blank)
  return taken ? <Questions {...props} taken={taken} /> : <TextSkeleton lines={8} />
}

function Questions({ risk, instrument, onClose, taken }: Props & { taken: TakenDraft<Typed> }) {
  const t = useText()
  const { language } = useLanguage()
  const [typed, setTyped] = useState(taken.content)
  const [isTried, setTried] = useState(false)
  const draft = useCaseDraft(`risk.${risk.case_id}`, taken, typed)
  const assess = useAct(assessRiskContract, { onDone: onClose })
  const set = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }))
  const score = useMemo(() => scoreOf(instrument, typed.answers), [instrument, typed.answers])
  const result = typed.judged === '' ? undefined : dangerOf(score.danger, typed.judged)
  const isLower = result !== undefined && result !== 'unknown' && worseDanger(result, risk.danger) !== result
  const send = async () => {
    setTried(true)
    if (typed.judged === '' || typed.reason.trim() === '' || assess.isPending) return
    await draft.finish()
    assess.mutate(
      {
        params: { case_id: risk.case_id },
        body: {
          version: risk.version,
          instrument_code: instrument.code,
          edition: instrument.edition,
          answers: Object.entries(typed.answers).map(([question, answer]) => ({ question, answer })),
          judged_danger: typed.judged,
          reason: typed.reason,
          lower: isLower && typed.lower,
          client_ref: taken.ref,
        },
      },
      { onError: draft.reopen },
    )
  }
  return (
    <Form onSend={() => void send()}>
      <p className={layout.quiet}>{t('safety.risk.how')}</p>
      <div>
        {instrument.questions.map((question) => (
          <div key={question.code} className={classes.question}>
            <ChoiceKeys<RiskAnswer>
              label={language === 'vi' ? question.wording_vi : question.wording_en}
              choices={choicesOf(question.answers, 'safety.answer', t)}
              chosen={typed.answers[question.code] ? [typed.answers[question.code] as RiskAnswer] : []}
              onChange={([answer]) => {
                const { [question.code]: _, ...rest } = typed.answers
                set({ answers: answer ? { ...rest, [question.code]: answer } : rest })
              }}
            />
          </div>
        ))}
      </div>
      <p aria-live="polite">
        {t('safety.risk.score_now', {
          score: score.score,
          danger: t(`cases.danger.${score.danger}`),
          n: score.left_open,
        })}
      </p>
      <ChoiceKeys<Danger>
        label={t('safety.risk.your_judgement')}
        columns={3}
        choices={choicesOf([...dangersUp].reverse(), 'cases.danger', t).map((choice) => ({
          ...choice,
          danger: choice.value === 'immediate' || choice.value === 'high',
        }))}
        chosen={typed.judged === '' ? [] : [typed.judged]}
        onChange={([judged]) => set({ judged: judged ?? '' })}
        error={isTried && typed.judged === '' ? t('safety.missing.judged') : undefined}
      />
      <TextArea
        label={t('safety.risk.reason')}
        maxLength={8000}
        value={typed.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        error={
          isTried && typed.reason.trim() === ''
            ? t('safety.missing.reason')
            : fieldError(assess.error, 'reason')
        }
      />
      {result && (
        <p>
          <strong>{t('safety.risk.will_be', { danger: t(`cases.danger.${result}`) })}</strong>{' '}
          {isLower && t('safety.risk.case_stays', { danger: t(`cases.danger.${risk.danger}`) })}
        </p>
      )}
      {isLower && (
        <CheckField
          label={t('safety.risk.lower')}
          checked={typed.lower}
          onChange={(event) => set({ lower: event.currentTarget.checked })}
        />
      )}
      <ErrorNote error={assess.error} />
      <FormFoot>
        {draft.mark}
        <Button variant="default" onClick={onClose}>
          {t('ui.dialog.back')}
        </Button>
        <Button type="submit" aria-disabled={assess.isPending}>
          {t('safety.risk.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
