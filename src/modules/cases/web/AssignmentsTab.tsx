import { Button } from '@mantine/core'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { DataList } from '#ui/DataList.tsx'
import { formatWhen } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { Section, Sheet } from '#ui/Sheet.tsx'
import { useLanguage, useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import classes from './Cases.module.css'
import { useCaseAct } from './dialogs/case-act.tsx'

/** Who works on the case, from when until when. The only thing that opens it. */
export function AssignmentsTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const now = useNow()
  const { language } = useLanguage()
  const { ask } = useCaseAct()
  const when = (at: string) => formatWhen(at, new Date(now), language)
  return (
    <Sheet>
      <Section title={t('cases.tab.assignments')} note={t('cases.assignments.note')}>
        <DataList
          label={t('cases.tab.assignments')}
          rows={file.assignments}
          rowKey={(each) => `${each.staff_id} ${each.from_at}`}
          empty={{ sentence: t('cases.assignments.none') }}
          columns={[
            {
              key: 'state',
              label: t('cases.field.status'),
              cell: (each) => (
                <Badge tone={each.running ? 'ok' : 'neutral'}>
                  {t(each.running ? 'cases.assignments.running' : 'cases.assignments.ended')}
                </Badge>
              ),
            },
            { key: 'name', label: t('cases.assignments.who'), main: true, cell: (each) => each.name },
            {
              key: 'part',
              label: t('cases.assignments.part'),
              cell: (each) => t(`cases.assignment.${each.part}`),
            },
            {
              key: 'dates',
              label: t('cases.assignments.dates'),
              figures: true,
              cell: (each) =>
                each.until_at
                  ? t('cases.assignments.from_until', {
                      from: when(each.from_at),
                      until: when(each.until_at),
                    })
                  : t('cases.assignments.from', { from: when(each.from_at) }),
            },
            {
              key: 'act',
              label: t('cases.act.end_assignment_short'),
              quiet: true,
              cell: (each) =>
                each.running &&
                may('case.assign') && (
                  <Button
                    variant="default"
                    size="sm"
                    onClick={() => ask({ kind: 'end_assignment', staffId: each.staff_id, name: each.name })}
                  >
                    {t('cases.act.end_assignment_short')}
                  </Button>
                ),
            },
          ]}
        />
        {may('case.assign') ? (
          <div className={classes.act}>
            <span className={classes.badges}>
              <Button onClick={() => ask({ kind: 'assign', part: 'manager' })}>
                {t(file.manager_id ? 'cases.act.hand_over' : 'cases.act.assign')}
              </Button>
              <Button variant="default" onClick={() => ask({ kind: 'assign', part: 'team' })}>
                {t('cases.act.team')}
              </Button>
            </span>
          </div>
        ) : (
          <p className={layout.quiet}>{t('cases.assignments.by_supervisor')}</p>
        )}
      </Section>
    </Sheet>
  )
}
