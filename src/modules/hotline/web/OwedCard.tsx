import { ErrorNote } from '#ui/ErrorNote.tsx'
import { PageLink } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { TextSkeleton } from '#ui/Skeletons.tsx'
import { useText } from '#ui/text.ts'
import classes from './hotline.module.css'
import { useHotlineToday } from './use-today.ts'

/** What the hotline still owes: dangers nobody answered, calls to return, questions for the leader, a signature. */
export default function OwedCard() {
  const t = useText()
  const may = useMay()
  const today = useHotlineToday()
  const owed = today.data
  const dangers = (owed?.open_dangers ?? 0) + (owed?.suicide_risks ?? 0)
  useTellOpening(
    !owed
      ? undefined
      : dangers > 0
        ? { weight: 3, sentence: t('hotline.today.opening_danger', { n: dangers }) }
        : owed.calls_due > 0
          ? { weight: 2, sentence: t('hotline.today.opening_calls', { n: owed.calls_due }) }
          : undefined,
  )
  if (today.error) return <ErrorNote error={today.error} onRetry={() => void today.refetch()} />
  if (!owed)
    return (
      <Section title={t('hotline.today.title')}>
        <TextSkeleton lines={2} />
      </Section>
    )
  const board = may('hotline.board') ? '/hotline/board' : '/call-backs'
  const lines = [
    { key: 'open_dangers', n: owed.open_dangers, to: board },
    { key: 'suicide_risks', n: owed.suicide_risks, to: board },
    { key: 'calls_possible_now', n: owed.calls_possible_now, to: '/call-backs' },
    { key: 'calls_late', n: owed.calls_late, to: '/call-backs' },
    { key: 'emergencies_asked', n: owed.emergencies_asked, to: '/call-backs' },
    { key: 'emergencies_to_review', n: owed.emergencies_to_review, to: '/call-backs' },
    { key: 'handover_to_sign', n: owed.handover_to_sign ? 1 : 0, to: '/handover' },
  ].filter((line) => line.n > 0)
  return (
    <Section title={t('hotline.today.title')} danger={dangers > 0}>
      {lines.length === 0 && <p className={classes.quiet}>{t('hotline.today.nothing')}</p>}
      <ul className={classes.list}>
        {lines.map((line) => (
          <li key={line.key} className={classes.line}>
            <div>
              <PageLink to={line.to}>{t(`hotline.today.${line.key}`, { n: line.n })}</PageLink>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
