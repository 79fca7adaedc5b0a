import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '#ui/api.ts'
import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useLanguage, useText } from '#ui/text.ts'
import { type HandoversView, printMinutesContract } from '../handover.contract.ts'
import { type HandoverMove, type HandoverStatus, movesOf } from '../handover.life.ts'
import type { HandoverView } from '../handover.shapes.ts'
import { MoveDialog } from './MoveDialog.tsx'

export const toneOf: Readonly<Record<HandoverStatus, BadgeTone>> = {
  prepared: 'warn',
  done: 'ok',
  confirmed: 'ok',
  refused: 'neutral',
  cancelled: 'neutral',
}

/** One hand-over: which way, who by part and age, the other side, and what may be done with it now. */
export function HandoverRow({
  caseId,
  handover,
  view,
}: {
  caseId: string
  handover: HandoverView
  view: HandoversView
}) {
  const t = useText()
  const now = useNow()
  const { language } = useLanguage()
  const [move, setMove] = useState<HandoverMove>()
  const moves = movesOf(handover.status, handover.direction)
  const mayMove = view.works_on && (view.open || handover.status === 'done')
  const hasMinutes = handover.status !== 'refused' && handover.status !== 'cancelled'
  const told = [
    ['where', handover.where],
    ['papers', papersOf(handover, t)],
    ['belongings', handover.belongings],
    ['giver', handover.giver && `${handover.giver.name}, ${handover.giver.function}`],
    ['receiver', handover.receiver && `${handover.receiver.name}, ${handover.receiver.function}`],
    ['note', handover.note],
    ['outcome', handover.outcome],
  ] as const
  return (
    <li>
      <div className={layout.between}>
        <strong>
          {t(`handovers.direction.${handover.direction}`)} ·{' '}
          {handover.other_agency ?? handover.other_name ?? t(`handovers.kind.${handover.other_kind}`)}
        </strong>
        <Badge tone={toneOf[handover.status]}>{t(`handovers.status.${handover.status}`)}</Badge>
      </div>
      <span className={layout.quiet}>
        {[
          formatWhen(handover.happened_at, new Date(now), language),
          t(`handovers.kind.${handover.other_kind}`),
          handover.place_name,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span>
        {t('handovers.persons', { n: handover.persons.length })}:{' '}
        {handover.persons.map((person) => personLabel(person, t)).join('; ')}
      </span>
      {handover.arrival && (
        <Badge tone={handover.arrival === 'safe' ? 'ok' : handover.arrival === 'worry' ? 'danger' : 'warn'}>
          {t(`handovers.arrival.${handover.arrival}`)}
        </Badge>
      )}
      {told.map(
        ([name, words]) =>
          words && (
            <span key={name} className={layout.words}>
              <span className={layout.quiet}>{t(`handovers.field.${name}`)}: </span>
              {words}
            </span>
          ),
      )}
      <div className={layout.acts}>
        {mayMove &&
          moves.map((each) => (
            <Button
              key={each}
              variant={each === 'sign' || each === 'confirm' ? 'filled' : 'default'}
              onClick={() => setMove(each)}
            >
              {t(`handovers.move.${each}`)}
            </Button>
          ))}
        {view.works_on && hasMinutes && <MinutesButton caseId={caseId} handoverId={handover.id} />}
      </div>
      {move && (
        <MoveDialog caseId={caseId} handover={handover} move={move} onClose={() => setMove(undefined)} />
      )}
    </li>
  )
}

function MinutesButton({ caseId, handoverId }: { caseId: string; handoverId: string }) {
  const t = useText()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const print = async () => {
    if (isBusy) return
    setBusy(true)
    setError(undefined)
    await call(printMinutesContract, { params: { case_id: caseId, handover_id: handoverId } }).catch(setError)
    setBusy(false)
  }
  return (
    <div>
      <Button
        variant="default"
        aria-disabled={isBusy}
        leftSection={<IconFileText size={20} stroke={1.75} aria-hidden />}
        onClick={() => void print()}
      >
        {t('handovers.minutes')}
      </Button>
      <ErrorNote error={error} />
    </div>
  )
}

type Say = ReturnType<typeof useText>

/** A person of a case as everybody may read them: part, sex and age. */
export function personLabel(person: { part: string; sex: string; age_years: number | null }, t: Say): string {
  const who = `${t(`handovers.part.${person.part}`)}, ${t(`handovers.sex.${person.sex}`).toLocaleLowerCase()}`
  return person.age_years === null ? who : `${who}, ${t('handovers.aged', { n: person.age_years })}`
}

function papersOf(handover: HandoverView, t: Say): string | null {
  const all = [...handover.papers.map((paper) => t(`handovers.paper.${paper}`)), handover.papers_words]
  return all.filter(Boolean).join('; ') || null
}
