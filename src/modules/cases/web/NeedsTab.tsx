import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge, type BadgeTone } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { type AssessmentSection, assessmentSections } from '../need.codes.ts'
import { moveNeedContract, type NeedsView, readNeedsContract } from '../need.contract.ts'
import { isOpenNeed, type NeedMove, needLife } from '../need.life.ts'
import classes from './Cases.module.css'
import { AssessmentDialog } from './dialogs/AssessmentDialog.tsx'
import { useCaseAct } from './dialogs/case-act.tsx'
import { NeedDialog } from './dialogs/NeedDialog.tsx'
import { Said } from './Said.tsx'
import { TabBody } from './TabBody.tsx'
import { useRoles } from './use-roles.ts'

type Need = NeedsView['needs'][number]

const tones: Readonly<Record<Need['state'], BadgeTone>> = {
  unmet: 'warn',
  partly: 'warn',
  met: 'ok',
  dropped: 'neutral',
}

/** Step 1: what is needed, most pressing first, and the first assessment along its questions. */
export default function NeedsTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const { whyNot } = useCaseAct()
  const [asked, ask] = useState<{ need?: Need } | { section: AssessmentSection }>()
  const read = useRead(readNeedsContract, { params: { case_id: file.id } }, { staleTime: 5 * 60_000 })
  return (
    <TabBody read={read}>
      {(data) => (
        <>
          <Section title={t('cases.tab.needs')} note={t('cases.needs.note')}>
            {data.needs.length === 0 && (
              <p>
                <strong>{t('cases.needs.none')}</strong>{' '}
                <span className={layout.quiet}>{t(whyNot ?? 'cases.needs.none_next')}</span>
              </p>
            )}
            <ol className={classes.rows}>
              {data.needs.map((need) => (
                <li key={need.id}>
                  <NeedRow
                    file={file}
                    need={need}
                    assigned={data.assigned}
                    mayWork={whyNot === undefined}
                    onEdit={() => ask({ need })}
                  />
                </li>
              ))}
            </ol>
            {whyNot === undefined && (
              <div className={classes.act}>
                <Button onClick={() => ask({})}>{t('cases.needs.add')}</Button>
              </div>
            )}
          </Section>
          {assessmentSections.map((section) => {
            const written = data.assessment.find((each) => each.section === section)
            return (
              <Section
                key={section}
                title={t(`cases.section.${section}`)}
                note={
                  written &&
                  t('cases.written', { who: written.written_by, day: formatDay(written.written_at) })
                }
              >
                {written ? (
                  <Said words={written.words} assigned={data.assigned} />
                ) : (
                  <p className={layout.quiet}>{t(`cases.ask.${section}`)}</p>
                )}
                {whyNot === undefined && (
                  <div className={classes.act}>
                    <Button variant="default" size="sm" onClick={() => ask({ section })}>
                      {t(written ? 'cases.assessment.edit' : 'cases.assessment.write')}
                    </Button>
                  </div>
                )}
              </Section>
            )
          })}
          {asked && 'section' in asked && (
            <AssessmentDialog
              file={file}
              section={asked.section}
              written={data.assessment.find((each) => each.section === asked.section)}
              onClose={() => ask(undefined)}
            />
          )}
          {asked && !('section' in asked) && (
            <NeedDialog
              file={file}
              {...(asked.need
                ? { need: data.needs.find((each) => each.id === asked.need?.id) ?? asked.need }
                : {})}
              onClose={() => ask(undefined)}
            />
          )}
        </>
      )}
    </TabBody>
  )
}

function NeedRow(props: {
  file: CaseFileView
  need: Need
  assigned: boolean
  mayWork: boolean
  onEdit: () => void
}) {
  const { file, need } = props
  const t = useText()
  const { roleOf } = useRoles(file)
  const act = useAct(moveNeedContract)
  const move = (to: NeedMove) =>
    act.mutate({ params: { case_id: file.id, need_id: need.id }, body: { version: need.version, move: to } })
  const isUrgent = need.urgency === 'emergency' && isOpenNeed(need.state)
  return (
    <>
      <p className={classes.between}>
        <span className={classes.badges}>
          <strong>{t(`cases.need.${need.kind}`)}</strong>
          <Badge tone={isUrgent ? 'danger' : 'neutral'}>{t(`cases.urgency.${need.urgency}`)}</Badge>
          <Badge tone={tones[need.state]}>{t(`cases.need_state.${need.state}`)}</Badge>
        </span>
        <span className={layout.quiet}>
          {t('cases.since', { day: formatDay(need.state === 'unmet' ? need.found_at : need.state_at) })}
        </span>
      </p>
      {need.person_id && <p>{roleOf(need.person_id)}</p>}
      <Said words={need.words} assigned={props.assigned} />
      {props.mayWork && (
        <p className={classes.badges}>
          {(Object.keys(needLife[need.state]) as NeedMove[]).map((to) => (
            <Button
              key={to}
              variant="default"
              size="sm"
              aria-disabled={act.isPending}
              onClick={() => !act.isPending && move(to)}
            >
              {t(`cases.need_move.${to}`)}
            </Button>
          ))}
          <Button variant="default" size="sm" onClick={props.onEdit}>
            {t('cases.needs.edit')}
          </Button>
        </p>
      )}
      <ErrorNote error={act.error} />
    </>
  )
}
