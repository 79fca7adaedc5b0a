import { Badge } from '#ui/Badge.tsx'
import { formatDay } from '#ui/format.ts'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import classes from './Cases.module.css'
import { DangerBadge } from './labels.tsx'

/** Danger, what it is about, children who came along: beside the number of the case. */
export function CaseBadges({ file }: { file: CaseFileView }) {
  const t = useText()
  const children = file.persons.filter((person) => person.part === 'child').length
  return (
    <span className={classes.badges}>
      {file.status === 'closed' && <Badge>{t('cases.status.closed')}</Badge>}
      <DangerBadge danger={file.danger} isClosed={file.status === 'closed'} />
      <Badge>{t(`cases.topic.${file.topic}`)}</Badge>
      {file.gbv && <Badge>{t('cases.gbv')}</Badge>}
      {children > 0 && <Badge>{t('cases.line.children', { n: children })}</Badge>}
    </span>
  )
}

/** When it was opened and from where, who is in charge and with whom. */
export function CaseScope({ file }: { file: CaseFileView }) {
  const t = useText()
  const team = [
    ...new Set(file.assignments.flatMap((each) => (each.running && each.part === 'team' ? [each.name] : []))),
  ]
  return (
    <span className={classes.scope}>
      {[
        t('cases.head.opened', {
          day: formatDay(file.opened_at),
          from: t(`cases.received_from.${file.received_from}`),
        }),
        file.place_name ?? t('cases.place.unknown'),
        file.manager_name ? t('cases.head.manager', { who: file.manager_name }) : t('cases.no_manager'),
        ...(team.length > 0 ? [t('cases.head.team', { who: team.join(', ') })] : []),
      ].join(' · ')}
    </span>
  )
}
