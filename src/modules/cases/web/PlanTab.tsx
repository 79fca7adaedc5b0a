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
import {
  draftPlanContract,
  dropGoalContract,
  type GoalView,
  type PlanView,
  readPlansContract,
} from '../plan.contract.ts'
import { mayEditPlan, mayProgress } from '../plan.life.ts'
import classes from './Cases.module.css'
import { ApproveDialog } from './dialogs/ApproveDialog.tsx'
import { useCaseAct } from './dialogs/case-act.tsx'
import { GoalDialog } from './dialogs/GoalDialog.tsx'
import { ProgressDialog } from './dialogs/ProgressDialog.tsx'
import { GoalBody } from './GoalBody.tsx'
import { TabBody } from './TabBody.tsx'

type Asked =
  | { kind: 'goal'; planId: string; goal?: GoalView }
  | { kind: 'progress'; planId: string; goal: GoalView }
  | { kind: 'approve'; plan: PlanView }

/** Step 2: the plan in its versions, the draft and the one in force first. */
export default function PlanTab({ file }: { file: CaseFileView }) {
  const t = useText()
  const may = useMay()
  const { whyNot } = useCaseAct()
  const [asked, ask] = useState<Asked>()
  const read = useRead(readPlansContract, { params: { case_id: file.id } }, { staleTime: 5 * 60_000 })
  const draft = useAct(draftPlanContract)
  const drop = useAct(dropGoalContract)
  const mayWork = whyNot === undefined
  return (
    <TabBody read={read}>
      {(data) => (
        <>
          {data.plans.length === 0 && (
            <Section title={t('cases.tab.plan')} note={t('cases.plan.law')}>
              <p>
                <strong>{t('cases.plan.none')}</strong>{' '}
                <span className={layout.quiet}>{t(whyNot ?? 'cases.plan.none_next')}</span>
              </p>
            </Section>
          )}
          {mayWork && data.plans[0]?.status !== 'draft' && (
            <Section title={t('cases.plan.new')}>
              <div className={classes.act}>
                <Button
                  variant={data.plans.length ? 'default' : 'filled'}
                  aria-disabled={draft.isPending}
                  onClick={() => !draft.isPending && draft.mutate({ params: { case_id: file.id } })}
                >
                  {t(data.plans.length ? 'cases.plan.next_version' : 'cases.plan.begin')}
                </Button>
              </div>
              <ErrorNote error={draft.error} />
            </Section>
          )}
          {data.plans.map((plan) => (
            <Section
              key={plan.id}
              title={
                <span className={classes.badges}>
                  {t('cases.plan.number', { n: plan.number })}
                  <Badge
                    tone={plan.status === 'approved' ? 'ok' : plan.status === 'draft' ? 'warn' : 'neutral'}
                  >
                    {t(`cases.plan_status.${plan.status}`)}
                  </Badge>
                </span>
              }
              note={t('cases.written', { who: plan.made_by, day: formatDay(plan.made_at) })}
            >
              {plan.signed_at && plan.signer_role && (
                <p>
                  {t('cases.plan.signed', {
                    who: [t(`cases.signer.${plan.signer_role}`), plan.signer].filter(Boolean).join(' '),
                    when: `${formatClock(plan.signed_at)}, ${formatDay(plan.signed_at)}`,
                    by: plan.recorded_by ?? '',
                  })}
                </p>
              )}
              {plan.goals.length === 0 && <p className={layout.quiet}>{t('cases.plan.no_goals')}</p>}
              <ol className={classes.rows}>
                {plan.goals.map((goal) => (
                  <li key={goal.id}>
                    <GoalBody goal={goal} assigned={data.assigned} />
                    {mayWork && mayEditPlan(plan.status) && (
                      <p className={classes.badges}>
                        <Button
                          variant="default"
                          size="sm"
                          onClick={() => ask({ kind: 'goal', planId: plan.id, goal })}
                        >
                          {t('cases.plan.edit_goal')}
                        </Button>
                        <Button
                          variant="default"
                          size="sm"
                          aria-disabled={drop.isPending}
                          onClick={() =>
                            !drop.isPending &&
                            drop.mutate({
                              params: { case_id: file.id, plan_id: plan.id, goal_id: goal.id },
                              body: { version: goal.version },
                            })
                          }
                        >
                          {t('cases.plan.drop_goal')}
                        </Button>
                      </p>
                    )}
                    {mayWork && mayProgress(plan.status) && (
                      <p className={classes.badges}>
                        <Button
                          variant="default"
                          size="sm"
                          onClick={() => ask({ kind: 'progress', planId: plan.id, goal })}
                        >
                          {t('cases.plan.progress')}
                        </Button>
                      </p>
                    )}
                  </li>
                ))}
              </ol>
              {plan.status === 'draft' && (
                <div className={classes.act}>
                  <span className={classes.badges}>
                    {mayWork && (
                      <Button onClick={() => ask({ kind: 'goal', planId: plan.id })}>
                        {t('cases.plan.add_goal')}
                      </Button>
                    )}
                    {may('case.approve') && !plan.mine && plan.goals.length > 0 && (
                      <Button onClick={() => ask({ kind: 'approve', plan })}>
                        {t('cases.plan.approve')}
                      </Button>
                    )}
                  </span>
                  <span className={layout.quiet}>{t('cases.plan.paper')}</span>
                </div>
              )}
            </Section>
          ))}
          <ErrorNote error={drop.error} />
          {asked?.kind === 'goal' && (
            <GoalDialog
              file={file}
              planId={asked.planId}
              {...(asked.goal ? { goal: asked.goal } : {})}
              onClose={() => ask(undefined)}
            />
          )}
          {asked?.kind === 'progress' && (
            <ProgressDialog
              file={file}
              planId={asked.planId}
              goal={asked.goal}
              onClose={() => ask(undefined)}
            />
          )}
          {asked?.kind === 'approve' && (
            <ApproveDialog file={file} plan={asked.plan} onClose={() => ask(undefined)} />
          )}
        </>
      )}
    </TabBody>
  )
}
