import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { PageLink } from '#ui/links.tsx'
import { useMay } from '#ui/me.ts'
import { useTellOpening } from '#ui/opening.ts'
import { Section } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import { listSubmissions } from '../regime.contract.ts'
import { toneOf } from './SubmissionsPage.tsx'

const most = 5

/** What a commune still has to send, or what lies with the officer to be taken: late ones first. */
export default function SubmissionsCard() {
  const t = useText()
  const may = useMay()
  const { language } = useLanguage()
  const read = useRead(listSubmissions, { query: {} })
  const waiting = may('submission.send') ? ['late', 'returned', 'asked'] : ['late', 'sent']
  const mine = read.data?.items.filter((line) => waiting.includes(line.standing))
  const late = mine?.filter((line) => line.standing === 'late').length ?? 0
  useTellOpening(late > 0 ? { weight: 2, sentence: t('regimes.submissions.late', { n: late }) } : undefined)
  if (read.error) return <ErrorNote error={read.error} onRetry={() => void read.refetch()} />
  if (!mine || mine.length === 0) return null
  return (
    <Section title={t('regimes.submissions.title')} note={t('regimes.card.count', { n: mine.length })}>
      <ul className={layout.rows}>
        {mine.slice(0, most).map((line) => (
          <li key={line.id}>
            <PageLink to="/submissions/$id" params={{ id: line.id }}>
              {`${line.agency}: ${line.regime}, ${line.period[language]}`}
            </PageLink>
            <span>
              <Badge tone={toneOf[line.standing]}>{t(`regimes.standing.${line.standing}`)}</Badge>{' '}
              <span className={layout.quiet}>{t('regimes.due', { day: formatDay(line.due_at) })}</span>
            </span>
          </li>
        ))}
      </ul>
      {mine.length > most && <PageLink to="/submissions">{t('regimes.card.all')}</PageLink>}
    </Section>
  )
}
