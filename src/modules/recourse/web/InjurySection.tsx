import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ChoiceKeys } from '#ui/ChoiceKeys.tsx'
import { DateField } from '#ui/DateField.tsx'
import { FormDialog } from '#ui/FormDialog.tsx'
import { TextField } from '#ui/fields.tsx'
import { dayKey, formatDay, formatPercent } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Section } from '#ui/Sheet.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { useText } from '#ui/text.ts'
import { addInjuryContract, moveInjuryContract } from '../injury.contract.ts'
import { expertiseBodies } from '../recourse.codes.ts'
import { certificateLife, expertiseLife, type InjuryMove, movesOf } from '../recourse.life.ts'
import type { Injury } from '../recourse.shapes.ts'
import classes from './Recourse.module.css'
import type { SectionProps } from './RecourseTab.tsx'

type Asked = { add: true } | { injury: Injury; move: InjuryMove }

/** Injuries heal before an expert sees them: certificate on the first day, photographs with their time. */
export function InjurySection({ caseId, view, mayAct, mayBegin }: SectionProps) {
  const t = useText()
  const [asked, setAsked] = useState<Asked>()
  return (
    <Section title={t('recourse.injury.title')} note={t('recourse.injury.note')}>
      {view.injuries.length === 0 && <p className={layout.quiet}>{t('recourse.injury.none')}</p>}
      <ul className={layout.rows}>
        {view.injuries.map((injury) => (
          <li key={injury.id}>
            <div className={layout.between}>
              <strong>{t('recourse.injury.seen', { day: formatDay(injury.seen_on) })}</strong>
              <span className={layout.acts}>
                <Badge tone={injury.certificate === 'got' ? 'ok' : 'warn'}>
                  {t(`recourse.certificate.${injury.certificate}`)}
                </Badge>
                <Badge
                  tone={
                    injury.expertise === 'resulted' ? 'ok' : injury.expertise === 'asked' ? 'act' : 'neutral'
                  }
                >
                  {t(`recourse.expertise.${injury.expertise}`)}
                </Badge>
              </span>
            </div>
            {injury.words && <p className={layout.words}>{injury.words}</p>}
            <span className={layout.quiet}>{factsOf(injury, t)}</span>
            <span className={layout.quiet}>
              {t('recourse.injury.photographs', { n: injury.photographs })}{' '}
              <PageLink to="/cases/$id" params={{ id: caseId }} search={{ tab: 'documents' }}>
                {t('recourse.injury.to_documents')}
              </PageLink>
            </span>
            {mayAct && (
              <div className={layout.acts}>
                {[
                  ...movesOf(certificateLife, injury.certificate),
                  ...movesOf(expertiseLife, injury.expertise),
                ].map((move) => (
                  <Button key={move} size="sm" variant="default" onClick={() => setAsked({ injury, move })}>
                    {t(`recourse.injury_move.${move}`)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayBegin && (
        <div className={classes.act}>
          <Button variant="default" onClick={() => setAsked({ add: true })}>
            {t('recourse.injury.add')}
          </Button>
        </div>
      )}
      {asked && 'add' in asked && <AddDialog caseId={caseId} onClose={() => setAsked(undefined)} />}
      {asked && 'move' in asked && (
        <MoveDialog
          caseId={caseId}
          injury={asked.injury}
          move={asked.move}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Section>
  )
}

function factsOf(injury: Injury, t: ReturnType<typeof useText>): string {
  return [
    injury.certificate_on && t('recourse.injury.certificate_on', { day: formatDay(injury.certificate_on) }),
    injury.expertise_by && t(`recourse.body.${injury.expertise_by}`),
    injury.expertise_asked_on && t('recourse.injury.asked_on', { day: formatDay(injury.expertise_asked_on) }),
    injury.expertise_result_on &&
      t('recourse.injury.result_on', { day: formatDay(injury.expertise_result_on) }),
    injury.expertise_percent !== null &&
      t('recourse.injury.percent', { percent: formatPercent(injury.expertise_percent) }),
    injury.body,
  ]
    .filter(Boolean)
    .join(' · ')
}

function AddDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useText()
  const [seen, setSeen] = useState<string | null>(dayKey(new Date()))
  const [words, setWords] = useState('')
  const add = useAct(addInjuryContract, { onDone: onClose })
  const send = () =>
    seen &&
    add.mutate({ params: { case_id: caseId }, body: { seen_on: seen, ...(words.trim() ? { words } : {}) } })
  return (
    <FormDialog
      title={t('recourse.injury.add')}
      actLabel={t('recourse.injury.save')}
      isBusy={add.isPending}
      error={add.error}
      onAct={send}
      onClose={onClose}
    >
      <DateField
        label={t('recourse.injury.seen_on')}
        value={seen}
        onChange={setSeen}
        max={dayKey(new Date())}
        required
        error={seen ? undefined : t('recourse.missing.day')}
      />
      <TextArea
        label={t('recourse.injury.words')}
        optional
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

function MoveDialog({
  caseId,
  injury,
  move,
  onClose,
}: {
  caseId: string
  injury: Injury
  move: InjuryMove
  onClose: () => void
}) {
  const t = useText()
  const [on, setOn] = useState<string | null>(dayKey(new Date()))
  const [by, setBy] = useState<(typeof expertiseBodies)[number]>()
  const [percent, setPercent] = useState<number | string>('')
  const [body, setBody] = useState('')
  const [isTried, setTried] = useState(false)
  const act = useAct(moveInjuryContract, { onDone: onClose })
  const asksBy = move === 'ask_expertise'
  const send = () => {
    setTried(true)
    if (!on || (asksBy && !by)) return
    act.mutate({
      params: { case_id: caseId, injury_id: injury.id },
      body: {
        version: injury.version,
        move,
        on,
        ...(asksBy && by ? { by } : {}),
        ...(move === 'expertise_result' && percent !== '' ? { percent: Number(percent) } : {}),
        ...(body.trim() ? { body } : {}),
      },
    })
  }
  return (
    <FormDialog
      title={t(`recourse.injury_move.${move}`)}
      actLabel={t(`recourse.injury_move.${move}`)}
      isBusy={act.isPending}
      error={act.error}
      onAct={send}
      onClose={onClose}
    >
      <DateField
        label={t('recourse.on')}
        value={on}
        onChange={setOn}
        max={dayKey(new Date())}
        required
        error={on ? undefined : t('recourse.missing.day')}
      />
      {asksBy && (
        <ChoiceKeys
          label={t('recourse.expertise_by')}
          choices={expertiseBodies.map((value) => ({ value, label: t(`recourse.body.${value}`) }))}
          chosen={by ? [by] : []}
          onChange={([next]) => setBy(next)}
          columns={2}
          error={isTried && !by ? t('recourse.missing.choice') : undefined}
        />
      )}
      {move === 'expertise_result' && (
        <NumberField
          label={t('recourse.injury.percent_field')}
          optional
          min={0}
          max={100}
          decimalScale={1}
          value={percent}
          onChange={setPercent}
        />
      )}
      <TextField
        label={t('recourse.injury.body')}
        optional
        maxLength={200}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
