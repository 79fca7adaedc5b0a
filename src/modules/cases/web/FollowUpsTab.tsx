import { Button } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { useNow } from '#ui/clock.ts'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { Section } from '#ui/Sheet.tsx'
import { TimeLeft } from '#ui/TimeLeft.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { type FollowUpView, readFollowUpsContract } from '../follow-up.contract.ts'
import classes from './Cases.module.css'
import { useCaseAct } from './dialogs/case-act.tsx'
import { PlanFollowUpDialog, PutOffDialog, TellDialog } from './dialogs/FollowUpDialogs.tsx'
import { ReturnDialog } from './dialogs/ReturnDialog.tsx'
import { DangerBadge } from './labels.tsx'
import { Said } from './Said.tsx'
import { TabBody } from './TabBody.tsx'

type Asked = { kind: 'plan' | 'return' } | { kind: 'tell' | 'put_off'; of: FollowUpView }

const moment = (at: string) => `${formatClock(at)}, ${formatDay(at)}`

/** Step 4: contacts that are to be made, soonest first; then those that were, and the checks after a return. */
export default function FollowUpsTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const now = useNow()
  const { whyNot } = useCaseAct()
  const [asked, ask] = useState<Asked>()
  const read = useRead(readFollowUpsContract, { params: { case_id: file.id } }, { staleTime: 5 * 60_000 })
  const mayFollow = file.assigned && may('case.work') // also after closing
  const close = () => ask(undefined)
  return (
    <TabBody read={read}>
      {(data) => {
        const coming = data.follow_ups.filter((each) => each.state === 'planned')
        const past = data.follow_ups.filter((each) => each.state !== 'planned')
        return (
          <>
            <Section title={t('cases.follow_ups.coming')} note={t('cases.follow_ups.note')}>
              {coming.length === 0 && (
                <p>
                  <strong>{t('cases.follow_ups.none')}</strong>{' '}
                  {mayFollow && <span className={layout.quiet}>{t('cases.follow_ups.none_next')}</span>}
                </p>
              )}
              <ol className={classes.rows}>
                {coming.map((each) => (
                  <li key={each.id}>
                    {Date.parse(each.due_from) <= now + 86_400_000 && (
                      <TimeLeft dueAt={each.due_until} startedAt={each.due_from} limit="internal" />
                    )}
                    <p className={classes.between}>
                      <span className={classes.badges}>
                        <strong>{t(`cases.follow_up_kind.${each.kind}`)}</strong>
                        <Badge>{t(`cases.purpose.${each.purpose}`)}</Badge>
                      </span>
                      <span className={layout.quiet}>
                        {moment(each.due_from)} – {moment(each.due_until)}
                      </span>
                    </p>
                    <Said words={each.plan} assigned={data.assigned} />
                    <p className={layout.quiet}>{each.staff_name}</p>
                    {mayFollow && (
                      <p className={classes.badges}>
                        <Button size="sm" onClick={() => ask({ kind: 'tell', of: each })}>
                          {t('cases.follow_ups.tell')}
                        </Button>
                        <Button
                          size="sm"
                          variant="default"
                          onClick={() => ask({ kind: 'put_off', of: each })}
                        >
                          {t('cases.follow_ups.put_off')}
                        </Button>
                      </p>
                    )}
                  </li>
                ))}
              </ol>
              {mayFollow && (
                <div className={classes.act}>
                  <span className={classes.badges}>
                    <Button onClick={() => ask({ kind: 'plan' })}>{t('cases.follow_ups.plan')}</Button>
                    {whyNot === undefined && (
                      <Button variant="default" onClick={() => ask({ kind: 'return' })}>
                        {t('cases.return.act')}
                      </Button>
                    )}
                  </span>
                </div>
              )}
            </Section>
            {data.return_checks.length > 0 && (
              <Section title={t('cases.return.title')} note={t('cases.return.law')}>
                <ul className={classes.rows}>
                  {data.return_checks.map((check) => (
                    <li key={check.id}>
                      <p className={classes.between}>
                        <span className={classes.badges}>
                          <strong>{t(`cases.return.${check.how}`)}</strong>
                          <DangerBadge danger={check.danger} />
                        </span>
                        <span className={layout.quiet}>{formatDay(check.returned_on)}</span>
                      </p>
                      <Said words={check.words} assigned={data.assigned} />
                      <p className={layout.quiet}>
                        {[
                          t(check.plan_reviewed ? 'cases.return.plan_yes' : 'cases.return.plan_no'),
                          t(check.word_renewed ? 'cases.return.word_yes' : 'cases.return.word_no'),
                          check.checked_by,
                        ].join(' · ')}
                      </p>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {past.length > 0 && (
              <Section title={t('cases.follow_ups.past')}>
                <ul className={classes.rows}>
                  {past.map((each) => (
                    <li key={each.id}>
                      <p className={classes.between}>
                        <span className={classes.badges}>
                          <strong>{t(`cases.follow_up_kind.${each.kind}`)}</strong>
                          <Badge
                            tone={
                              each.outcome === 'in_danger'
                                ? 'danger'
                                : each.state === 'missed'
                                  ? 'warn'
                                  : 'neutral'
                            }
                          >
                            {t(
                              each.outcome
                                ? `cases.outcome.${each.outcome}`
                                : `cases.follow_up_state.${each.state}`,
                            )}
                          </Badge>
                        </span>
                        <span className={layout.quiet}>{moment(each.state_at)}</span>
                      </p>
                      <Said words={each.words} assigned={data.assigned} />
                      {mayFollow && each.state === 'missed' && (
                        <Button size="sm" variant="default" onClick={() => ask({ kind: 'tell', of: each })}>
                          {t('cases.follow_ups.reached_after')}
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            {asked?.kind === 'plan' && <PlanFollowUpDialog file={file} onClose={close} />}
            {asked?.kind === 'return' && <ReturnDialog file={file} onClose={close} />}
            {asked?.kind === 'tell' && <TellDialog file={file} of={asked.of} onClose={close} />}
            {asked?.kind === 'put_off' && <PutOffDialog file={file} of={asked.of} onClose={close} />}
          </>
        )
      }}
    </TabBody>
  )
}
