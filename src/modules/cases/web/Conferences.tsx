import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useRead } from '#ui/api.ts'
import { Badge } from '#ui/Badge.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { formatClock, formatDay } from '#ui/format.ts'
import layout from '#ui/layout.module.css'
import { useMay } from '#ui/me.ts'
import { Section } from '#ui/Sheet.tsx'
import { useText } from '#ui/text.ts'
import type { CaseFileView } from '../case.contract.ts'
import { moveDecisionContract, readConferencesContract } from '../conference.contract.ts'
import { type DecisionMove, decisionLife } from '../conference.life.ts'
import classes from './Cases.module.css'
import { ConferenceDialog } from './dialogs/ConferenceDialog.tsx'
import { useCaseAct } from './dialogs/case-act.tsx'
import { Said } from './Said.tsx'
import { TabBody } from './TabBody.tsx'

/** Case conferences: who sat in them, what was decided, by whom until when. */
export function Conferences({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const { whyNot } = useCaseAct()
  const [isAsked, ask] = useState(false)
  const read = useRead(readConferencesContract, { params: { case_id: file.id } }, { staleTime: 5 * 60_000 })
  const move = useAct(moveDecisionContract)
  const works = file.assigned && may('case.work')
  return (
    <TabBody read={read}>
      {(data) => (
        <Section title={t('cases.note.meeting')} note={t('cases.conference.note')}>
          {data.conferences.length === 0 && (
            <p>
              <strong>{t('cases.conference.none')}</strong>{' '}
              <span className={layout.quiet}>{t(whyNot ?? 'cases.conference.none_next')}</span>
            </p>
          )}
          <ul className={classes.rows}>
            {data.conferences.map((conference) => (
              <li key={conference.id}>
                <p className={classes.between}>
                  <strong>
                    {formatClock(conference.held_at)}, {formatDay(conference.held_at)}
                  </strong>
                  <span className={layout.quiet}>{t(`cases.mode.${conference.mode}`)}</span>
                </p>
                <p>
                  {conference.participants
                    .map((one) =>
                      [t(`cases.role.${one.role}`), one.staff_name ?? one.name].filter(Boolean).join(' '),
                    )
                    .join('; ')}
                </p>
                <Said words={conference.minutes} assigned={data.assigned} />
                <ul>
                  {conference.decisions.map((decision) => (
                    <li key={decision.id}>
                      <span className={classes.badges}>
                        <Badge
                          tone={
                            decision.state === 'done' ? 'ok' : decision.state === 'open' ? 'warn' : 'neutral'
                          }
                        >
                          {t(`cases.decision.${decision.state}`)}
                        </Badge>
                        <span>
                          {decision.words && `${decision.words} `}(
                          {decision.owner_name ?? t(`cases.role.${decision.owner_role}`)},{' '}
                          {t('cases.until', { day: formatDay(decision.due_on) })})
                        </span>
                        {works &&
                          (Object.keys(decisionLife[decision.state]) as DecisionMove[]).map((to) => (
                            <Button
                              key={to}
                              size="sm"
                              variant="default"
                              aria-disabled={move.isPending}
                              onClick={() =>
                                !move.isPending &&
                                move.mutate({
                                  params: { case_id: file.id, decision_id: decision.id },
                                  body: { version: decision.version, move: to },
                                })
                              }
                            >
                              {t(`cases.decision_move.${to}`)}
                            </Button>
                          ))}
                      </span>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          <ErrorNote error={move.error} />
          {whyNot === undefined && (
            <div className={classes.act}>
              <Button variant="default" onClick={() => ask(true)}>
                {t('cases.conference.write')}
              </Button>
            </div>
          )}
          {isAsked && <ConferenceDialog file={file} onClose={() => ask(false)} />}
        </Section>
      )}
    </TabBody>
  )
}
