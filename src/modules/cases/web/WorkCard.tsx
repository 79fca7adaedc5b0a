import { useRead } from '#ui/api.ts'
import { useNow } from '#ui/clock.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { useFew } from '#ui/few.tsx'
import { formatDay } from '#ui/format.ts'
import { PageLink } from '#ui/links.tsx'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useText } from '#ui/text.ts'
import { readWorkContract } from '../case-work.contract.ts'
import classes from './Cases.module.css'
import { DangerBadge } from './labels.tsx'

/** What my cases ask of me: contacts due, decisions due, notes to read; most late first. */
export default function WorkCard() {
  const t = useText()
  const now = useNow()
  const work = useRead(readWorkContract, {}, { staleTime: 60_000 })
  const late = work.data?.follow_ups.filter((each) => Date.parse(each.due_until) < now).length ?? 0
  const total = work.data
    ? work.data.follow_ups.length + work.data.decisions.length + work.data.notes.length
    : 0
  const contacts = useFew(work.data?.follow_ups, 5)
  useTellOpening(
    late > 0
      ? { weight: 2, sentence: t('cases.work.late', { n: late }) }
      : total > 0
        ? { weight: 1, sentence: t('cases.work.some', { n: total }) }
        : undefined,
  )
  if (work.error && !work.data)
    return (
      <Section title={t('cases.work.title')}>
        <ErrorNote error={work.error} onRetry={() => void work.refetch()} />
      </Section>
    )
  if (!work.data || total === 0) return null
  const link = (id: string, tab: string, code: string) => (
    <PageLink to="/cases/$id" params={{ id }} search={{ tab }}>
      {code}
    </PageLink>
  )
  return (
    <Section title={t('cases.work.title')} note={t('cases.work.note')}>
      <ul className={classes.rows}>
        {work.data.notes.map((note) => (
          <li key={note.id}>
            <p>
              {t(`cases.work.${note.kind}`, { who: note.written_by })}{' '}
              {link(note.case_id, 'reviews', note.code)}
            </p>
          </li>
        ))}
        {contacts.shown?.map((each) => (
          <li key={each.id}>
            <TimeLeft dueAt={each.due_until} startedAt={each.due_from} limit="internal" />
            <p className={classes.badges}>
              <span>
                {t(`cases.follow_up_kind.${each.kind}`)} ({t(`cases.purpose.${each.purpose}`).toLowerCase()}){' '}
                {link(each.case_id, 'follow-ups', each.code)}
              </span>
              <DangerBadge danger={each.danger} />
            </p>
          </li>
        ))}
        {contacts.more && <li>{contacts.more}</li>}
        {work.data.decisions.map((each) => (
          <li key={each.id}>
            <p>
              {t('cases.work.decision', { day: formatDay(each.due_on) })}{' '}
              {link(each.case_id, 'reviews', each.code)}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
