import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { dayKey, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { addLegalStepContract, moveLegalStepContract } from '../paper.contract.ts'
import { legalKinds, legalOutcomes } from '../recourse.codes.ts'
import { type LegalMove, legalLife, movesOf } from '../recourse.life.ts'
import type { LegalStep } from '../recourse.shapes.ts'
import classes from './Recourse.module.css'
import type { SectionProps } from './RecourseTab.tsx'

type Asked = { step?: undefined } | { step: LegalStep; move: LegalMove }

/** Legal aid, divorce, custody: asked, going on with its hearing, ended with its outcome. */
export function LegalSection({ caseId, view, mayAct, mayBegin }: SectionProps) {
  const t = useText()
  const [asked, setAsked] = useState<Asked>()
  return (
    <Section title={t('recourse.legal.title')}>
      {view.legal_steps.length === 0 && <p className={layout.quiet}>{t('recourse.legal.none')}</p>}
      <ul className={layout.rows}>
        {view.legal_steps.map((step) => (
          <li key={step.id}>
            <div className={layout.between}>
              <strong>{t(`recourse.legal_kind.${step.kind}`)}</strong>
              <Badge tone={step.state === 'ended' ? 'ok' : step.state === 'withdrawn' ? 'neutral' : 'act'}>
                {step.outcome ? t(`recourse.outcome.${step.outcome}`) : t(`recourse.legal.${step.state}`)}
              </Badge>
            </div>
            <span className={layout.quiet}>
              {[
                t('recourse.legal.asked_on', { day: formatDay(step.asked_on) }),
                step.hearing_on && t('recourse.legal.hearing_on', { day: formatDay(step.hearing_on) }),
                step.ended_on && t('recourse.legal.ended_on', { day: formatDay(step.ended_on) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {step.words && <p className={layout.words}>{step.words}</p>}
            {mayAct && (
              <div className={layout.acts}>
                {movesOf(legalLife, step.state).map((move) => (
                  <Button key={move} size="sm" variant="default" onClick={() => setAsked({ step, move })}>
                    {t(`recourse.legal_move.${move}`)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayBegin && (
        <div className={classes.act}>
          <Button variant="default" onClick={() => setAsked({})}>
            {t('recourse.legal.add')}
          </Button>
        </div>
      )}
      {asked && <LegalDialog caseId={caseId} asked={asked} onClose={() => setAsked(undefined)} />}
    </Section>
  )
}

function LegalDialog({ caseId, asked, onClose }: { caseId: string; asked: Asked; onClose: () => void }) {
  const t = useText()
  const today = dayKey(new Date())
  const [kind, setKind] = useState<(typeof legalKinds)[number]>()
  const [on, setOn] = useState<string | null>(today)
  const [hearing, setHearing] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<(typeof legalOutcomes)[number]>()
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const add = useAct(addLegalStepContract, { onDone: onClose })
  const act = useAct(moveLegalStepContract, { onDone: onClose })
  const move = asked.step ? asked.move : undefined
  const extra = { ...(hearing ? { hearing_on: hearing } : {}), ...(words.trim() ? { words } : {}) }
  const send = () => {
    setTried(true)
    if (!on) return
    if (!asked.step) {
      if (kind) add.mutate({ params: { case_id: caseId }, body: { kind, asked_on: on, ...extra } })
    } else if (move !== 'end' || outcome)
      act.mutate({
        params: { case_id: caseId, step_id: asked.step.id },
        body: {
          version: asked.step.version,
          move: asked.move,
          on,
          ...(outcome ? { outcome } : {}),
          ...extra,
        },
      })
  }
  const title = t(move ? `recourse.legal_move.${move}` : 'recourse.legal.add')
  return (
    <FormDialog
      title={title}
      actLabel={title}
      isBusy={add.isPending || act.isPending}
      error={add.error ?? act.error}
      onAct={send}
      onClose={onClose}
    >
      {!asked.step && (
        <ChoiceKeys
          label={t('recourse.legal.kind')}
          choices={legalKinds.map((value) => ({ value, label: t(`recourse.legal_kind.${value}`) }))}
          chosen={kind ? [kind] : []}
          onChange={([next]) => setKind(next)}
          columns={2}
          error={isTried && !kind ? t('recourse.missing.choice') : undefined}
        />
      )}
      {move === 'end' && (
        <ChoiceKeys
          label={t('recourse.legal.outcome')}
          choices={legalOutcomes.map((value) => ({ value, label: t(`recourse.outcome.${value}`) }))}
          chosen={outcome ? [outcome] : []}
          onChange={([next]) => setOutcome(next)}
          columns={2}
          error={isTried && !outcome ? t('recourse.missing.choice') : undefined}
        />
      )}
      <DateField
        label={t('recourse.on')}
        value={on}
        onChange={setOn}
        max={today}
        required
        error={on ? undefined : t('recourse.missing.day')}
      />
      {(!move || move === 'go') && (
        <DateField label={t('recourse.legal.hearing')} value={hearing} onChange={setHearing} />
      )}
      <TextArea
        label={t('recourse.words')}
        optional
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
